/** Changes of a mask as a whole that cost time; `px` in image pixels. */
export type MaskReshape =
  { type: 'grow'; px: number } | { type: 'feather'; px: number } | { type: 'fill-holes' };
