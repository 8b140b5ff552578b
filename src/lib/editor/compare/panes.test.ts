import { expect, it } from 'vitest';
import { screenPoint, screenRect } from '../viewport/coordinates.ts';
import { intersect, toPaneFrame, toPanePair, toPanePoint, toSinglePane } from './panes.ts';

const frame = {
  width: 1000,
  height: 700,
  insets: { top: 60, right: 40, bottom: 40, left: 40 },
  pixelRatio: 2,
};

it('gives one picture all that is free, and lets it run on beneath the bars', () => {
  const [pane] = toSinglePane(frame);
  expect(pane?.free).toEqual(screenRect(40, 60, 920, 600));
  expect(pane?.clip).toEqual(screenRect(0, 0, 1000, 700));
});

it('lays two beside one another, equally large, apart and within the canvas', () => {
  const [left, right] = toPanePair(frame, { width: 800, height: 1000 });
  expect(left?.free.width).toBe(right?.free.width);
  expect(left?.free.height).toBe(600);
  expect((left?.clip.x ?? 0) + (left?.clip.width ?? 0)).toBeLessThan(right?.clip.x ?? 0);
  expect((right?.clip.x ?? 0) + (right?.clip.width ?? 0)).toBe(1000);
});

it('lays wide ones above one another on an upright canvas', () => {
  const upright = { ...frame, width: 390, height: 800 };
  const [top, bottom] = toPanePair(upright, { width: 1600, height: 900 });
  expect(top?.free.x).toBe(bottom?.free.x);
  expect((top?.clip.y ?? 0) + (top?.clip.height ?? 0)).toBeLessThan(bottom?.clip.y ?? 0);
  expect((bottom?.clip.y ?? 0) + (bottom?.clip.height ?? 0)).toBe(800);
});

it('measures a point from the corner of the pane it lies in', () => {
  const panes = toPanePair(frame, { width: 800, height: 1000 });
  const [left, right] = panes;
  const inside = (x: number, y: number) => toPanePoint(panes, screenPoint(x, y));
  expect(inside((left?.free.x ?? 0) + 5, 70)).toEqual({ x: 5, y: 10 });
  expect(inside((right?.free.x ?? 0) + 5, 70)).toEqual({ x: 5, y: 10 });
  expect(toPaneFrame(panes, 2)).toMatchObject({ width: left?.free.width, height: 600, pixelRatio: 2 });
});

it('finds what two rectangles have in common', () => {
  expect(intersect(screenRect(0, 0, 10, 10), screenRect(5, 8, 10, 10))).toEqual(screenRect(5, 8, 5, 2));
  expect(intersect(screenRect(0, 0, 10, 10), screenRect(20, 0, 5, 5)).width).toBe(0);
});
