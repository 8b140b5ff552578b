import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowLayout } from './justify-rows.ts';
import {
  itemAcrossRows,
  middleOf,
  itemsBetween,
  justifyRows,
  layFilm,
  placeOf,
  rowOfItem,
  toShownRatio,
} from './justify-rows.ts';

const BASE = { columnWidth: 272, rowHeight: 84, gap: 5, headingHeight: 30 };

function lay(ratios: number[], groupStarts = [0], changes: Partial<typeof BASE> = {}): RowLayout {
  return justifyRows({
    ...BASE,
    ...changes,
    count: ratios.length,
    ratioOf: (index) => ratios[index] ?? 1,
    groupStarts,
  });
}

function rowsOf(layout: RowLayout): number[][] {
  return Array.from(layout.rowStart, (_, row) => {
    const first = layout.rowFirst[row] ?? 0;
    const end = layout.rowFirst[row + 1] ?? 0;
    return Array.from({ length: end - first }, (__, offset) => first + offset);
  });
}

function rightEdge(layout: RowLayout, index: number): number {
  return (layout.itemX[index] ?? 0) + (layout.itemWidth[index] ?? 0);
}

/** Ratios, and the indexes at which a group begins. */
const lists = fc
  .array(fc.record({ ratio: fc.double({ min: -1, max: 40 }), opens: fc.boolean() }), { maxLength: 120 })
  .map((items) => ({
    ratios: items.map((item) => item.ratio),
    groupStarts: items.flatMap((item, index) => (index === 0 || item.opens ? [index] : [])),
  }));

describe('justifyRows', () => {
  it('fills every row but the last of a group to the pixel', () => {
    const layout = lay([1, 1, 1, 1, 1, 1, 1]);
    expect(rowsOf(layout)).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
    expect(rightEdge(layout, 2)).toBe(272);
    expect(rightEdge(layout, 5)).toBe(272);
    expect(placeOf(layout, 6)).toEqual({ start: 30 + 2 * (87 + 5), extent: 84, x: 0, width: 84 });
  });

  it('begins a group on a row of its own, below its heading', () => {
    const layout = lay([1, 1, 1], [0, 1]);
    expect(rowsOf(layout)).toEqual([[0], [1, 2]]);
    expect(layout.headings).toEqual([
      { firstItem: 0, start: 0 },
      { firstItem: 1, start: 30 + 84 + 5 },
    ]);
    expect(layout.extent).toBe(30 + 84 + 5 + 30 + 84);
  });

  it('gives a panorama a row that is as wide as the column, not wider', () => {
    const layout = lay([3, 3, 1]);
    expect(rowsOf(layout)[0]).toEqual([0]);
    expect(layout.itemWidth[0]).toBe(272);
  });

  it('does not stretch one upright picture over the whole column', () => {
    const layout = lay([0.6, 3, 3]);
    expect(rowsOf(layout)[0]).toEqual([0, 1]);
    expect(Math.max(...layout.rowExtent)).toBeLessThanOrEqual(Math.round(84 * 1.7));
  });

  it('takes damaged sizes as square', () => {
    expect([0, -2, NaN, Infinity].map(toShownRatio)).toEqual([1, 1, 1, 1]);
    expect([0.1, 9].map(toShownRatio)).toEqual([0.5, 3]);
  });

  it('lays out nothing as nothing', () => {
    expect(lay([], []).extent).toBe(0);
    expect(itemsBetween(lay([], []), 0, 900)).toEqual({ first: 0, end: 0 });
  });

  it('is never wider than the column, has every item once and keeps the order, for any list', () => {
    const seed = Date.now();
    fc.assert(
      fc.property(
        lists,
        fc.integer({ min: 1, max: 1600 }),
        fc.integer({ min: 0, max: 12 }),
        (list, columnWidth, gap) => {
          const layout = lay(list.ratios, list.groupStarts, { columnWidth, gap });
          const rows = rowsOf(layout);
          expect(rows.flat()).toEqual(list.ratios.map((_, index) => index));
          for (const row of rows) {
            expect(row.length).toBeGreaterThan(0);
            expect(list.groupStarts.filter((start) => row.slice(1).includes(start))).toEqual([]);
            row.forEach((item, place) => {
              expect(rightEdge(layout, item)).toBeLessThanOrEqual(columnWidth);
              expect(layout.itemWidth[item]).toBeGreaterThan(0);
              if (place > 0)
                expect(layout.itemX[item]).toBeGreaterThanOrEqual(rightEdge(layout, item - 1) + gap - 1);
            });
          }
          for (let row = 1; row < rows.length; row += 1) {
            const before = (layout.rowStart[row - 1] ?? 0) + (layout.rowExtent[row - 1] ?? 0);
            expect(layout.rowStart[row]).toBeGreaterThanOrEqual(before + gap);
          }
        },
      ),
      { seed, numRuns: 300 },
    );
  });
});

