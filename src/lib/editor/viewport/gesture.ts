import { screenPoint } from './coordinates.ts';
import type { ScreenPoint } from './coordinates.ts';

/*
 * What pointers on the canvas mean while no tool draws: one pans, two pinch and pan, two quick taps toggle the fit.
 * Pure: `(state, event) -> {state, commands}`.
 */

export interface PointerSample {
  readonly type: 'down' | 'move' | 'up' | 'cancel';
  readonly id: number;
  readonly point: ScreenPoint;
  readonly timeMs: number;
}

export type GestureCommand =
  | { readonly type: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly type: 'zoom'; readonly factor: number; readonly around: ScreenPoint }
  | { readonly type: 'double-tap'; readonly at: ScreenPoint };

interface HeldPointer {
  readonly id: number;
  readonly start: ScreenPoint;
  readonly last: ScreenPoint;
  readonly downMs: number;
}

interface Tap {
  readonly point: ScreenPoint;
  readonly timeMs: number;
}

export interface GestureState {
  readonly held: readonly HeldPointer[];
  /** True once the gesture is more than a tap: the pointer travelled, or a second one came. */
  readonly moving: boolean;
  readonly lastTap: Tap | null;
}

export interface GestureStep {
  readonly state: GestureState;
  readonly commands: readonly GestureCommand[];
}

export const IDLE_GESTURE: GestureState = { held: [], moving: false, lastTap: null };

const TRAVEL_PX = 4;
const TAP_MS = 350;
const BETWEEN_TAPS_MS = 350;
const BETWEEN_TAPS_PX = 28;

const distance = (a: ScreenPoint, b: ScreenPoint) => Math.hypot(a.x - b.x, a.y - b.y);
const middle = (a: ScreenPoint, b: ScreenPoint) => screenPoint((a.x + b.x) / 2, (a.y + b.y) / 2);

const HANDLERS: Record<PointerSample['type'], (state: GestureState, sample: PointerSample) => GestureStep> = {
  down: stepDown,
  move: stepMove,
  up: stepUp,
  cancel: (state, sample) => ({ state: release(state, sample.id), commands: [] }),
};

export function stepGesture(state: GestureState, sample: PointerSample): GestureStep {
  return HANDLERS[sample.type](state, sample);
}

function stepDown(state: GestureState, { id, point, timeMs }: PointerSample): GestureStep {
  const others = state.held.filter((pointer) => pointer.id !== id);
  // A third finger is a resting hand: it changes nothing.
  if (others.length >= 2) return { state, commands: [] };
  const held = [...others, { id, start: point, last: point, downMs: timeMs }];
  return { state: { ...state, held, moving: state.moving || held.length > 1 }, commands: [] };
}

function stepMove(state: GestureState, sample: PointerSample): GestureStep {
  const pointer = state.held.find(({ id }) => id === sample.id);
  if (!pointer) return { state, commands: [] };
  const moving = state.moving || distance(pointer.start, sample.point) >= TRAVEL_PX;
  // Until it is clear that this is no tap, `last` stays behind: the first pan then makes up for all of the way.
  if (!moving) return { state, commands: [] };
  const held = state.held.map((one) => (one.id === sample.id ? { ...one, last: sample.point } : one));
  return { state: { ...state, held, moving }, commands: toCommands(state.held, held) };
}

function toCommands(before: readonly HeldPointer[], after: readonly HeldPointer[]): GestureCommand[] {
  const [a, b] = before.map(({ last }) => last);
  const [nextA, nextB] = after.map(({ last }) => last);
  if (!a || !nextA) return [];
  if (!b || !nextB) return [{ type: 'pan', dx: nextA.x - a.x, dy: nextA.y - a.y }];
  const [from, to] = [middle(a, b), middle(nextA, nextB)];
  const spread = Math.max(distance(a, b), 1);
  return [
    { type: 'pan', dx: to.x - from.x, dy: to.y - from.y },
    { type: 'zoom', factor: Math.max(distance(nextA, nextB), 1) / spread, around: to },
  ];
}

function stepUp(state: GestureState, { id, point, timeMs }: PointerSample): GestureStep {
  const pointer = state.held.find((one) => one.id === id);
  const released = release(state, id);
  if (!pointer || state.moving || timeMs - pointer.downMs > TAP_MS) {
    return { state: { ...released, lastTap: null }, commands: [] };
  }
  const { lastTap } = state;
  const isSecond =
    lastTap !== null &&
    timeMs - lastTap.timeMs <= BETWEEN_TAPS_MS &&
    distance(lastTap.point, point) <= BETWEEN_TAPS_PX;
  if (!isSecond) return { state: { ...released, lastTap: { point, timeMs } }, commands: [] };
  return { state: { ...released, lastTap: null }, commands: [{ type: 'double-tap', at: point }] };
}

function release(state: GestureState, id: number): GestureState {
  const held = state.held.filter((pointer) => pointer.id !== id);
  // While one of two fingers still rests on the glass the gesture goes on as a pan.
  return { ...state, held, moving: held.length > 0 && state.moving };
}
