import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EditStep } from '../../contracts/edit.ts';
import type { Mask } from '../../contracts/mask.ts';
import { fillMask } from '../mask/combine-masks.ts';
import { fillPolygon, toRectPoints } from '../mask/fill-polygon.ts';
import { applyStepToMask, fitMask } from './edit-mask.ts';

/** 1 2 3 / 4 5 6 */
const mask: Mask = { width: 3, height: 2, data: Uint8Array.of(1, 2, 3, 4, 5, 6) };
const after = (...steps: EditStep[]) => steps.reduce(applyStepToMask, mask);
const rows = ({ width, height, data }: Mask) =>
  Array.from({ length: height }, (_, y) => [...data.subarray(y * width, (y + 1) * width)]);

it('turns clockwise', () => {
  expect(rows(after({ type: 'turn', quarters: 1 }))).toEqual([
    [4, 1],
    [5, 2],
    [6, 3],
  ]);
  expect(rows(after({ type: 'turn', quarters: 2 }))).toEqual([
    [6, 5, 4],
    [3, 2, 1],
  ]);
  expect(rows(after({ type: 'turn', quarters: 3 }))).toEqual([
    [3, 6],
    [2, 5],
    [1, 4],
  ]);
});

it('flips and crops', () => {
  expect(rows(after({ type: 'flip', axis: 'horizontal' }))).toEqual([
    [3, 2, 1],
    [6, 5, 4],
  ]);
  expect(rows(after({ type: 'flip', axis: 'vertical' }))).toEqual([
    [4, 5, 6],
    [1, 2, 3],
  ]);
  expect(rows(after({ type: 'crop', rect: { x: 1, y: 1, width: 2, height: 1 } }))).toEqual([[5, 6]]);
});

it('makes new canvas part of the mask', () => {
  expect(rows(after({ type: 'extend', top: 1, right: 0, bottom: 0, left: 1 }))).toEqual([
    [255, 255, 255, 255],
    [255, 1, 2, 3],
    [255, 4, 5, 6],
  ]);
});

it('is back where it was after a step and its opposite', () => {
  const step = fc.constantFrom<[EditStep, EditStep]>(
    [
      { type: 'turn', quarters: 1 },
      { type: 'turn', quarters: 3 },
    ],
    [
      { type: 'turn', quarters: 2 },
      { type: 'turn', quarters: 2 },
    ],
    [
      { type: 'flip', axis: 'horizontal' },
      { type: 'flip', axis: 'horizontal' },
    ],
    [
      { type: 'flip', axis: 'vertical' },
      { type: 'flip', axis: 'vertical' },
    ],
  );
  fc.assert(
    fc.property(step, fc.uint8Array({ minLength: 35, maxLength: 35 }), ([there, back], data) => {
      const start: Mask = { width: 7, height: 5, data: Uint8Array.from(data) };
      expect(applyStepToMask(applyStepToMask(start, there), back)).toEqual(start);
    }),
  );
});

it('scales with the picture', () => {
  const box = fillPolygon({ width: 40, height: 40 }, toRectPoints({ x: 10, y: 10, width: 20, height: 20 }));
  const half = applyStepToMask(box, { type: 'resize', size: { width: 20, height: 20 } });
  expect(half.data[10 * 20 + 10]).toBe(255);
  expect(half.data[2 * 20 + 2]).toBe(0);
  expect(half.data.reduce((sum, value) => sum + value, 0) / 255).toBeCloseTo(100, 0);
});

it('is fitted to another form of its picture, and the same where it fits', () => {
  expect(fitMask(mask, { width: 3, height: 2 })).toBe(mask);
  expect(fitMask(fillMask(mask), { width: 5, height: 7 })).toEqual(fillMask({ width: 5, height: 7 }));
});

it('stays whole or empty when it is straightened, and turns the way the picture does', () => {
  const whole = applyStepToMask(fillMask({ width: 40, height: 30 }), { type: 'straighten', degrees: 12 });
  expect(whole.data.every((value) => value === 255)).toBe(true);
  const right = fillPolygon(
    { width: 101, height: 101 },
    toRectPoints({ x: 80, y: 45, width: 10, height: 10 }),
  );
  const turned = applyStepToMask(right, { type: 'straighten', degrees: 20 });
  let [x, y, sum] = [0, 0, 0];
  turned.data.forEach((value, at) => {
    sum += value;
    x += value * (at % turned.width);
    y += value * Math.floor(at / turned.width);
  });
  // Clockwise: what lay to the right comes to lie lower.
  expect(y / sum).toBeGreaterThan(turned.height / 2 + 5);
  expect(x / sum).toBeGreaterThan(turned.width / 2 + 15);
});
