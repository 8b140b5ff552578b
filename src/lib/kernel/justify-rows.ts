/**
 * Where every picture of a long list lies, without asking the screen. Sizes are known before a picture is loaded, so nothing ever jumps.
 * Flat typed arrays and one pass: 100,000 pictures are laid out in a few milliseconds, and a place is found by binary search.
 * The main axis is the one that scrolls; `x` and `width` lie across it.
 */

/** A layout of `count` items in rows, in CSS pixels. */
export interface RowLayout {
  count: number;
  /** First item of each row; one entry more than there are rows, so that row `r` holds `rowFirst[r]` up to `rowFirst[r + 1]`. */
  rowFirst: Int32Array;
  /** Start of each row along the main axis. */
  rowStart: Float64Array;
  /** Extent of each row along the main axis. */
  rowExtent: Int32Array;
  /** Place of each item across the main axis. */
  itemX: Int32Array;
  itemWidth: Int32Array;
  /** A heading before each group, in order. */
  headings: { firstItem: number; start: number }[];
  /** Everything together along the main axis. */
  extent: number;
}

export interface JustifyOptions {
  count: number;
  /** Width through height of an item; anything that is not a positive number counts as 1. */
  ratioOf: (index: number) => number;
  /** Ascending indexes at which a group begins; the first is 0 where there are items. */
  groupStarts: readonly number[];
  columnWidth: number;
  /** Height that rows aim for. */
  rowHeight: number;
  gap: number;
  headingHeight: number;
}

/** Narrower and wider pictures are shown cropped, so that each can be seen and hit. */
const NARROWEST_RATIO = 0.5;
const WIDEST_RATIO = 3;
/** A row that cannot be filled is stretched up to this and then left short. */
const MOST_STRETCH = 1.7;

/** An item's ratio as it is laid out. */
export function toShownRatio(ratio: number): number {
  if (!(ratio > 0) || !Number.isFinite(ratio)) return 1;
  return Math.min(WIDEST_RATIO, Math.max(NARROWEST_RATIO, ratio));
}

interface RowWriter {
  layout: RowLayout;
  rows: number;
  cursor: number;
}

function createWriter(count: number): RowWriter {
  return {
    layout: {
      count,
      rowFirst: new Int32Array(count + 1),
      rowStart: new Float64Array(count),
      rowExtent: new Int32Array(count),
      itemX: new Int32Array(count),
      itemWidth: new Int32Array(count),
      headings: [],
      extent: 0,
    },
    rows: 0,
    cursor: 0,
  };
}

function finish(writer: RowWriter, gap: number): RowLayout {
  const { layout, rows, cursor } = writer;
  layout.rowFirst[rows] = layout.count;
  return {
    ...layout,
    rowFirst: layout.rowFirst.subarray(0, rows + 1),
    rowStart: layout.rowStart.subarray(0, rows),
    rowExtent: layout.rowExtent.subarray(0, rows),
    extent: Math.max(0, rows > 0 ? cursor - gap : cursor),
  };
}

interface Row {
  first: number;
  /** Exclusive. */
  end: number;
  height: number;
  fills: boolean;
}

/** Edges are rounded, widths follow from them: rows end at the same pixel and never beyond it. */
function writeRow(writer: RowWriter, row: Row, options: JustifyOptions, width: number): void {
  const { layout } = writer;
  let edge = 0;
  for (let index = row.first; index < row.end; index += 1) {
    const x = Math.round(edge);
    edge += toShownRatio(options.ratioOf(index)) * row.height;
    const isLast = index === row.end - 1;
    const right = Math.min(width, isLast && row.fills ? width : Math.round(edge));
    layout.itemX[index] = Math.min(x, width - 1);
    layout.itemWidth[index] = Math.max(1, right - x);
    edge += options.gap;
  }
  const extent = Math.max(1, Math.round(row.height));
  layout.rowFirst[writer.rows] = row.first;
  layout.rowStart[writer.rows] = writer.cursor;
  layout.rowExtent[writer.rows] = extent;
  writer.rows += 1;
  writer.cursor += extent + options.gap;
}

/** How far a height is from the one aimed for, the same for half and for double. */
function distance(height: number, aim: number): number {
  return height > 0 ? Math.abs(Math.log(height / aim)) : Infinity;
}

