/** A place in the picture, image pixels. */
export interface MarkPoint {
  x: number;
  y: number;
}

interface MarkLook {
  id: string;
  /** CSS colour, `#rrggbb`. */
  colour: string;
  /** Width of the line, image pixels; of text, its height. */
  widthPx: number;
}

/** A drawn mark, kept as data over the picture; never part of it until someone asks for that. */
export type Mark =
  | (MarkLook & { type: 'rectangle' | 'ellipse'; from: MarkPoint; to: MarkPoint })
  | (MarkLook & { type: 'arrow'; from: MarkPoint; to: MarkPoint })
  /** `pressure` from 0 to 1. */
  | (MarkLook & { type: 'freehand'; points: (MarkPoint & { pressure: number })[] })
  | (MarkLook & { type: 'text'; at: MarkPoint; text: string })
  /** Numbered by its place among the pins; the note goes into the legend of the prompt. */
  | (MarkLook & { type: 'pin'; at: MarkPoint; note: string });