describe('layFilm', () => {
  it('runs down at one width', () => {
    const layout = layFilm({
      count: 3,
      ratioOf: (index) => [1, 2, 0.5][index] ?? 1,
      across: 68,
      gap: 6,
      direction: 'down',
    });
    expect(Array.from(layout.rowExtent)).toEqual([68, 34, 136]);
    expect(Array.from(layout.rowStart)).toEqual([0, 74, 114]);
    expect(layout.extent).toBe(250);
  });

  it('runs along at one height', () => {
    const layout = layFilm({ count: 2, ratioOf: () => 1.5, across: 68, gap: 6, direction: 'along' });
    expect(Array.from(layout.rowExtent)).toEqual([102, 102]);
  });
});

describe('finding', () => {
  it('agrees with a plain search, for any list and any span', () => {
    const seed = Date.now();
    fc.assert(
      fc.property(lists, fc.nat(9000), fc.nat(2000), (list, from, length) => {
        fc.pre(list.ratios.length > 0);
        const layout = lay(list.ratios, list.groupStarts);
        const rows = rowsOf(layout);
        rows.forEach((row, number) => row.forEach((item) => expect(rowOfItem(layout, item)).toBe(number)));
        const seen = rows.filter((_, row) => {
          const start = layout.rowStart[row] ?? 0;
          return start <= from + length && start + (layout.rowExtent[row] ?? 0) > from;
        });
        const found = itemsBetween(layout, from, from + length);
        for (const item of seen.flat()) {
          expect(item).toBeGreaterThanOrEqual(found.first);
          expect(item).toBeLessThan(found.end);
        }
        expect(found.end - found.first).toBeLessThanOrEqual(seen.flat().length + 40);
      }),
      { seed, numRuns: 200 },
    );
  });

  it('goes up and down to the picture whose middle is nearest, and stays at the ends', () => {
    const layout = lay([1, 1, 1, 2, 1, 1]);
    expect(rowsOf(layout)).toEqual([[0, 1, 2], [3, 4], [5]]);
    expect(itemAcrossRows(layout, 2, 1)).toBe(4);
    expect(itemAcrossRows(layout, 0, 1)).toBe(3);
    expect(itemAcrossRows(layout, 4, -1)).toBe(2);
    expect(itemAcrossRows(layout, 1, -1)).toBe(1);
    expect(itemAcrossRows(layout, 5, 4)).toBe(5);
    expect(itemAcrossRows(layout, 0, 9)).toBe(5);
    expect(itemAcrossRows(layout, 4, -1, middleOf(layout, 0))).toBe(0);
  });

  it('lays out 100,000 pictures in one pass and finds the last', () => {
    const layout = justifyRows({
      ...BASE,
      count: 100_000,
      ratioOf: (index) => 0.6 + (index % 7) / 5,
      groupStarts: [0, 40, 60_000],
    });
    expect(layout.rowFirst[layout.rowFirst.length - 1]).toBe(100_000);
    expect(itemsBetween(layout, layout.extent - 10, layout.extent).end).toBe(100_000);
  });
});
