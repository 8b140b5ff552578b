import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imagePoint, screenPoint } from './coordinates.ts';
import {
  centreViewport,
  clampScale,
  clampViewport,
  fitViewport,
  isCrisp,
  isSameShape,
  moveToFrame,
  panViewport,
  replacePicture,
  toFitScale,
  toFreeArea,
  toImagePoint,
  toPictureRect,
  toScale,
  toScreenPoint,
  toZoom,
  zoomAround,
} from './viewport.ts';
import type { Frame } from './viewport.ts';

const NO_INSETS = { top: 0, right: 0, bottom: 0, left: 0 };
const frame: Frame = { width: 800, height: 600, insets: NO_INSETS, pixelRatio: 1 };
const covered: Frame = { ...frame, insets: { top: 40, right: 20, bottom: 160, left: 80 } };

describe('fit', () => {
  it('fills the longer side and centres the other', () => {
    expect(fitViewport(frame, { width: 1600, height: 800 })).toEqual({ scale: 0.5, x: 0, y: 100 });
  });

  it('keeps clear of what floats over the canvas', () => {
    const rect = toPictureRect(fitViewport(covered, { width: 700, height: 700 }), {
      width: 700,
      height: 700,
    });
    expect(rect).toEqual({ x: 230, y: 40, width: 400, height: 400 });
  });

  it('enlarges a small picture, so that a preview has the place of its final image', () => {
    expect(toFitScale(frame, { width: 80, height: 60 })).toBe(10);
  });

  it('does not enlarge a pixel beyond 32 device pixels', () => {
    expect(toFitScale({ ...frame, pixelRatio: 2 }, { width: 4, height: 4 })).toBe(16);
  });

  it('starts on a device pixel', () => {
    const view = fitViewport({ ...frame, pixelRatio: 2 }, { width: 333, height: 701 });
    expect((view.x * 2) % 1).toBe(0);
    expect((view.y * 2) % 1).toBe(0);
  });

  it('survives covers that are larger than the canvas', () => {
    const area = toFreeArea({ ...frame, insets: { top: 400, right: 0, bottom: 500, left: 0 } });
    expect(area.height).toBe(60);
    expect(area.y).toBeLessThanOrEqual(540);
  });
});

describe('zoom', () => {
  it('is 100 % when a picture pixel is a device pixel', () => {
    const dense = { ...frame, pixelRatio: 3 };
    expect(toZoom(centreViewport(dense, { width: 9, height: 9 }, toScale(1, dense)), dense)).toBeCloseTo(
      1,
      12,
    );
  });

  it('stays within a quarter of fit and 32 device pixels', () => {
    const image = { width: 1600, height: 1200 };
    expect(clampScale(0.0001, frame, image)).toBe(0.125);
    expect(clampScale(1000, frame, image)).toBe(32);
    expect(clampScale(0.7, frame, image)).toBe(0.7);
  });

  it('keeps the point under the pointer, for any viewport, scale and pointer', () => {
    const amount = fc.double({ min: -3000, max: 3000, noNaN: true });
    const scale = fc.double({ min: 0.01, max: 32, noNaN: true });
    fc.assert(
      fc.property(scale, scale, amount, amount, amount, amount, (before, after, x, y, px, py) => {
        const pointer = screenPoint(px, py);
        const view = { scale: before, x, y };
        const held = toImagePoint(pointer, view);
        const now = toScreenPoint(held, zoomAround(view, after, pointer));
        expect(now.x).toBeCloseTo(px, 4);
        expect(now.y).toBeCloseTo(py, 4);
      }),
      { verbose: true },
    );
  });

  it('shows single pixels from 200 % on', () => {
    expect([isCrisp(1.99), isCrisp(2)]).toEqual([false, true]);
  });
});

describe('pan', () => {
  it('moves by what the pointer moved', () => {
    expect(panViewport({ scale: 2, x: 10, y: 20 }, 5, -7)).toEqual({ scale: 2, x: 15, y: 13 });
  });

  it('never loses the picture', () => {
    const image = { width: 400, height: 300 };
    const far = clampViewport({ scale: 1, x: 5000, y: -5000 }, covered, image);
    expect(far).toEqual({ scale: 1, x: 800 - 20 - 56, y: 40 + 56 - 300 });
  });

  it('keeps a tiny picture wholly in sight', () => {
    const tiny = clampViewport({ scale: 1, x: -900, y: 900 }, frame, { width: 10, height: 10 });
    expect(tiny).toEqual({ scale: 1, x: 0, y: 590 });
  });

  it('leaves a picture alone that is in sight', () => {
    const view = { scale: 1, x: 100, y: 50 };
    expect(clampViewport(view, frame, { width: 200, height: 200 })).toEqual(view);
  });
});

describe('coordinates', () => {
  it('go to the picture and back', () => {
    const view = { scale: 0.25, x: 40, y: -8 };
    expect(toImagePoint(screenPoint(50, 2), view)).toEqual({ x: 40, y: 40 });
    expect(toScreenPoint(imagePoint(40, 40), view)).toEqual({ x: 50, y: 2 });
  });
});

describe('a picture takes the place of another', () => {
  it('covers the same rectangle at another resolution', () => {
    const [preview, final] = [
      { width: 512, height: 340 },
      { width: 2048, height: 1360 },
    ];
    const view = { scale: 1.5, x: -20, y: 33 };
    expect(toPictureRect(replacePicture(view, preview, final), final)).toEqual(toPictureRect(view, preview));
  });

  it('tells shapes apart, but not by a rounded pixel', () => {
    expect(isSameShape({ width: 1488, height: 1872 }, { width: 372, height: 467 })).toBe(true);
    expect(isSameShape({ width: 1024, height: 1024 }, { width: 1024, height: 1536 })).toBe(false);
  });

  it('keeps the middle in the middle when the canvas changes', () => {
    const view = { scale: 2, x: -100, y: -100 };
    const moved = moveToFrame(view, frame, covered);
    expect(moved).toEqual({ scale: 2, x: -70, y: -160 });
  });
});
