import { IDLE_GESTURE, stepGesture } from '../viewport/gesture.ts';
import type { GestureCommand, GestureState } from '../viewport/gesture.ts';
import type { ScreenPoint } from '../viewport/coordinates.ts';

/*
 * Which pointer draws and which moves the picture, while a tool draws. Pure: `(state, event) -> {state, commands}`.
 *
 *   idle ──pen, mouse, or a finger that may draw──> holding (finger) ──70 ms or 6 px──> inking ──> idle
 *                                                      └─second finger, pen──> navigating / inking
 *
 * A palm lands before the pen: a finger's stroke is held back at first, a pen wipes out what a finger has just begun, and once
 * a pen was seen fingers move the picture until the user says otherwise. Nothing that is guessed ever turns that off again.
 */

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
    }
  /** `samples`: all since the last event, oldest first; at least one. */
  | { readonly type: 'move'; readonly id: number; readonly samples: readonly HandSample[] }
  | { readonly type: 'up'; readonly id: number; readonly sample: HandSample }
  /** The browser took the pointer away, or its capture was lost. */
  | { readonly type: 'cancel'; readonly id: number }
  /** Time has passed; wanted while `wakesAt` is set. */
  | { readonly type: 'tick'; readonly timeMs: number }
  | { readonly type: 'draw-with-finger'; readonly on: boolean }
  /** The tool was changed or the picture is gone. */
  | { readonly type: 'interrupt' };

export type HandCommand =
  | {
      readonly type: 'ink-begin';
      readonly samples: readonly HandSample[];
      readonly eraser: boolean;
      readonly kind: HandKind;
    }
  | { readonly type: 'ink-move'; readonly samples: readonly HandSample[] }
  | { readonly type: 'ink-commit' }
  /** As if the stroke had never been. */
  | { readonly type: 'ink-discard' }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** A pen was seen for the first time since fingers could draw. */
  | { readonly type: 'pen-mode' }
  | Exclude<GestureCommand, { type: 'double-tap' }>;

