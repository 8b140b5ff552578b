import type { SourceImage } from './recipe.ts';

/** How two pictures are laid against one another. */
export type CompareMode = 'wipe' | 'side-by-side' | 'blink' | 'difference';

/** One of two compared pictures: an image of the history as it is by now, or a source that was never in it. */
export type ComparedSide =
  | { readonly kind: 'asset'; readonly assetId: string }
  | { readonly kind: 'source'; readonly source: SourceImage };

/** Two pictures that are looked at together; `a` lies left. */
export interface Comparison {
  readonly a: ComparedSide;
  readonly b: ComparedSide;
}
