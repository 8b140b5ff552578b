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
  const toBox = createBoxReader(node, signal);

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
    take(toDown(toBox(event), event, target));
  }

  function onMove(event: PointerEvent): void {
    const box = toBox(event);
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
    take({ type: 'up', id: event.pointerId, sample: toSample(toBox(event), event) }),
  );
  // A lost capture says nothing new after an "up".
  for (const name of ['pointercancel', 'lostpointercapture']) {
    on(name, ({ pointerId }) => take({ type: 'cancel', id: pointerId }));
  }
  on('pointerleave', () => target.hover(null));
  keepFromBrowser(node, signal);

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

/** A finger that rests on the glass draws: no scrolling, no selection, no magnifier, no menu of the browser's, no click made of it. */
function keepFromBrowser(node: HTMLElement, signal: AbortSignal): void {
  node.style.touchAction = 'none';
  const prevent = (event: Event): void => {
    if (event.cancelable) event.preventDefault();
  };
  node.addEventListener('touchstart', prevent, { signal, passive: false });
  node.addEventListener('contextmenu', prevent, { signal });
}

/**
 * Tells where the surface lies. While something is pressed it is asked for once and not at each event: the brush's ring has moved since,
 * and the browser may have to lay the page out to answer.
 */
function createBoxReader(node: HTMLElement, signal: AbortSignal): (event: PointerEvent) => DOMRect {
  let pressed: DOMRect | undefined;
  const observer = new ResizeObserver(() => (pressed = undefined));
  observer.observe(node);
  signal.addEventListener('abort', () => observer.disconnect());
  return ({ type, buttons }) => {
    if (type === 'pointerdown' || buttons === 0) pressed = undefined;
    if (buttons === 0) return node.getBoundingClientRect();
    return (pressed ??= node.getBoundingClientRect());
  };
}

function toDown(box: DOMRect, event: PointerEvent, target: HandTarget): HandEvent {
  const { pointerId, pointerType, buttons, button } = event;
  return {
    type: 'down',
    id: pointerId,
    kind: KINDS[pointerType] ?? 'mouse',
    sample: toSample(box, event),
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
