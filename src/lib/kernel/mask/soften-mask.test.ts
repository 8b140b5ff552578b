import { expect, it } from 'vitest';
import { fillPolygon, toRectPoints } from './fill-polygon.ts';
import { fillMask } from './combine-masks.ts';
import { featherMask } from './soften-mask.ts';

const box = fillPolygon({ width: 60, height: 60 }, toRectPoints({ x: 20, y: 20, width: 20, height: 20 }));

it('is the same mask for no radius', () => {
  expect(featherMask(box, 0)).toBe(box);
});

it('leaves a whole mask whole, edges included', () => {
  const whole = fillMask({ width: 9, height: 7 });
  expect(featherMask(whole, 12)).toEqual(whole);
});

it('keeps the amount, half at the edge, nothing far away', () => {
  const soft = featherMask(box, 9);
  const sum = (data: Uint8Array) => data.reduce((a, b) => a + b, 0);
  expect(Math.abs(sum(soft.data) / sum(box.data) - 1)).toBeLessThan(0.01);
  const edge = ((soft.data[30 * 60 + 19] ?? 0) + (soft.data[30 * 60 + 20] ?? 0)) / 2;
  expect(Math.abs(edge - 127.5)).toBeLessThan(4);
  expect(soft.data[0]).toBe(0);
});

it('does not change the mask it was given', () => {
  const before = box.data.slice();
  featherMask(box, 9);
  expect(box.data).toEqual(before);
});
