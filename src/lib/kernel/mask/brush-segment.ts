/** A point of a stroke, image pixels. */
export interface BrushPoint {
  x: number;
  y: number;
  radius: number;
}

/** A piece of a stroke between two points that follow one another; a dot where they are the same. */
export interface BrushSegment {
  from: BrushPoint;
  to: BrushPoint;
  /** 0 to 1: the share of the radius that is covered wholly; the rest fades to nothing. */
  hardness: number;
  /** Takes away instead of adding. */
  erase: boolean;
}

/** Even a hard edge is smooth over one pixel. */
export const EDGE_PX = 0.5;
