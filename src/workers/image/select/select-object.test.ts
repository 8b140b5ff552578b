import { expect, it } from 'vitest';
import type { Mask } from '../../../lib/contracts/mask.ts';
import { fillPolygon, toEllipsePoints, toRectPoints } from '../../../lib/kernel/mask/fill-polygon.ts';
import { createMask } from '../../../lib/kernel/mask/mask.ts';
import { createPixels } from '../pixel-lock/pixels.ts';
import { selectObject } from './select-object.ts';

const size = { width: 160, height: 120 };
const shape = fillPolygon(size, toEllipsePoints({ x: 45, y: 25, width: 70, height: 65 }));

/** Not a good generator, but the same every time. */
const noise = (at: number): number => ((at * 2_654_435_761) >>> 16) % 31;

/** A shaded, noisy object on a shaded, noisy ground. */
function drawScene() {
  const pixels = createPixels(size);
  for (let at = 0; at < size.width * size.height; at += 1) {
    const x = at % size.width;
    const light = noise(at) - 15 + x / 6;
    const isObject = (shape.data[at] ?? 0) > 127;
    const colour = isObject ? [170 + light, 80 + light, 60 + light] : [60 + light, 110 + light, 150 + light];
    pixels.data.set([...colour, 255], at * 4);
  }
  return pixels;
}

function measureOverlap(a: Mask, b: Mask): number {
  let [both, either] = [0, 0];
  a.data.forEach((value, at) => {
    const [inA, inB] = [value > 127, (b.data[at] ?? 0) > 127];
    if (inA && inB) both += 1;
    if (inA || inB) either += 1;
  });
  return both / either;
}

const pixels = drawScene();

it('finds the object that was tapped', () => {
  const tap = fillPolygon(size, toEllipsePoints({ x: 72, y: 50, width: 10, height: 10 }));
  expect(measureOverlap(selectObject({ pixels, inside: tap }), shape)).toBeGreaterThan(0.95);
});

it('finds it by a scribble', () => {
  const scribble = fillPolygon(size, toRectPoints({ x: 58, y: 54, width: 44, height: 4 }));
  expect(measureOverlap(selectObject({ pixels, inside: scribble }), shape)).toBeGreaterThan(0.95);
});

it('stays out of what was said to be outside', () => {
  const inside = fillPolygon(size, toEllipsePoints({ x: 60, y: 50, width: 8, height: 8 }));
  const outside = fillPolygon(size, toRectPoints({ x: 85, y: 0, width: 75, height: 120 }));
  const selected = selectObject({ pixels, inside, outside });
  outside.data.forEach((value, at) => {
    if (value > 127 && selected.data[at] !== 0) throw new Error(`Pixel ${at} was said to be outside.`);
  });
  expect(selected.data[55 * 160 + 65]).toBe(255);
});

it('selects nothing without a seed', () => {
  expect(selectObject({ pixels, inside: createMask(size) }).data.some(Boolean)).toBe(false);
});
