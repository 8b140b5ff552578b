declare const space: unique symbol;

/** A place on the canvas element, in CSS pixels from its top left corner. */
export type ScreenPoint = Readonly<{ x: number; y: number; [space]: 'screen' }>;

/** A place in the picture, in picture pixels from its top left corner. */
export type ImagePoint = Readonly<{ x: number; y: number; [space]: 'image' }>;

/** A rectangle on the canvas element, in CSS pixels. */
export type ScreenRect = Readonly<{ x: number; y: number; width: number; height: number; [space]: 'screen' }>;

/** The brand exists for the compiler only, so that the two kinds of coordinates cannot be mixed up. */
export function screenPoint(x: number, y: number): ScreenPoint {
  return { x, y } as ScreenPoint;
}

export function imagePoint(x: number, y: number): ImagePoint {
  return { x, y } as ImagePoint;
}

export function screenRect(x: number, y: number, width: number, height: number): ScreenRect {
  return { x, y, width, height } as ScreenRect;
}