/** The next row from `first`: as many items as bring its height nearest to the one aimed for. */
function takeRow(first: number, groupEnd: number, options: JustifyOptions, width: number): Row {
  const { ratioOf, rowHeight, gap } = options;
  let ratios = toShownRatio(ratioOf(first));
  let end = first + 1;
  while (end < groupEnd && ratios * rowHeight + (end - first - 1) * gap < width) {
    const more = ratios + toShownRatio(ratioOf(end));
    const without = (width - (end - first - 1) * gap) / ratios;
    const withIt = (width - (end - first) * gap) / more;
    if (withIt < rowHeight && distance(without, rowHeight) <= distance(withIt, rowHeight)) break;
    ratios = more;
    end += 1;
  }
  const full = (width - (end - first - 1) * gap) / ratios;
  const isRest = end === groupEnd && full > rowHeight;
  const height = isRest ? rowHeight : Math.min(full, rowHeight * MOST_STRETCH);
  return { first, end, height, fills: height === full };
}

/** Rows of one common width, in groups with a heading each; the last row of a group keeps the height aimed for. O(items). */
export function justifyRows(options: JustifyOptions): RowLayout {
  const width = Math.max(1, Math.floor(options.columnWidth));
  const writer = createWriter(options.count);
  const starts = options.count > 0 ? options.groupStarts : [];
  starts.forEach((firstItem, group) => {
    writer.layout.headings.push({ firstItem, start: writer.cursor });
    writer.cursor += options.headingHeight;
    const groupEnd = starts[group + 1] ?? options.count;
    let first = firstItem;
    while (first < groupEnd) {
      const row = takeRow(first, groupEnd, options, width);
      writeRow(writer, row, options, width);
      first = row.end;
    }
  });
  return finish(writer, options.gap);
}

export interface FilmOptions {
  count: number;
  ratioOf: (index: number) => number;
  /** Extent of every item across the main axis. */
  across: number;
  gap: number;
  /** The axis along which the film runs. */
  direction: 'down' | 'along';
}

/** A strip of film: one item a row, no headings. O(items). */
export function layFilm(options: FilmOptions): RowLayout {
  const writer = createWriter(options.count);
  const across = Math.max(1, Math.floor(options.across));
  const { layout } = writer;
  for (let index = 0; index < options.count; index += 1) {
    const ratio = toShownRatio(options.ratioOf(index));
    const extent = Math.max(1, Math.round(options.direction === 'down' ? across / ratio : across * ratio));
    layout.rowFirst[index] = index;
    layout.rowStart[index] = writer.cursor;
    layout.rowExtent[index] = extent;
    layout.itemWidth[index] = across;
    writer.cursor += extent + options.gap;
  }
  writer.rows = options.count;
  return finish(writer, options.gap);
}

/** Index of the last entry that is not greater than `value`; 0 if all are. O(log n). */
function lastNotAbove(sorted: Int32Array | Float64Array, length: number, value: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The row an item lies in. O(log rows). */
export function rowOfItem(layout: RowLayout, index: number): number {
  return lastNotAbove(layout.rowFirst, layout.rowStart.length, index);
}

/** Items that touch the span from `from` to `to`, `end` exclusive; empty where there are none. O(log rows). */
export function itemsBetween(layout: RowLayout, from: number, to: number): { first: number; end: number } {
  const rows = layout.rowStart.length;
  if (rows === 0) return { first: 0, end: 0 };
  const firstRow = lastNotAbove(layout.rowStart, rows, from);
  const lastRow = lastNotAbove(layout.rowStart, rows, to);
  return { first: layout.rowFirst[firstRow] ?? 0, end: layout.rowFirst[lastRow + 1] ?? layout.count };
}

/** Place of an item: along the main axis `start` and `extent`, across it `x` and `width`. O(log rows). */
export function placeOf(
  layout: RowLayout,
  index: number,
): { start: number; extent: number; x: number; width: number } {
  const row = rowOfItem(layout, index);
  return {
    start: layout.rowStart[row] ?? 0,
    extent: layout.rowExtent[row] ?? 0,
    x: layout.itemX[index] ?? 0,
    width: layout.itemWidth[index] ?? 0,
  };
}

/** Where the middle of an item lies along its row. */
export function middleOf(layout: RowLayout, index: number): number {
  return (layout.itemX[index] ?? 0) + (layout.itemWidth[index] ?? 0) / 2;
}

/**
 * The item `rows` rows further (negative: back) whose middle is nearest to `middle`, which is the item's own unless given; the row
 * at either end is not left. O(log rows + row).
 */
export function itemAcrossRows(
  layout: RowLayout,
  index: number,
  rows: number,
  middle = middleOf(layout, index),
): number {
  const count = layout.rowStart.length;
  const row = rowOfItem(layout, index);
  const target = Math.min(count - 1, Math.max(0, row + rows));
  if (target === row) return index;
  const first = layout.rowFirst[target] ?? 0;
  let best = first;
  let bestDistance = Infinity;
  for (let item = first; item < (layout.rowFirst[target + 1] ?? layout.count); item += 1) {
    const away = Math.abs(middleOf(layout, item) - middle);
    if (away < bestDistance) [best, bestDistance] = [item, away];
  }
  return best;
}
