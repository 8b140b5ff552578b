import type { Asset } from '../../lib/contracts/asset.ts';
import type { RowLayout } from '../../lib/kernel/justify-rows.ts';
import {
  itemAcrossRows,
  middleOf,
  itemsBetween,
  justifyRows,
  layFilm,
  placeOf,
} from '../../lib/kernel/justify-rows.ts';
import type { DayGroup } from './day-groups.ts';
import { toDayGroups } from './day-groups.ts';

/** `rows`: justified rows under days. `down`, `along`: a strip of film. */
export type ListShape = 'rows' | 'down' | 'along';

/** CSS pixels. */
export interface ListMeasures {
  /** Free space on either side. */
  inset: number;
  gap: number;
  rowHeight: number;
  headingHeight: number;
}

export interface ListSource {
  items: () => readonly Asset[];
  shape: () => ListShape;
  measures: () => ListMeasures;
  /** The image on the canvas; the list begins there when it is entered by key. */
  shownId: () => string;
}

/** An image that is in the document, and where. */
export interface Cell {
  asset: Asset;
  index: number;
  start: number;
  extent: number;
  x: number;
  width: number;
}

export interface CellGroup extends DayGroup {
  headingStart: number;
  cells: Cell[];
}

const OVERSCAN_PX = 320;

/**
 * A long list of which only what is in view is in the document. It knows where everything lies and which image the keys are at;
 * it never touches the document. The layout is one pass over the items when they or the width change; scrolling costs two binary searches.
 */
export class ImageListView {
  readonly #source: ListSource;
  #width = $state(0);
  #height = $state(0);
  /** Along the main axis. */
  scroll = $state(0);
  #activeId = $state('');
  /** Where the last step across rows led, and the column it kept to. */
  #column: { index: number; middle: number } | undefined;

  constructor(source: ListSource) {
    this.#source = source;
  }

  /** Inner size of the scrolling box. */
  get width(): number {
    return this.#width;
  }

  get height(): number {
    return this.#height;
  }

  /** A box that is not shown has no size: the list keeps the last one, and with it its place. */
  resize(width: number, height: number): void {
    if (width > 0) this.#width = width;
    if (height > 0) this.#height = height;
  }

