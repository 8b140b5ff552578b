import { describe, expect, it } from 'vitest';
import type { Mask } from '../../../lib/contracts/mask.ts';
import { fillPolygon, toEllipsePoints, toRectPoints } from '../../../lib/kernel/mask/fill-polygon.ts';
import { createMask } from '../../../lib/kernel/mask/mask.ts';
import { createPixels } from '../pixel-lock/pixels.ts';
import { findObject } from './find-object.ts';
import { shrinkPixels, shrinkSeeds } from './shrink.ts';

/** Not a good generator, but the same every time. */
const noise = (at: number): number => (((at * 2_654_435_761) >>> 13) % 31) - 15;

/** A star with rounded waves for points: its edge is nowhere straight, and tips are thin. */
function drawStar(size: { width: number; height: number }, scale: number): Mask {
  const points = Array.from({ length: 720 }, (_, at) => {
    const angle = (at * Math.PI) / 360;
    const radius = scale * (0.7 + 0.3 * Math.cos(9 * angle));
    return { x: size.width / 2 + radius * Math.cos(angle), y: size.height / 2 + radius * Math.sin(angle) };
  });
  return fillPolygon(size, points);
}

function drawScene(shape: Mask) {
  const pixels = createPixels(shape);
  shape.data.forEach((value, at) => {
    const light = noise(at) + (at % shape.width) / (shape.width / 20);
    const share = value / 255;
    const mix = (inside: number, outside: number) => inside * share + outside * (1 - share) + light;
    pixels.data.set([mix(170, 60), mix(80, 110), mix(60, 150), 255], at * 4);
  });
  return pixels;
}

function measureOverlap(a: Mask, b: Mask): number {
  let [both, either] = [0, 0];
  for (let at = 0; at < a.data.length; at += 1) {
    const [inA, inB] = [(a.data[at] ?? 0) > 127, (b.data[at] ?? 0) > 127];
    if (inA && inB) both += 1;
    if (inA || inB) either += 1;
  }
  return both / either;
}

describe('a picture of 3840x2160', () => {
  const size = { width: 3840, height: 2160 };
  const shape = drawStar(size, 900);
  const tap = fillPolygon(size, toEllipsePoints({ x: 1900, y: 1070, width: 24, height: 24 }));
  const found = findObject({ pixels: drawScene(shape), inside: tap });

  it('gives the object at full size, its edge to less than a pixel', () => {
    expect(found).toMatchObject(size);
    expect(measureOverlap(found, shape)).toBeGreaterThan(0.995);
  });

  it('keeps the edge soft where pixels are mixed, and whole elsewhere', () => {
    const soft = found.data.reduce((count, value) => count + (value > 0 && value < 255 ? 1 : 0), 0);
    expect(soft).toBeLessThan(40_000);
    expect(found.data[1080 * 3840 + 1920]).toBe(255);
    expect(found.data[10 * 3840 + 10]).toBe(0);
  });
});

it('finds a thin scribble again in the small picture', () => {
  const line = fillPolygon(
    { width: 2000, height: 1000 },
    toRectPoints({ x: 400, y: 501, width: 900, height: 1 }),
  );
  const small = shrinkSeeds(line, { width: 200, height: 100 });
  expect([...small.data.slice(50 * 200 + 40, 50 * 200 + 130)].every((value) => value === 255)).toBe(true);
  expect(small.data[49 * 200 + 60]).toBe(0);
});

it('shrinks colours to their means', () => {
  const pixels = createPixels({ width: 5, height: 2 });
  [10, 20, 30, 40, 50, 10, 20, 30, 40, 50].forEach((red, at) => pixels.data.set([red, 7, 0, 255], at * 4));
  const { data } = shrinkPixels(pixels, { width: 2, height: 1 });
  expect([...data]).toEqual([20, 7, 0, 255, 45, 7, 0, 255]);
});

it('finds nothing without a seed', () => {
  const pixels = drawScene(drawStar({ width: 900, height: 700 }, 300));
  expect(findObject({ pixels, inside: createMask(pixels) }).data.some(Boolean)).toBe(false);
});
