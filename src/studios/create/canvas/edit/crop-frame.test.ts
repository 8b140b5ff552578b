import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CROP_HANDLES, fitFrame, moveFrame, pullHandle, scaleFrame, typeSize } from './crop-frame.ts';

const bounds = { width: 300, height: 200 };
const free = { bounds, ratio: undefined };
const handle = (id: string) => CROP_HANDLES.find((each) => each.id === id) ?? CROP_HANDLES[0]!;

describe('a frame', () => {
  it('begins as large as it can be', () => {
    expect(fitFrame(free)).toEqual({ x: 0, y: 0, width: 300, height: 200 });
    expect(fitFrame({ bounds, ratio: 1 })).toEqual({ x: 50, y: 0, width: 200, height: 200 });
    expect(fitFrame({ bounds, ratio: 3 })).toEqual({ x: 0, y: 50, width: 300, height: 100 });
  });

  it('stays within the picture when it is moved', () => {
    const frame = { x: 10, y: 10, width: 50, height: 40 };
    expect(moveFrame(frame, { dx: -30, dy: 500 }, bounds)).toEqual({ ...frame, x: 0, y: 160 });
  });

  it('keeps the side across from the one that is pulled', () => {
    const frame = { x: 100, y: 50, width: 100, height: 100 };
    expect(pullHandle(frame, { handle: handle('w'), dx: -20, dy: 99 }, free)).toEqual({
      x: 80,
      y: 50,
      width: 120,
      height: 100,
    });
    expect(pullHandle(frame, { handle: handle('se'), dx: 30, dy: -40 }, free)).toEqual({
      x: 100,
      y: 50,
      width: 130,
      height: 60,
    });
  });

  it('keeps its ratio around the middle of the side that stays', () => {
    const frame = { x: 100, y: 50, width: 100, height: 100 };
    expect(pullHandle(frame, { handle: handle('e'), dx: 40, dy: 0 }, { bounds, ratio: 1 })).toEqual({
      x: 100,
      y: 30,
      width: 140,
      height: 140,
    });
  });

  it('takes typed pixels, with its ratio where there is one', () => {
    const frame = { x: 0, y: 0, width: 300, height: 200 };
    expect(typeSize(frame, { width: 120 }, free)).toEqual({ ...frame, width: 120 });
    expect(typeSize(frame, { height: 100 }, { bounds, ratio: 1.5 })).toEqual({
      ...frame,
      width: 150,
      height: 100,
    });
    expect(typeSize(frame, { width: 9000 }, free)).toEqual(frame);
  });

  it('follows when its room shrinks', () => {
    const frame = { x: 150, y: 100, width: 150, height: 100 };
    const half = { width: 150, height: 100 };
    expect(scaleFrame(frame, bounds, { bounds: half, ratio: undefined })).toEqual({
      x: 75,
      y: 50,
      width: 75,
      height: 50,
    });
  });

  it('lies within the picture, in whole pixels, whatever is pulled', () => {
    const number = fc.integer({ min: -500, max: 500 });
    const pulls = fc.array(fc.record({ handle: fc.constantFrom(...CROP_HANDLES), dx: number, dy: number }));
    const ratio = fc.constantFrom(undefined, 1, 1.5, 9 / 16, 21 / 9);
    fc.assert(
      fc.property(pulls, ratio, (list, wish) => {
        const limits = { bounds, ratio: wish };
        let frame = fitFrame(limits);
        for (const pull of list) frame = pullHandle(frame, pull, limits);
        const { x, y, width, height } = frame;
        expect([x, y, width, height].every(Number.isInteger)).toBe(true);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
        expect(x + width).toBeLessThanOrEqual(bounds.width);
        expect(y + height).toBeLessThanOrEqual(bounds.height);
        if (wish !== undefined) expect(Math.abs(width - height * wish)).toBeLessThanOrEqual(1 + wish);
      }),
    );
  });
});
