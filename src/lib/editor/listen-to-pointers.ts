import { screenPoint } from './viewport/coordinates.ts';
import type { ScreenPoint } from './viewport/coordinates.ts';
import { IDLE_GESTURE, stepGesture } from './viewport/gesture.ts';
import type { GestureCommand, PointerSample } from './viewport/gesture.ts';

export interface PointerTarget {
  run(command: GestureCommand): void;
  /** False: there is nothing to move. */
  isReady(): boolean;
}

const TYPES: Record<string, PointerSample['type']> = {
  pointerdown: 'down',
  pointermove: 'move',
  pointerup: 'up',
  pointercancel: 'cancel',
  // Taken from us without a word: the gesture ends where it is. After an "up" it says nothing new.
  lostpointercapture: 'cancel',
};
const MIDDLE_BUTTON = 1;

/** Turns pointer events of the canvas element into commands, while no tool draws. Returns the way to stop. */
export function listenToPointers(node: HTMLElement, target: PointerTarget): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let state = IDLE_GESTURE;
  node.style.touchAction = 'none';

  function onPointer(event: PointerEvent): void {
    const type = TYPES[event.type];
    if (!type || !target.isReady()) return;
    if (type === 'down' && !takePointer(node, event)) return;
    const point = toPoint(node, event);
    const step = stepGesture(state, { type, id: event.pointerId, point, timeMs: event.timeStamp });
    state = step.state;
    node.toggleAttribute('data-dragging', state.moving);
    for (const command of step.commands) target.run(command);
  }

  for (const name of Object.keys(TYPES)) {
    node.addEventListener(name, (event) => onPointer(event as PointerEvent), { signal });
  }
  return () => {
    listening.abort();
    node.removeAttribute('data-dragging');
  };
}

/** Any finger or pen, and the mouse's main and middle button. */
function takePointer(node: HTMLElement, event: PointerEvent): boolean {
  if (event.pointerType === 'mouse' && event.button !== 0 && event.button !== MIDDLE_BUTTON) return false;
  // The middle button would start the browser's own scrolling.
  if (event.button === MIDDLE_BUTTON) event.preventDefault();
  // A pointer that is gone already (or made up by a test) cannot be captured; the gesture works without.
  if (event.isTrusted) node.setPointerCapture(event.pointerId);
  return true;
}

function toPoint(node: HTMLElement, event: MouseEvent): ScreenPoint {
  const box = node.getBoundingClientRect();
  return screenPoint(event.clientX - box.left, event.clientY - box.top);
}
