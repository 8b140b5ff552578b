import type { ToolId } from '../../contracts/editing.ts';
import type { MaskMode } from '../../contracts/mask.ts';
import type { Point } from '../../kernel/mask/fill-polygon.ts';
import type { HandKind } from '../ink/hand.ts';
import type { MaskChange } from '../../kernel/undo/tile-journal.ts';

/** A point of a stroke on the picture. */
export interface ToolPoint extends Point {
  /** 0 to 1. */
  pressure: number;
}

export interface ToolStroke {
  points: readonly ToolPoint[];
  kind: HandKind;
  /** The pen's other end. */
  eraser: boolean;
}

/** What a tool shows while it is used, in image pixels; drawn over everything, gone with the stroke. */
export type ToolPreview = { points: readonly Point[]; closed: boolean } | null;

/** How a tool that draws answers a hand. Every tool answers all of it; coordinates are the picture's. */
export interface Tool {
  readonly id: ToolId;
  begin(stroke: ToolStroke): void;
  move(points: readonly ToolPoint[]): void;
  /** The stroke is over and stays. */
  commit(): void;
  /** The stroke never was. */
  discard(): void;
}

/** What tools make; it becomes rows elsewhere. */
export type EditorCommand =
  | { type: 'mask-changed'; change: MaskChange }
  /** A place was picked: the pixels decide, and those are asked for elsewhere. */
  | { type: 'colour-picked'; at: Point; mode: MaskMode }
  | { type: 'object-picked'; points: readonly ToolPoint[]; radiusPx: number; mode: MaskMode }
  | { type: 'undo-wanted' }
  | { type: 'redo-wanted' }
  | { type: 'pen-seen' };
