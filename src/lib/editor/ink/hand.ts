import { IDLE_GESTURE, stepGesture } from '../viewport/gesture.ts';
import type { ScreenPoint } from '../viewport/coordinates.ts';
import { NO_TOUCHES, TAP_MS, TAP_PX, distance, spoil, stay } from './hand-state.ts';
import type {
  HandCommand,
  HandEvent,
  HandEventOf,
  HandSample,
  HandState,
  HandStep,
  Stroke,
} from './hand-state.ts';
import { beginSizing, endSizing, isThirdOfThree, middleOf, stepSizing } from './sizing.ts';

/*
 * Which pointer draws and which moves the picture, while a tool draws. Pure: `(state, event) -> {state, commands}`.
 *
 *   idle ──pen, mouse, or a finger that may draw──> holding (finger) ──70 ms or 6 px──> inking ──> idle
 *                                                      └─second finger, pen──> navigating / inking
 *
 * A palm lands before the pen: a finger's stroke is held back at first, a pen wipes out what a finger has just begun, and once
 * a pen was seen fingers move the picture until the user says otherwise. Nothing that is guessed ever turns that off again.
 * Three fingers that land together, or a pen with its barrel button held, size the brush by their way.
 */

/** A finger's stroke is held back for so long or so far. */
const HOLD_MS = 70;
const HOLD_PX = 6;
/** A pen so soon after a finger's stroke began means that the finger was a palm. */
const PALM_MS = 300;
/** A contact as large as this is no fingertip. */
const PALM_PX = 48;

const HANDLERS: { [T in HandEvent['type']]: (state: HandState, event: HandEventOf<T>) => HandStep } = {
  down: stepDown,
  move: stepMove,
  up: stepUp,
  cancel: stepCancel,
  tick: stepTick,
  'draw-with-finger': (state, { on }) => stay({ ...state, drawWithFinger: on }),
  interrupt: stepInterrupt,
  discard: (state) => discardStroke(spoil(state)),
};

export function stepHand(state: HandState, event: HandEvent): HandStep {
  const handle = HANDLERS[event.type] as (state: HandState, event: HandEvent) => HandStep;
  return handle(state, event);
}

/** True where a finger draws. */
export function canFingerDraw({ penMode, drawWithFinger }: HandState): boolean {
  return drawWithFinger || !penMode;
}

/** Runs one step after another; commands add up. */
function chain(first: HandStep, ...next: ((state: HandState) => HandStep)[]): HandStep {
  return next.reduce((step, run) => {
    const after = run(step.state);
    return { state: after.state, commands: [...step.commands, ...after.commands] };
  }, first);
}

function stepDown(state: HandState, event: HandEventOf<'down'>): HandStep {
  if (event.kind === 'touch') return stepTouchDown(noteTouch(state, event), event);
  if (event.kind === 'pen') return stepPenDown(state, event);
  return event.navigates ? navigate(state, event) : beginStroke(state, event);
}

function stepPenDown(state: HandState, event: HandEventOf<'down'>): HandStep {
  const seen = stay({ ...state, penMode: true }, ...(state.penMode ? [] : [{ type: 'pen-mode' } as const]));
  const cleared = chain(seen, (before) => yieldToPen(before, event.sample.timeMs));
  return chain(cleared, (before) => {
    if (event.sizes) return beginSizing(before, [event.id], event.sample.point);
    return event.navigates ? navigate(before, event) : beginStroke(before, event);
  });
}

/** What a finger began just now was a palm's; what it has drawn for a while stays. */
function yieldToPen(state: HandState, timeMs: number): HandStep {
  const { stroke } = state;
  if (stroke?.kind !== 'touch') return stay(state);
  return timeMs - stroke.startMs <= PALM_MS || !stroke.inks ? discardStroke(state) : commitStroke(state);
}

function stepTouchDown(state: HandState, event: HandEventOf<'down'>): HandStep {
  const { stroke } = state;
  if (event.contactPx >= PALM_PX) return stay(spoil(state));
  if (stroke?.kind === 'touch') return turnToPinch(state, event);
  if (isThirdOfThree(state, event))
    return beginSizing(state, state.touches.ids, middleOf(state.touches.lasts));
  if (state.sizing) return stay(state);
  const draws = !event.navigates && stroke === null && state.navigating.length === 0 && canFingerDraw(state);
  return draws ? beginStroke(state, event) : navigate(state, event);
}

/** A second finger: the stroke was the beginning of a pinch, and never was. */
function turnToPinch(state: HandState, event: HandEventOf<'down'>): HandStep {
  const first = state.stroke as Stroke;
  // From where it is by now: the picture must not jump.
  const point = state.touches.lasts.get(first.id) ?? first.start;
  const sample = { point, pressure: 0.5, timeMs: first.startMs };
  const begun = chain(discardStroke(state), (before) => navigate(before, { ...event, id: first.id, sample }));
  return chain(begun, (before) => navigate(before, event));
}

