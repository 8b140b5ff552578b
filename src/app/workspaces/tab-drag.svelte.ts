import { dropIndex } from './drop-index.ts';

/** A press becomes a drag after this many CSS pixels. */
const SLOP_PX = 8;

interface Press {
  tab: HTMLElement;
  pointerId: number;
  startX: number;
  from: number;
  spans: { start: number; size: number }[];
}

/**
 * Reorders tabs by mouse or pen; a finger scrolls them instead. The list itself changes only when the tab is let go.
 * `begin` hears the tab, the rest the whole window: a press may end elsewhere before it is a drag.
 */
export class TabDrag {
  #press = $state.raw<Press | null>(null);
  #offset = $state.raw(0);
  readonly #onmove: (from: number, to: number) => void;

  constructor(onmove: (from: number, to: number) => void) {
    this.#onmove = onmove;
  }

  get isActive(): boolean {
    return this.#press !== null && this.#offset !== 0;
  }

  /** How far the tab at `index` is drawn from its place, CSS pixels. */
  shiftOf(index: number): number {
    const press = this.#press;
    if (!press || this.#offset === 0) return 0;
    if (index === press.from) return this.#offset;
    const to = dropIndex(press.spans, press.from, this.#offset);
    const size = press.spans[press.from]?.size ?? 0;
    if (index > press.from && index <= to) return -size;
    if (index < press.from && index >= to) return size;
    return 0;
  }

  begin(event: PointerEvent, from: number, tabs: readonly HTMLElement[]): void {
    const tab = tabs[from];
    if (event.pointerType === 'touch' || event.button !== 0 || !tab) return;
    const spans = tabs
      .map((each) => each.getBoundingClientRect())
      .map(({ left, width }) => ({ start: left, size: width }));
    this.#press = { tab, pointerId: event.pointerId, startX: event.clientX, from, spans };
    this.#offset = 0;
  }

  move(event: PointerEvent): void {
    const press = this.#press;
    if (press?.pointerId !== event.pointerId) return;
    const offset = event.clientX - press.startX;
    if (this.#offset === 0 && Math.abs(offset) < SLOP_PX) return;
    if (!press.tab.hasPointerCapture(event.pointerId)) press.tab.setPointerCapture(event.pointerId);
    this.#offset = offset || 1;
  }

  end(event: PointerEvent): void {
    const press = this.#press;
    if (press?.pointerId !== event.pointerId) return;
    const offset = this.#offset;
    this.cancel();
    if (offset === 0) return;
    const to = dropIndex(press.spans, press.from, offset);
    if (to !== press.from) this.#onmove(press.from, to);
  }

  cancel(): void {
    this.#press = null;
    this.#offset = 0;
  }
}
