import { settle, type Detent } from './sheet-detents.ts';

/** A press becomes a drag after this many CSS pixels, so that a tap on the head stays a tap. */
const SLOP_PX = 6;
/** Velocity is that of the last stretch of this length, milliseconds. */
const WINDOW_MS = 80;

interface Press {
  head: HTMLElement;
  pointerId: number;
  startY: number;
  startHeight: number;
  isDragging: boolean;
  trail: Sample[];
}

interface Sample {
  /** Milliseconds, as an event's timeStamp. */
  at: number;
  /** CSS pixels from the top. */
  y: number;
}

/** What belongs to the last stretch, and one sample before it, so that two slow frames still have a direction. */
export function withinWindow(trail: readonly Sample[], next: Sample): Sample[] {
  const first = trail.findIndex(({ at }) => next.at - at <= WINDOW_MS);
  return [...trail.slice(first < 0 ? -1 : Math.max(0, first - 1)), next];
}

/** CSS pixels per millisecond at `at`, upwards positive; none after a rest. */
export function velocityOf(trail: readonly Sample[], at: number): number {
  const [first, last] = [trail[0], trail.at(-1)];
  if (!first || !last || at - last.at > WINDOW_MS) return 0;
  return (first.y - last.y) / Math.max(1, last.at - first.at);
}

/**
 * Lets a pointer drag the sheet by its head. `height` is set while it does. `begin` hears the head, the rest the whole window:
 * a quick flick has left the head before it is known to be a drag.
 */
export class SheetDrag {
  #height = $state.raw<number | null>(null);
  #press: Press | null = null;
  readonly #options: {
    detent: () => Detent;
    heights: () => Record<Detent, number>;
    onsettle: (detent: Detent) => void;
  };

  constructor(options: {
    detent: () => Detent;
    heights: () => Record<Detent, number>;
    onsettle: (detent: Detent) => void;
  }) {
    this.#options = options;
  }

  /** CSS pixels while it is dragged, else null. */
  get height(): number | null {
    return this.#height;
  }

  begin(event: PointerEvent & { currentTarget: HTMLElement }): void {
    if (!event.isPrimary || event.button !== 0) return;
    const startHeight = this.#options.heights()[this.#options.detent()];
    const trail = [{ at: event.timeStamp, y: event.clientY }];
    this.#press = {
      head: event.currentTarget,
      pointerId: event.pointerId,
      startY: event.clientY,
      startHeight,
      isDragging: false,
      trail,
    };
  }

  move(event: PointerEvent): void {
    const press = this.#press;
    if (!press || press.pointerId !== event.pointerId) return;
    const raised = press.startY - event.clientY;
    if (!press.isDragging && Math.abs(raised) < SLOP_PX) return;
    if (!press.isDragging) press.head.setPointerCapture(event.pointerId);
    press.isDragging = true;
    press.trail = withinWindow(press.trail, { at: event.timeStamp, y: event.clientY });
    const { peek, full } = this.#options.heights();
    this.#height = Math.min(full, Math.max(peek, press.startHeight + raised));
  }

  end(event: PointerEvent): void {
    const press = this.#press;
    if (press?.pointerId !== event.pointerId) return;
    this.#press = null;
    const height = this.#height;
    this.#height = null;
    if (!press.isDragging || height === null) return;
    const velocity = velocityOf(press.trail, event.timeStamp);
    this.#options.onsettle(
      settle({ from: this.#options.detent(), height, velocity, heights: this.#options.heights() }),
    );
  }

  /** The system took the pointer away: back to where it was. */
  cancel(): void {
    this.#press = null;
    this.#height = null;
  }
}
