import { screenPoint } from '../viewport/coordinates.ts';
import { stepHand } from './hand.ts';
import { IDLE_HAND } from './hand-state.ts';
import type { HandCommand, HandEvent, HandKind, HandSample, HandState } from './hand-state.ts';

export interface HandTarget {
  run(command: HandCommand): void;
  /** False: nothing is there to be drawn on. */
  isReady(): boolean;
  /** True while the space bar is held: every pointer moves the picture. */
  navigates(): boolean;
  /** True where the tool has a size that a gesture can change. */
  sizes(): boolean;
  /** Where the pointer hovers; null: nowhere. */
  hover(point: HandSample['point'] | null): void;
}

/** What was known of the hand before. */
export type KnownHand = Pick<HandState, 'penMode' | 'drawWithFinger'>;

export interface HandListener {
  /** Ends what is under way. */
  interrupt(): void;
  /** The stroke under way never was. */
  discard(): void;
  drawWithFinger(on: boolean): void;
  state(): HandState;
  stop(): void;
}

const MIDDLE_BUTTON = 1;
/** Bits of `buttons`, by Pointer Events 3. */
const ERASER_BUTTONS = 32;
const BARREL_BUTTONS = 2;
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
    if (timer !== undefined) clearTimeout(timer);
    timer = undefined;
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
    take(toDown(node, event, target));
  }

  function onMove(event: PointerEvent): void {
    // Once an event: asking for it can make the browser lay out the page.
    const box = node.getBoundingClientRect();
    target.hover(event.pointerType === 'touch' ? null : toSample(box, event).point);
    if (event.buttons === 0) return;
    // The list can be empty (WebKit): then the event itself is all there is.
    const events = event.getCoalescedEvents?.() ?? [];
    const samples = (events.length > 0 ? events : [event]).map((one) => toSample(box, one));
    const predicted = (event.getPredictedEvents?.() ?? []).map((one) => toSample(box, one));
    take({ type: 'move', id: event.pointerId, samples, predicted, contactPx: toContact(event) });
  }

  const on = (name: string, run: (event: PointerEvent) => void): void =>
    node.addEventListener(name, (event) => run(event as PointerEvent), { signal });
  on('pointerdown', onDown);
  on('pointermove', onMove);
  on('pointerup', (event) =>
    take({ type: 'up', id: event.pointerId, sample: toSample(node.getBoundingClientRect(), event) }),
  );
  on('pointercancel', (event) => take({ type: 'cancel', id: event.pointerId }));
  // After an "up" it says nothing new.
  on('lostpointercapture', (event) => take({ type: 'cancel', id: event.pointerId }));
  on('pointerleave', () => target.hover(null));
  // A finger that rests on the glass draws: no selection, no magnifier, no menu of the browser's, no click made of it.
  node.addEventListener('touchstart', (event) => event.cancelable && event.preventDefault(), {
    signal,
    passive: false,
  });
  on('contextmenu', (event) => event.preventDefault());

  return {
    interrupt: () => take({ type: 'interrupt' }),
    discard: () => take({ type: 'discard' }),
    drawWithFinger: (isOn) => take({ type: 'draw-with-finger', on: isOn }),
    state: () => state,
    stop: () => {
      clearTimeout(timer);
      listening.abort();
    },
  };
}

function toDown(node: HTMLElement, event: PointerEvent, target: HandTarget): HandEvent {
  const { pointerId, pointerType, buttons, button } = event;
  return {
    type: 'down',
    id: pointerId,
    kind: KINDS[pointerType] ?? 'mouse',
    sample: toSample(node.getBoundingClientRect(), event),
    contactPx: toContact(event),
    eraser: (buttons & ERASER_BUTTONS) !== 0,
    navigates: button === MIDDLE_BUTTON || target.navigates(),
    sizes: pointerType === 'pen' && (buttons & BARREL_BUTTONS) !== 0 && target.sizes(),
  };
}

/** Fingers, pens with any button, the mouse's main and middle button. */
function isWanted({ pointerType, button }: PointerEvent): boolean {
  return pointerType !== 'mouse' || button === 0 || button === MIDDLE_BUTTON;
}

/** Longer side of a finger's contact. */
function toContact({ pointerType, width, height }: PointerEvent): number {
  return pointerType === 'touch' ? Math.max(width, height) : 0;
}

function toSample(box: DOMRect, event: PointerEvent): HandSample {
  const isMeasured = event.pointerType === 'pen' && event.pressure > 0;
  return {
    point: screenPoint(event.clientX - box.left, event.clientY - box.top),
    pressure: isMeasured ? event.pressure : 0.5,
    timeMs: event.timeStamp,
  };
}