function noteTouch(state: HandState, { id, sample }: HandEventOf<'down'>): HandState {
  const { touches } = state;
  const fresh = touches.ids.length === 0 ? { ...NO_TOUCHES, startMs: sample.timeMs } : touches;
  const ids = [...fresh.ids.filter((other) => other !== id), id];
  const starts = new Map(fresh.starts).set(id, sample.point);
  const lasts = new Map(fresh.lasts).set(id, sample.point);
  return { ...state, touches: { ...fresh, ids, starts, lasts, count: Math.max(fresh.count, ids.length) } };
}

function beginStroke(state: HandState, event: HandEventOf<'down'>): HandStep {
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

function stepMove(state: HandState, event: HandEventOf<'move'>): HandStep {
  const moved = noteTravel(state, event);
  const { sizing } = moved;
  if (sizing?.ids.includes(event.id)) {
    const isTouch = moved.touches.ids.includes(event.id);
    const point = (event.samples.at(-1) as HandSample).point;
    return stepSizing(moved, sizing, isTouch ? middleOf(moved.touches.lasts) : point);
  }
  if (moved.navigating.includes(event.id))
    return forward(moved, event.id, 'move', event.samples.at(-1) as HandSample);
  const { stroke } = moved;
  if (stroke?.id !== event.id) return stay(moved);
  if (isPalm(stroke, event)) return discardStroke(spoil(moved));
  if (stroke.inks)
    return stay(moved, { type: 'ink-move', samples: event.samples, predicted: event.predicted ?? [] });
  const held = { ...moved, stroke: { ...stroke, held: [...stroke.held, ...event.samples] } };
  const isFar = event.samples.some(({ point }) => distance(point, stroke.start) >= HOLD_PX);
  return isFar ? releaseHeld(held) : stay(held);
}

function noteTravel(state: HandState, { id, samples }: HandEventOf<'move'>): HandState {
  const { starts, lasts } = state.touches;
  const start = starts.get(id);
  const last = samples.at(-1);
  if (!start || !last) return state;
  const noted = { ...state, touches: { ...state.touches, lasts: new Map(lasts).set(id, last.point) } };
  return samples.some(({ point }) => distance(point, start) > TAP_PX) ? spoil(noted) : noted;
}

/** A palm lands with its edge, and soon shows how large it is. */
function isPalm({ kind, startMs }: Stroke, { samples, contactPx = 0 }: HandEventOf<'move'>): boolean {
  const timeMs = samples.at(-1)?.timeMs ?? startMs;
  return kind === 'touch' && contactPx >= PALM_PX && timeMs - startMs <= PALM_MS;
}

/** The finger means it: what was held back is inked. */
function releaseHeld(state: HandState): HandStep {
  const stroke = state.stroke as Stroke;
  const { held, eraser, kind } = stroke;
  const inking = { ...state, stroke: { ...stroke, held: [], inks: true }, wakesAt: null };
  return stay(inking, { type: 'ink-begin', samples: held, eraser, kind });
}

function stepTick(state: HandState, { timeMs }: HandEventOf<'tick'>): HandStep {
  const isDue = state.wakesAt !== null && timeMs >= state.wakesAt && state.stroke?.inks === false;
  return isDue ? releaseHeld(state) : stay(state);
}

function stepUp(state: HandState, { id, sample }: HandEventOf<'up'>): HandStep {
  const { stroke } = state;
  if (stroke?.id === id) {
    const inked = stroke.inks ? stay(state) : releaseHeld(state);
    return chain(inked, commitStroke, (before) => liftTouch(spoil(before), id, sample.timeMs));
  }
  if (state.sizing?.ids.includes(id))
    return chain(endSizing(state), (before) => liftTouch(before, id, sample.timeMs));
  const lifted = state.navigating.includes(id) ? forward(state, id, 'up', sample) : stay(state);
  return chain(lifted, (before) => liftTouch(leave(before, id), id, sample.timeMs));
}

/** What is there stays; what was only held back does not begin. */
function stepCancel(state: HandState, { id }: HandEventOf<'cancel'>): HandStep {
  const { stroke } = state;
  const isSizing = state.sizing?.ids.includes(id) === true;
  const isNavigating = state.navigating.includes(id);
  // A capture is lost after every "up", too.
  if (stroke?.id !== id && !isSizing && !isNavigating && !state.touches.ids.includes(id)) return stay(state);
  if (isSizing) return chain(endSizing(state), (before) => liftTouch(spoil(before), id, 0));
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
  return chain(ended, endSizing, (before) =>
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

function navigate(state: HandState, { id, sample }: Pick<HandEventOf<'down'>, 'id' | 'sample'>): HandStep {
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
