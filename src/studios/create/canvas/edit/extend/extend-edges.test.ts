import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_SIDE_PX } from '../../../../../lib/kernel/edits/typed-size.ts';
import { CROP_HANDLES } from '../crop-frame.ts';
import {
  fitRatio,
  leaveRoomToExtend,
  NO_EDGES,
  pullEdges,
  toTotal,
  typeEdge,
  typeTotal,
} from './extend-edges.ts';

const SEED = Date.now();
const size = { width: 300, height: 200 };
const free = { size, ratio: undefined };
const handle = (id: string) => CROP_HANDLES.find((each) => each.id === id) ?? CROP_HANDLES[0]!;

describe('the edges of a canvas', () => {
  it('go outwards where they are pulled, and not into the picture', () => {
    const pull = (id: string, dx: number, dy: number) =>
      pullEdges({ top: 5, right: 6, bottom: 7, left: 8 }, { handle: handle(id), dx, dy }, free);
    expect(pull('w', -20, 99)).toEqual({ top: 5, right: 6, bottom: 7, left: 28 });
    expect(pull('se', 10, -3)).toEqual({ top: 5, right: 16, bottom: 4, left: 8 });
    expect(pull('n', 0, 50)).toEqual({ top: 0, right: 6, bottom: 7, left: 8 });
  });

  it('keep a ratio: at both sides for an edge, at its own for a corner', () => {
    const square = { size, ratio: 1 };
    const from = fitRatio(square);
    expect(from).toEqual({ top: 50, right: 0, bottom: 50, left: 0 });
    expect(pullEdges(from, { handle: handle('e'), dx: 40, dy: 0 }, square)).toEqual({
      top: 70,
      right: 40,
      bottom: 70,
      left: 0,
    });
    expect(pullEdges(from, { handle: handle('nw'), dx: -40, dy: 0 }, square)).toEqual({
      top: 90,
      right: 0,
      bottom: 50,
      left: 40,
    });
  });

  it('take a typed size or a typed side', () => {
    expect(typeTotal(NO_EDGES, { width: 401 }, free)).toEqual({ top: 0, right: 51, bottom: 0, left: 50 });
    expect(typeTotal(NO_EDGES, { height: 150 }, free)).toEqual(NO_EDGES);
    expect(toTotal(size, typeTotal(NO_EDGES, { width: 800 }, { size, ratio: 2 }))).toEqual({
      width: 800,
      height: 400,
    });
    expect(typeEdge(NO_EDGES, 'bottom', 64, size)).toEqual({ ...NO_EDGES, bottom: 64 });
    expect(typeEdge(NO_EDGES, 'left', 1e9, size).left).toBe(MOST_SIDE_PX - 300);
  });

  it('leave a picture alone that is as large as can be', () => {
    const photo = { width: 9000, height: 7000 };
    expect(typeEdge(NO_EDGES, 'top', 100, photo)).toEqual(NO_EDGES);
    expect(fitRatio({ size: photo, ratio: 1 })).toEqual(NO_EDGES);
  });
});

it(`are whole, outside the picture and not too many, whatever is pulled (seed ${SEED})`, () => {
  const number = fc.integer({ min: -9000, max: 9000 });
  const pulls = fc.array(fc.record({ handle: fc.constantFrom(...CROP_HANDLES), dx: number, dy: number }));
  const ratio = fc.constantFrom(undefined, 1, 16 / 9, 2 / 3);
  fc.assert(
    fc.property(pulls, ratio, (list, wish) => {
      const limits = { size, ratio: wish };
      let edges = fitRatio(limits);
      for (const pull of list) edges = pullEdges(edges, pull, limits);
      expect(Object.values(edges).every((px) => Number.isInteger(px) && px >= 0)).toBe(true);
      const total = toTotal(size, edges);
      expect(Math.max(total.width, total.height)).toBeLessThanOrEqual(MOST_SIDE_PX);
      expect(total.width * total.height).toBeLessThanOrEqual(62_500_000);
      if (wish !== undefined)
        expect(Math.abs(total.width - total.height * wish)).toBeLessThanOrEqual(2 + wish);
    }),
    { seed: SEED },
  );
});

it('shrinks the picture until its canvas lies in the free room, with air around it', () => {
  const insets = { top: 100, right: 40, bottom: 60, left: 80 };
  const edges = { top: 0, right: 300, bottom: 0, left: 0 };
  const room = leaveRoomToExtend(insets, { frame: { width: 1000, height: 700 }, size, edges });
  const width = 1000 - room.left - room.right;
  expect(width / (700 - room.top - room.bottom)).toBeCloseTo(1.5, 5);
  expect(room.left).toBeGreaterThan(insets.left);
  // The canvas is twice as wide as the picture.
  expect(room.left + 2 * width).toBeLessThan(1000 - insets.right);
});
