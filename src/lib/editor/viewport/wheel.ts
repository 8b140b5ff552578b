/** What a wheel event says, without the event. */
export interface WheelTurn {
  deltaY: number;
  /** 0: pixels, 1: lines, 2: pages, as `WheelEvent.deltaMode`. */
  deltaMode: number;
  /** Also set by the browser for a pinch on a trackpad, whose steps are small. */
  ctrlKey: boolean;
}

const PX_PER_UNIT = [1, 16, 400];
/** Some mice send hundreds of pixels a notch: one event never more than halves or doubles the scale or so. */
const LARGEST_TURN_PX = 160;
const WHEEL_SPEED = 0.0022;
const PINCH_SPEED = 0.01;
const LARGEST_PINCH_PX = 40;

/** Factor by which the scale changes: over 1 zooms in (wheel away from the hand). */
export function toZoomFactor({ deltaY, deltaMode, ctrlKey }: WheelTurn): number {
  const px = deltaY * (PX_PER_UNIT[deltaMode] ?? 1);
  const largest = ctrlKey ? LARGEST_PINCH_PX : LARGEST_TURN_PX;
  const turn = Math.min(Math.max(px, -largest), largest);
  return Math.exp(-turn * (ctrlKey ? PINCH_SPEED : WHEEL_SPEED));
}
