import type { Size } from '../../contracts/size.ts';
import type { ScreenPoint } from './coordinates.ts';
import {
  centreViewport,
  clampScale,
  clampViewport,
  fitViewport,
  moveToFrame,
  panViewport,
  replacePicture,
  toCentre,
  toScale,
  toZoom,
  zoomAround,
} from './viewport.ts';
import type { Frame, Viewport } from './viewport.ts';

/** What is seen of the picture, and whether it follows the canvas. Every change is a function from one to the next. */
export interface ViewState {
  readonly frame: Frame;
  /** Picture pixels; null: nothing is shown. */
  readonly size: Size | null;
  readonly viewport: Viewport;
  /** True until a hand moves the picture: then it keeps its scale when the canvas changes. */
  readonly isFitted: boolean;
}

const ACTUAL_TOLERANCE = 1e-6;

export function createViewState(frame: Frame): ViewState {
  return { frame, size: null, viewport: { scale: 1, x: 0, y: 0 }, isFitted: true };
}

export function toViewZoom({ viewport, frame }: ViewState): number {
  return toZoom(viewport, frame);
}

export function isActualSize(state: ViewState): boolean {
  return state.size !== null && Math.abs(toViewZoom(state) - 1) < ACTUAL_TOLERANCE;
}

export function fitView(state: ViewState): ViewState {
  if (!state.size) return state;
  return { ...state, viewport: fitViewport(state.frame, state.size), isFitted: true };
}

export function panView(state: ViewState, dx: number, dy: number): ViewState {
  return moveTo(state, panViewport(state.viewport, dx, dy));
}

/** `zoom` in device pixels per picture pixel; around the middle of the free area where no point is given. */
export function zoomViewTo(state: ViewState, zoom: number, around?: ScreenPoint): ViewState {
  const { frame, size, viewport } = state;
  if (!size) return state;
  const scale = clampScale(toScale(zoom, frame), frame, size);
  return moveTo(state, zoomAround(viewport, scale, around ?? toCentre(frame)));
}

export function showActualSize(state: ViewState, around?: ScreenPoint): ViewState {
  const { frame, size, isFitted } = state;
  if (size && isFitted && !around) return moveTo(state, centreViewport(frame, size, toScale(1, frame)));
  return zoomViewTo(state, 1, around);
}

/** Another picture; with `isSamePlace` (same shape, same place) it covers exactly what the one before covered. */
export function showPicture(state: ViewState, size: Size | null, isSamePlace: boolean): ViewState {
  const before = state.size;
  const next = { ...state, size };
  if (!size) return { ...next, isFitted: true };
  if (!before || !isSamePlace || state.isFitted) return fitView(next);
  return moveTo(next, replacePicture(state.viewport, before, size));
}

export function setFrame(state: ViewState, frame: Frame): ViewState {
  const next = { ...state, frame };
  return state.isFitted ? fitView(next) : moveTo(next, moveToFrame(state.viewport, state.frame, frame));
}

/** At 100 % a picture pixel must fall on a device pixel, or all of them are blurred. */
export function snapToPixels({ viewport, frame: { pixelRatio } }: ViewState): Viewport {
  const snap = (value: number) => Math.round(value * pixelRatio) / pixelRatio;
  return { scale: viewport.scale, x: snap(viewport.x), y: snap(viewport.y) };
}

function moveTo(state: ViewState, viewport: Viewport): ViewState {
  if (!state.size) return state;
  return { ...state, viewport: clampViewport(viewport, state.frame, state.size), isFitted: false };
}
