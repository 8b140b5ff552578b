import { expect, it } from 'vitest';
import { createMask } from '../../kernel/mask/mask.ts';
import { createMaskSurface } from './mask-surface.ts';

const alphaAt = (canvas: HTMLCanvasElement, x: number, y: number) =>
  canvas.getContext('2d')!.getImageData(x, y, 1, 1).data[3];

it('follows the mask where it was changed, and only there', () => {
  const mask = createMask({ width: 40, height: 30 });
  const surface = createMaskSurface(mask, mask);
  expect(surface.update()).toBe(true);
  mask.data.fill(128);
  surface.invalidate({ x: 10, y: 5, width: 4, height: 3 });
  surface.invalidate({ x: -5, y: 28, width: 10, height: 10 });
  expect(surface.update()).toBe(true);
  expect([alphaAt(surface.canvas, 10, 5), alphaAt(surface.canvas, 0, 29)]).toEqual([128, 128]);
  expect(alphaAt(surface.canvas, 20, 5)).toBe(0);
  expect(surface.update()).toBe(false);
});

it('is smaller than a picture of many pixels, and right to its edges', () => {
  const mask = createMask({ width: 5001, height: 3003 });
  const surface = createMaskSurface(mask, mask);
  expect([surface.canvas.width, surface.canvas.height]).toEqual([2501, 1502]);
  surface.update();
  mask.data.fill(255, 5001 * 3000);
  surface.invalidate({ x: 0, y: 3000, width: 5001, height: 3 });
  surface.update();
  expect([alphaAt(surface.canvas, 2500, 1501), alphaAt(surface.canvas, 0, 1500)]).toEqual([255, 255]);
  expect(alphaAt(surface.canvas, 2500, 1499)).toBe(0);
  surface.destroy();
  expect(surface.canvas.width).toBe(0);
});

it('refuses a mask of another size', () => {
  expect(() => createMaskSurface({ width: 3, height: 3 }, createMask({ width: 3, height: 4 }))).toThrow(
    RangeError,
  );
});