/** A stroke that is being made. */
interface Stroke {
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
interface Touches {
  readonly ids: readonly number[];
  /** Most at once. */
  readonly count: number;
  readonly startMs: number;
  readonly starts: ReadonlyMap<number, ScreenPoint>;
  /** Too far or too long for a tap, or one of them drew. */
  readonly spoilt: boolean;
}

export interface HandState {
  readonly stroke: Stroke | null;
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

const NO_TOUCHES: Touches = { ids: [], count: 0, startMs: 0, starts: new Map(), spoilt: false };

export const IDLE_HAND: HandState = {
  stroke: null,
  touches: NO_TOUCHES,
  gesture: IDLE_GESTURE,
  navigating: [],
  penMode: false,
  drawWithFinger: false,
  wakesAt: null,
};

/** A finger's stroke is held back for so long or so far. */
const HOLD_MS = 70;
const HOLD_PX = 6;
/** A pen so soon after a finger's stroke began means that the finger was a palm. */
const PALM_MS = 300;
/** A contact as large as this is no fingertip. */
const PALM_PX = 48;
const TAP_MS = 300;
const TAP_PX = 12;

const distance = (a: ScreenPoint, b: ScreenPoint): number => Math.hypot(a.x - b.x, a.y - b.y);

type EventOf<T extends HandEvent['type']> = Extract<HandEvent, { type: T }>;

const HANDLERS: { [T in HandEvent['type']]: (state: HandState, event: EventOf<T>) => HandStep } = {
  down: stepDown,
  move: stepMove,
  up: stepUp,
  cancel: stepCancel,
  tick: stepTick,
  'draw-with-finger': (state, { on }) => stay({ ...state, drawWithFinger: on }),
  interrupt: stepInterrupt,
};

export function stepHand(state: HandState, event: HandEvent): HandStep {
  const handle = HANDLERS[event.type] as (state: HandState, event: HandEvent) => HandStep;
  return handle(state, event);
}

/** True where a finger draws. */
export function canFingerDraw({ penMode, drawWithFinger }: HandState): boolean {
  return drawWithFinger || !penMode;
}

const stay = (state: HandState, ...commands: HandCommand[]): HandStep => ({ state, commands });

/** Runs one step after another; commands add up. */
function chain(first: HandStep, ...next: ((state: HandState) => HandStep)[]): HandStep {
  return next.reduce((step, run) => {
    const after = run(step.state);
    return { state: after.state, commands: [...step.commands, ...after.commands] };
  }, first);
}

function stepDown(state: HandState, event: EventOf<'down'>): HandStep {
  if (event.kind === 'touch') return stepTouchDown(noteTouch(state, event), event);
  if (event.kind === 'pen') return stepPenDown(state, event);
  return event.navigates ? navigate(state, event) : beginStroke(state, event);
}

function stepPenDown(state: HandState, event: EventOf<'down'>): HandStep {
  const seen = stay({ ...state, penMode: true }, ...(state.penMode ? [] : [{ type: 'pen-mode' } as const]));
  const cleared = chain(seen, (before) => yieldToPen(before, event.sample.timeMs));
  return chain(cleared, (before) => (event.navigates ? navigate(before, event) : beginStroke(before, event)));
}

/** What a finger began just now was a palm's; what it has drawn for a while stays. */
function yieldToPen(state: HandState, timeMs: number): HandStep {
  const { stroke } = state;
  if (stroke?.kind !== 'touch') return stay(state);
  return timeMs - stroke.startMs <= PALM_MS || !stroke.inks ? discardStroke(state) : commitStroke(state);
}

function stepTouchDown(state: HandState, event: EventOf<'down'>): HandStep {
  const { stroke } = state;
  if (event.contactPx >= PALM_PX) return stay(spoil(state));
  if (stroke?.kind === 'touch') return turnToPinch(state, event);
  const draws = !event.navigates && stroke === null && state.navigating.length === 0 && canFingerDraw(state);
  return draws ? beginStroke(state, event) : navigate(state, event);
}

/** A second finger: the stroke was the beginning of a pinch, and never was. */
function turnToPinch(state: HandState, event: EventOf<'down'>): HandStep {
  const first = state.stroke as Stroke;
  const sample = first.held.at(-1) ?? { point: first.start, pressure: 0.5, timeMs: first.startMs };
  const begun = chain(discardStroke(state), (before) => navigate(before, { ...event, id: first.id, sample }));
  return chain(begun, (before) => navigate(before, event));
}

function noteTouch(state: HandState, { id, sample }: EventOf<'down'>): HandState {
  const { touches } = state;
  const fresh = touches.ids.length === 0 ? { ...NO_TOUCHES, startMs: sample.timeMs } : touches;
  const ids = [...fresh.ids.filter((other) => other !== id), id];
  const starts = new Map(fresh.starts).set(id, sample.point);
  return { ...state, touches: { ...fresh, ids, starts, count: Math.max(fresh.count, ids.length) } };
}

function spoil(state: HandState): HandState {
  return { ...state, touches: { ...state.touches, spoilt: true } };
}

function beginStroke(state: HandState, event: EventOf<'down'>): HandStep {
  if (state.stroke) return stay(state);
  const { id, kind, eraser, sample } = event;
  const holds = kind === 'touch';
  const stroke: Stroke = {
    id,
    kind,
    eraser,
    startMs: sample.timeMs,
    start: sample.point,
    held: holds ? [sample] : [],
    inks: !holds,
  };
  const begun = { ...state, stroke, wakesAt: holds ? sample.timeMs + HOLD_MS : null };
  return holds ? stay(begun) : stay(begun, { type: 'ink-begin', samples: [sample], eraser, kind });
}

function stepMove(state: HandState, event: EventOf<'move'>): HandStep {
  const moved = noteTravel(state, event);
  if (moved.navigating.includes(event.id))
    return forward(moved, event.id, 'move', event.samples.at(-1) as HandSample);
  const { stroke } = moved;
  if (stroke?.id !== event.id) return stay(moved);
  if (stroke.inks) return stay(moved, { type: 'ink-move', samples: event.samples });
  const held = { ...moved, stroke: { ...stroke, held: [...stroke.held, ...event.samples] } };
  const isFar = event.samples.some(({ point }) => distance(point, stroke.start) >= HOLD_PX);
  return isFar ? releaseHeld(held) : stay(held);
}

function noteTravel(state: HandState, { id, samples }: EventOf<'move'>): HandState {
  const start = state.touches.starts.get(id);
  const isFar = start !== undefined && samples.some(({ point }) => distance(point, start) > TAP_PX);
  return isFar ? spoil(state) : state;
}

/** The finger means it: what was held back is inked. */
function releaseHeld(state: HandState): HandStep {
  const stroke = state.stroke as Stroke;
  const { held, eraser, kind } = stroke;
  const inking = { ...state, stroke: { ...stroke, held: [], inks: true }, wakesAt: null };
  return stay(inking, { type: 'ink-begin', samples: held, eraser, kind });
}

function stepTick(state: HandState, { timeMs }: EventOf<'tick'>): HandStep {
  const isDue = state.wakesAt !== null && timeMs >= state.wakesAt && state.stroke?.inks === false;
  return isDue ? releaseHeld(state) : stay(state);
}

function stepUp(state: HandState, { id, sample }: EventOf<'up'>): HandStep {
  const { stroke } = state;
  if (stroke?.id === id) {
    const inked = stroke.inks ? stay(state) : releaseHeld(state);
    return chain(inked, commitStroke, (before) => liftTouch(spoil(before), id, sample.timeMs));
  }
  const lifted = state.navigating.includes(id) ? forward(state, id, 'up', sample) : stay(state);
  return chain(lifted, (before) => liftTouch(leave(before, id), id, sample.timeMs));
}

/** What is there stays; what was only held back does not begin. */
function stepCancel(state: HandState, { id }: EventOf<'cancel'>): HandStep {
  const { stroke } = state;
  const isKnown = stroke?.id === id || state.navigating.includes(id) || state.touches.ids.includes(id);
  // A capture is lost after every "up", too.
  if (!isKnown) return stay(state);
  const ended = stroke?.id === id ? (stroke.inks ? commitStroke(state) : discardStroke(state)) : stay(state);
  return chain(ended, (before) => {
    const gesture = stepGesture(before.gesture, {
      type: 'cancel',
      id,
      point: stroke?.start ?? ({ x: 0, y: 0 } as ScreenPoint),
      timeMs: 0,
    }).state;
    return liftTouch(spoil(leave({ ...before, gesture }, id)), id, 0);
  });
}

/** When the last finger leaves: two or three that only tapped mean undo and redo. */
function liftTouch(state: HandState, id: number, timeMs: number): HandStep {
  const { touches } = state;
  if (!touches.ids.includes(id)) return stay(state);
  const ids = touches.ids.filter((other) => other !== id);
  if (ids.length > 0) return stay({ ...state, touches: { ...touches, ids } });
  const isTap = !touches.spoilt && timeMs - touches.startMs <= TAP_MS;
  const command = isTap ? TAPS[touches.count] : undefined;
  return stay({ ...state, touches: NO_TOUCHES }, ...(command ? [command] : []));
}

const TAPS: Readonly<Record<number, HandCommand>> = { 2: { type: 'undo' }, 3: { type: 'redo' } };

function stepInterrupt(state: HandState): HandStep {
  const ended = state.stroke ? (state.stroke.inks ? commitStroke(state) : discardStroke(state)) : stay(state);
  return chain(ended, (before) =>
    stay({ ...before, gesture: IDLE_GESTURE, navigating: [], touches: NO_TOUCHES, wakesAt: null }),
  );
}

function commitStroke(state: HandState): HandStep {
  return stay({ ...state, stroke: null, wakesAt: null }, { type: 'ink-commit' });
}

function discardStroke(state: HandState): HandStep {
  const inked = state.stroke?.inks === true;
  return stay(
    { ...state, stroke: null, wakesAt: null },
    ...(inked ? [{ type: 'ink-discard' } as const] : []),
  );
}

function navigate(state: HandState, { id, sample }: Pick<EventOf<'down'>, 'id' | 'sample'>): HandStep {
  return forward({ ...state, navigating: [...state.navigating, id] }, id, 'down', sample);
}

function leave(state: HandState, id: number): HandState {
  return { ...state, navigating: state.navigating.filter((other) => other !== id) };
}

/** To the machine that pans and pinches. Its double tap means nothing while a tool draws. */
function forward(state: HandState, id: number, type: 'down' | 'move' | 'up', sample: HandSample): HandStep {
  const step = stepGesture(state.gesture, { type, id, point: sample.point, timeMs: sample.timeMs });
  const commands = step.commands.filter((command) => command.type !== 'double-tap');
  return stay({ ...state, gesture: step.state }, ...(commands as HandCommand[]));
}
