import { expect, it } from 'vitest';
import { createMask } from '../mask/mask.ts';
import { toLayerMasks, yieldToPart } from './part-masks.ts';

const size = { width: 60, height: 8 };

function fill(from: number, to: number, value = 255) {
  const mask = createMask(size);
  for (let y = 0; y < size.height; y += 1) mask.data.fill(value, y * size.width + from, y * size.width + to);
  return mask;
}

it('takes a place from all others, and a soft edge by as much', () => {
  const painted = fill(0, 20);
  const soft = fill(20, 24, 100);
  soft.data.forEach((value, at) => (painted.data[at] = Math.max(painted.data[at] ?? 0, value)));
  const other = fill(10, 40);
  yieldToPart(painted, [other], { x: 0, y: 0, ...size });
  expect([...other.data.slice(0, 26)]).toEqual([...Array(20).fill(0), 155, 155, 155, 155, 255, 255]);
});

it('leaves what lies outside of the rectangle', () => {
  const other = fill(10, 40);
  yieldToPart(fill(0, 60), [other], { x: 30, y: 2, width: 100, height: 1 });
  expect(other.data[2 * 60 + 35]).toBe(0);
  expect(other.data[2 * 60 + 29]).toBe(255);
  expect(other.data[3 * 60 + 35]).toBe(255);
});

it('reaches beneath a later part only near it, and never beyond it', () => {
  const [first, second] = toLayerMasks([fill(0, 20), fill(20, 50)], 4);
  expect(second?.data).toEqual(fill(20, 50).data);
  expect(first?.data[25]).toBe(255);
  expect(first?.data[40]).toBe(0);
  expect(first?.data[55]).toBe(0);
});

it('leaves a single part as it is', () => {
  const only = fill(3, 9);
  expect(toLayerMasks([only], 12)).toEqual([only]);
});
