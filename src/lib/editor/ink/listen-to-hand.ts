import { screenPoint } from '../viewport/coordinates.ts';
import { IDLE_HAND, stepHand } from './hand.ts';
import type { HandCommand, HandEvent, HandKind, HandSample, HandState } from './hand.ts';

export interface HandTarget {
  run(command: HandCommand): void;
  /** False: nothing is there to be drawn on. */
  isReady(): boolean;
  /** True while the space bar is held: every pointer moves the picture. */
  navigates(): boolean;
  /** Where the pointer hovers; null: nowhere. */
  hover(point: HandSample['point'] | null): void;
}

/** What was known of the hand before. */
export type KnownHand = Pick<HandState, 'penMode' | 'drawWithFinger'>;

export interface HandListener {
  /** Ends what is under way. */
  interrupt(): void;
  drawWithFinger(on: boolean): void;
  state(): HandState;
  stop(): void;
}

const MIDDLE_BUTTON = 1;
/** Bit of the eraser in `buttons`, by Pointer Events 3. */
const ERASER_BUTTONS = 32;
const KINDS: Record<string, HandKind> = { pen: 'pen', touch: 'touch', mouse: 'mouse' };

/** Turns pointer events of the drawing surface into the commands of a hand. */
export function listenToHand(node: HTMLElement, target: HandTarget, known?: KnownHand): HandListener {
  const listening = new AbortController();
  const { signal } = listening;
  let state: HandState = { ...IDLE_HAND, ...known };
  let timer: ReturnType<typeof setTimeout> | undefined;
  node.style.touchAction = 'none';

  function take(event: HandEvent): void {
    const step = stepHand(state, event);
    state = step.state;
    for (const command of step.commands) target.run(command);
    clearTimeout(timer);
    if (state.wakesAt === null) return;
    const { wakesAt } = state;
    timer = setTimeout(
      () => take({ type: 'tick', timeMs: wakesAt }),
      Math.max(0, wakesAt - performance.now()),
    );
  }

  function onDown(event: PointerEvent): void {
    if (!target.isReady() || !isWanted(event)) return;
    if (event.isTrusted) node.setPointerCapture(event.pointerId);
    // No focus change, no selection, no scrolling of the middle button.
    if (event.button === MIDDLE_BUTTON || event.pointerType !== 'mouse') event.preventDefault();
    take({
      type: 'down',
      id: event.pointerId,
      kind: KINDS[event.pointerType] ?? 'mouse',
      sample: toSample(node, event),
      contactPx: event.pointerType === 'touch' ? Math.max(event.width, event.height) : 0,
      eraser: (event.buttons & ERASER_BUTTONS) !== 0,
      navigates: event.button === MIDDLE_BUTTON || target.navigates(),
    });
  }

  function onMove(event: PointerEvent): void {
    target.hover(event.pointerType === 'touch' ? null : toSample(node, event).point);
    if (event.buttons === 0) return;
    // The list can be empty (WebKit): then the event itself is all there is.
    const events = event.getCoalescedEvents?.() ?? [];
    const samples = (events.length > 0 ? events : [event]).map((one) => toSample(node, one));
    take({ type: 'move', id: event.pointerId, samples });
  }

  const on = (name: string, run: (event: PointerEvent) => void): void =>
    node.addEventListener(name, (event) => run(event as PointerEvent), { signal });
  on('pointerdown', onDown);
  on('pointermove', onMove);
  on('pointerup', (event) => take({ type: 'up', id: event.pointerId, sample: toSample(node, event) }));
  on('pointercancel', (event) => take({ type: 'cancel', id: event.pointerId }));
  // After an "up" it says nothing new.
  on('lostpointercapture', (event) => take({ type: 'cancel', id: event.pointerId }));
  on('pointerleave', () => target.hover(null));

  return {
    interrupt: () => take({ type: 'interrupt' }),
    drawWithFinger: (isOn) => take({ type: 'draw-with-finger', on: isOn }),
    state: () => state,
    stop: () => {
      clearTimeout(timer);
      listening.abort();
    },
  };
}

/** Fingers, pens with any button, the mouse's main and middle button. */
function isWanted({ pointerType, button }: PointerEvent): boolean {
  return pointerType !== 'mouse' || button === 0 || button === MIDDLE_BUTTON;
}

function toSample(node: HTMLElement, event: PointerEvent): HandSample {
  const box = node.getBoundingClientRect();
  const isMeasured = event.pointerType === 'pen' && event.pressure > 0;
  return {
    point: screenPoint(event.clientX - box.left, event.clientY - box.top),
    pressure: isMeasured ? event.pressure : 0.5,
    timeMs: event.timeStamp,
  };
}
