import { IDLE_GESTURE } from '../viewport/gesture.ts';
import type { GestureCommand, GestureState } from '../viewport/gesture.ts';
import type { ScreenPoint } from '../viewport/coordinates.ts';

/* What a hand does on the canvas, what that means, and what is known of it in between. */

export type HandKind = 'pen' | 'touch' | 'mouse';

/** A point of a stroke: CSS pixels on the canvas. */
export interface HandSample {
  readonly point: ScreenPoint;
  /** 0 to 1; 0.5 where the device does not measure it. */
  readonly pressure: number;
  readonly timeMs: number;
}

export type HandEvent =
  | {
      readonly type: 'down';
      readonly id: number;
      readonly kind: HandKind;
      readonly sample: HandSample;
      /** Longer side of the contact, CSS pixels; 0 where it is not known. */
      readonly contactPx: number;
      /** The pen's other end, or its eraser button. */
      readonly eraser: boolean;
      /** It moves the picture whatever the tool: middle button, space held. */
      readonly navigates: boolean;
      /** Its way sizes the brush: a pen's barrel button. */
      readonly sizes?: boolean;
    }
  | {
      readonly type: 'move';
      readonly id: number;
      /** All since the last event, oldest first; at least one. */
      readonly samples: readonly HandSample[];
      /** Where the browser thinks it will go next. */
      readonly predicted?: readonly HandSample[];
      /** As of `down`: a palm lands with its edge. */
      readonly contactPx?: number;
    }
  | { readonly type: 'up'; readonly id: number; readonly sample: HandSample }
  /** The browser took the pointer away, or its capture was lost. */
  | { readonly type: 'cancel'; readonly id: number }
  /** Time has passed; wanted while `wakesAt` is set. */
  | { readonly type: 'tick'; readonly timeMs: number }
  | { readonly type: 'draw-with-finger'; readonly on: boolean }
  /** The tool was changed or the picture is gone. */
  | { readonly type: 'interrupt' }
  /** The stroke under way is not wanted. */
  | { readonly type: 'discard' };

export type HandCommand =
  | {
      readonly type: 'ink-begin';
      readonly samples: readonly HandSample[];
      readonly eraser: boolean;
      readonly kind: HandKind;
    }
  | {
      readonly type: 'ink-move';
      readonly samples: readonly HandSample[];
      readonly predicted: readonly HandSample[];
    }
  | { readonly type: 'ink-commit' }
  /** As if the stroke had never been. */
  | { readonly type: 'ink-discard' }
  | { readonly type: 'size-begin'; readonly at: ScreenPoint }
  /** Since it began; right and up make the brush larger. CSS pixels. */
  | { readonly type: 'size-move'; readonly shiftPx: number }
  | { readonly type: 'size-end' }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** A pen was seen for the first time since fingers could draw. */
  | { readonly type: 'pen-mode' }
  | Exclude<GestureCommand, { type: 'double-tap' }>;

/** A stroke that is being made. */
export interface Stroke {
  readonly id: number;
  readonly kind: HandKind;
  readonly eraser: boolean;
  readonly startMs: number;
  readonly start: ScreenPoint;
  /** Held back so far; empty once it inks. */
  readonly held: readonly HandSample[];
  readonly inks: boolean;
}

/** Fingers that are down or were, since the glass was last untouched. */
export interface Touches {
  readonly ids: readonly number[];
  /** Most at once. */
  readonly count: number;
  readonly startMs: number;
  readonly starts: ReadonlyMap<number, ScreenPoint>;
  /** Where each was last. */
  readonly lasts: ReadonlyMap<number, ScreenPoint>;
  /** Too far or too long for a tap, or one of them drew. */
  readonly spoilt: boolean;
}

/** Three fingers that landed together, or a pen with its barrel button held: their way sizes the brush. */
export interface Sizing {
  readonly ids: readonly number[];
  /** What their way is measured from. */
  readonly start: ScreenPoint;
  /** They went far enough to mean it. */
  readonly isMeant: boolean;
}

export interface HandState {
  readonly stroke: Stroke | null;
  readonly sizing: Sizing | null;
  readonly touches: Touches;
  readonly gesture: GestureState;
  /** Pointers that move the picture. */
  readonly navigating: readonly number[];
  /** A pen was seen: fingers move the picture. */
  readonly penMode: boolean;
  readonly drawWithFinger: boolean;
  /** When a tick is wanted, milliseconds; null: none. */
  readonly wakesAt: number | null;
}

export interface HandStep {
  readonly state: HandState;
  readonly commands: readonly HandCommand[];
}

export const NO_TOUCHES: Touches = {
  ids: [],
  count: 0,
  startMs: 0,
  starts: new Map(),
  lasts: new Map(),
  spoilt: false,
};

export const IDLE_HAND: HandState = {
  stroke: null,
  sizing: null,
  touches: NO_TOUCHES,
  gesture: IDLE_GESTURE,
  navigating: [],
  penMode: false,
  drawWithFinger: false,
  wakesAt: null,
};

export type HandEventOf<T extends HandEvent['type']> = Extract<HandEvent, { type: T }>;

export const stay = (state: HandState, ...commands: HandCommand[]): HandStep => ({ state, commands });

/** Too far or too long for a tap. */
export function spoil(state: HandState): HandState {
  return { ...state, touches: { ...state.touches, spoilt: true } };
}

export const distance = (a: ScreenPoint, b: ScreenPoint): number => Math.hypot(a.x - b.x, a.y - b.y);
/** A tap stays within this, CSS pixels. */
export const TAP_PX = 12;
export const TAP_MS = 300;
