import { IDLE_GESTURE } from '../viewport/gesture.ts';
import { screenPoint } from '../viewport/coordinates.ts';
import type { ScreenPoint } from '../viewport/coordinates.ts';
import { TAP_MS, TAP_PX, distance, spoil, stay } from './hand-state.ts';
import type { HandEventOf, HandState, HandStep, Sizing } from './hand-state.ts';

/* Sizing the brush on the canvas: by three fingers, or by a pen whose barrel button is held. */

/** So many fingers size the brush. */
const SIZING_FINGERS = 3;

/** Three that landed together: not two that pinch, and a hand that comes to rest. */
export function isThirdOfThree(
  { touches, stroke, sizing }: HandState,
  { sample, navigates }: HandEventOf<'down'>,
): boolean {
  const isTogether = !touches.spoilt && sample.timeMs - touches.startMs <= TAP_MS;
  return isTogether && touches.ids.length === SIZING_FINGERS && !stroke && !sizing && !navigates;
}

export function middleOf(points: ReadonlyMap<number, ScreenPoint>): ScreenPoint {
  const all = [...points.values()];
  const sum = all.reduce((to, { x, y }) => ({ x: to.x + x, y: to.y + y }), { x: 0, y: 0 });
  return screenPoint(sum.x / all.length, sum.y / all.length);
}

/** What has begun to pinch stops: these pointers size the brush, or only tap. */
export function beginSizing(state: HandState, ids: readonly number[], start: ScreenPoint): HandStep {
  if (state.stroke) return stay(state);
  const navigating = state.navigating.filter((id) => !ids.includes(id));
  const gesture = navigating.length === 0 ? IDLE_GESTURE : state.gesture;
  return stay({ ...state, navigating, gesture, sizing: { ids, start, isMeant: false } });
}

export function stepSizing(state: HandState, sizing: Sizing, now: ScreenPoint): HandStep {
  const { start, isMeant } = sizing;
  if (!isMeant && distance(start, now) <= TAP_PX) return stay(state);
  const move = { type: 'size-move', shiftPx: now.x - start.x + start.y - now.y } as const;
  if (isMeant) return stay(state, move);
  // From here on, so that the size does not jump.
  const meant = { ...spoil(state), sizing: { ...sizing, start: now, isMeant: true } };
  return stay(meant, { type: 'size-begin', at: start });
}

export function endSizing(state: HandState): HandStep {
  const { sizing } = state;
  const ended = { ...state, sizing: null };
  return sizing?.isMeant ? stay(ended, { type: 'size-end' }) : stay(ended);
}
