import type { ToolId } from '../../contracts/editing.ts';
import type { Mark } from '../../contracts/mark.ts';
import type { MaskMode } from '../../contracts/mask.ts';
import type { Point } from '../../kernel/mask/fill-polygon.ts';
import type { HandKind } from '../ink/hand-state.ts';
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
export type ToolPreview = {
  points: readonly Point[];
  closed: boolean;
  /** Places that can be taken hold of. */
  handles?: readonly Point[];
} | null;

/** What a tool that takes several strokes for one act answers between them. */
export interface ToolCourse {
  /** True from its first stroke until it ends. */
  isOpen(): boolean;
  /** Where the next stroke would begin; null: nowhere. */
  hover(at: Point | null): void;
  /** What is there becomes an act, if it is enough for one. */
  finish(): void;
  /** None of it ever was. */
  leave(): void;
  /** The last stroke of it never was. */
  stepBack(): void;
}

/** How a tool that draws answers a hand. Every tool answers all of it; coordinates are the picture's. */
export interface Tool {
  readonly id: ToolId;
  begin(stroke: ToolStroke): void;
  /** `predicted`: where the hand will probably go next; to be shown, and never kept. */
  move(points: readonly ToolPoint[], predicted?: readonly ToolPoint[]): void;
  /** The stroke is over and stays. */
  commit(): void;
  /** The stroke never was. */
  discard(): void;
  /** Left out: one stroke is one act. */
  readonly course?: ToolCourse;
  /** How it is used from the keyboard: Enter begins a stroke and ends it, or is a tap. Left out: not by the crosshair. */
  readonly byKeys?: 'stroke' | 'tap';
}

/** What tools make; it becomes rows elsewhere. */
export type EditorCommand =
  | { type: 'mask-changed'; change: MaskChange }
  /** A place was picked: the pixels decide, and those are asked for elsewhere. */
  | { type: 'colour-picked'; at: Point; mode: MaskMode }
  | { type: 'object-picked'; points: readonly ToolPoint[]; radiusPx: number; mode: MaskMode }
  /** Marks were drawn, moved, pulled or erased: these are all of them now, and those that are held. */
  | { type: 'marks-changed'; marks: readonly Mark[]; selectedIds: readonly string[] }
  | { type: 'mark-selected'; ids: readonly string[] }
  /** Its text is to be edited. */
  | { type: 'mark-edit-wanted'; id: string }
  /** Text is to be written there. */
  | { type: 'text-wanted'; at: Point }
  | { type: 'undo-wanted' }
  | { type: 'redo-wanted' }
  | { type: 'pen-seen' }
  /** A gesture gave the brush another size, image pixels. */
  | { type: 'brush-sized'; sizePx: number }
  /** Keys have moved the crosshair; null: it is gone. */
  | { type: 'crosshair-moved'; at: Point | null; isDown: boolean };