  readonly #isAlong = $derived.by(() => this.#source.shape() === 'along');
  readonly #across = $derived.by(() => {
    const box = this.#isAlong ? this.height : this.width;
    return Math.max(1, box - 2 * this.#source.measures().inset);
  });
  readonly viewExtent = $derived.by(() => (this.#isAlong ? this.width : this.height));
  readonly days: DayGroup[] = $derived.by(() => toDayGroups(this.#source.items(), Date.now()));

  readonly layout: RowLayout = $derived.by(() => {
    const items = this.#source.items();
    const { gap, rowHeight, headingHeight } = this.#source.measures();
    const shape = this.#source.shape();
    const ratioOf = (index: number): number => ratioAt(items, index);
    if (shape !== 'rows')
      return layFilm({ count: items.length, ratioOf, across: this.#across, gap, direction: shape });
    const groupStarts = this.days.map((day) => day.firstItem);
    const columnWidth = this.#across;
    return justifyRows({
      count: items.length,
      ratioOf,
      groupStarts,
      columnWidth,
      rowHeight,
      gap,
      headingHeight,
    });
  });

  /** Where the keys are: one image of the list is always a tab stop, in view or not. -1: the list is empty. */
  readonly activeIndex: number = $derived.by(() => {
    const items = this.#source.items();
    if (items.length === 0) return -1;
    const wanted = this.#activeId || this.#source.shownId();
    return Math.max(0, wanted ? items.findIndex((asset) => asset.id === wanted) : 0);
  });

  readonly #first = $derived.by(
    () => itemsBetween(this.layout, this.scroll - OVERSCAN_PX, this.scroll).first,
  );
  readonly #end = $derived.by(() => {
    const to = this.scroll + this.viewExtent + OVERSCAN_PX;
    return itemsBetween(this.layout, to, to).end;
  });

  /** What is in the document, by day: what is in view, and the image the keys are at, so that the focus survives scrolling. */
  readonly groups: CellGroup[] = $derived.by(() => {
    if (this.viewExtent === 0 || this.activeIndex < 0) return [];
    const groups: CellGroup[] = [];
    for (const index of this.#indexes()) this.#addCell(groups, index);
    return groups;
  });

  #indexes(): number[] {
    const inView = Array.from(
      { length: Math.max(0, this.#end - this.#first) },
      (_, offset) => this.#first + offset,
    );
    if (this.activeIndex < this.#first) return [this.activeIndex, ...inView];
    return this.activeIndex >= this.#end ? [...inView, this.activeIndex] : inView;
  }

  #addCell(groups: CellGroup[], index: number): void {
    const asset = this.#source.items()[index];
    if (!asset) return;
    const last = groups.at(-1);
    const dayIndex = this.#dayIndexOf(index);
    const day = this.days[dayIndex];
    if (!day) return;
    const cell = { asset, index, ...placeOf(this.layout, index) };
    if (last?.dayStart === day.dayStart) last.cells.push(cell);
    else groups.push({ ...day, headingStart: this.layout.headings[dayIndex]?.start ?? 0, cells: [cell] });
  }

  #dayIndexOf(index: number): number {
    let low = 0;
    let high = this.days.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.days[middle]?.firstItem ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Moves the keys to an image. */
  activate(index: number): void {
    this.#activeId = this.#source.items()[index]?.id ?? '';
  }

  /** Where a key leads from the image the keys are at; undefined for a key that is none of the list's. */
  indexAfter(key: string): number | undefined {
    const last = this.layout.count - 1;
    const from = this.activeIndex;
    if (from < 0) return undefined;
    const step = (by: number): number => Math.min(last, Math.max(0, from + by));
    const rows = (by: number): number => this.#acrossRows(from, by);
    const page = Math.max(1, Math.floor(this.viewExtent / this.#source.measures().rowHeight) - 1);
    const moves: Record<string, () => number> = {
      ArrowLeft: () => step(-1),
      ArrowRight: () => step(1),
      ArrowUp: () => rows(-1),
      ArrowDown: () => rows(1),
      PageUp: () => rows(-page),
      PageDown: () => rows(page),
      Home: () => 0,
      End: () => last,
    };
    return Object.hasOwn(moves, key) ? moves[key]?.() : undefined;
  }

  /** Several steps in a row keep to the column they began in, as in a text: back again leads back. */
  #acrossRows(from: number, by: number): number {
    const middle = this.#column?.index === from ? this.#column.middle : middleOf(this.layout, from);
    const index = itemAcrossRows(this.layout, from, by, middle);
    this.#column = { index, middle };
    return index;
  }

  /** The scroll position at which an image is in view whole, nearest to the present one. */
  scrollTo(index: number): number {
    const { start, extent } = placeOf(this.layout, index);
    const { inset, headingHeight } = this.#source.measures();
    const isUnderHeading = this.layout.headings.some((heading) => heading.start + headingHeight === start);
    const top = Math.max(0, start - (isUnderHeading ? headingHeight : inset));
    const bottom = start + extent + inset - this.viewExtent;
    return Math.max(bottom, Math.min(this.scroll, top));
  }

  /** What lies at the upper edge now, and how far beyond it the view is scrolled. */
  anchor(): { id: string; offset: number } {
    const { first } = itemsBetween(this.layout, this.scroll, this.scroll);
    return {
      id: this.#source.items()[first]?.id ?? '',
      offset: this.scroll - placeOf(this.layout, first).start,
    };
  }

  /** The scroll position that keeps an anchor where it was; undefined once it is gone. */
  scrollFor(anchor: { id: string; offset: number }): number | undefined {
    const index = this.#source.items().findIndex((asset) => asset.id === anchor.id);
    return index < 0 ? undefined : placeOf(this.layout, index).start + anchor.offset;
  }
}

function ratioAt(items: readonly Asset[], index: number): number {
  const asset = items[index];
  return asset ? asset.width / asset.height : 1;
}
