import { expect, it } from 'vitest';
import type { EditStep } from '../../contracts/edit.ts';
import {
  isAdjusted,
  NO_ADJUSTMENTS,
  toAdjustments,
  toDetailSide,
  withoutAdjustments,
} from './adjust-steps.ts';
import { addStep } from './edit-size.ts';

const size = { width: 400, height: 300 };
const turn: EditStep = { type: 'turn', quarters: 1 };
const adjust = (exposure: number): EditStep => ({
  type: 'adjust',
  values: { ...NO_ADJUSTMENTS, exposure },
});
const crop: EditStep = { type: 'crop', rect: { x: 0, y: 0, width: 100, height: 50 } };

it('are one step, whatever came after it', () => {
  expect(addStep([turn], adjust(3))).toEqual([turn, adjust(3)]);
  expect(addStep([turn, adjust(3), crop], adjust(-2))).toEqual([turn, adjust(-2), crop]);
  expect(addStep([turn, adjust(3), crop], adjust(0))).toEqual([turn, crop]);
  expect(addStep([turn], adjust(0))).toEqual([turn]);
});

it('are found, and left out', () => {
  expect(toAdjustments([turn, adjust(7), crop]).exposure).toBe(7);
  expect(toAdjustments([turn])).toEqual(NO_ADJUSTMENTS);
  expect(isAdjusted(NO_ADJUSTMENTS)).toBe(false);
  expect(isAdjusted(toAdjustments([adjust(1)]))).toBe(true);
  expect(withoutAdjustments([turn, adjust(7), crop])).toEqual([turn, crop]);
});

it.each<[string, EditStep[], number]>([
  ['nothing', [], 400],
  ['a crop before', [crop, adjust(1)], 100],
  ['a crop after', [adjust(1), crop], 400],
  ['a crop, not adjusted yet', [crop], 100],
  ['half the size after', [adjust(1), { type: 'resize', size: { width: 200, height: 150 } }], 200],
])('details are measured by the side at their time: %s', (_name, steps, side) => {
  expect(toDetailSide(size, steps)).toBe(side);
});
