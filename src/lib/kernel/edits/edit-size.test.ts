import { expect, it } from 'vitest';
import type { EditStep } from '../../contracts/edit.ts';
import { addStep, toEditedSize, toStraightRect } from './edit-size.ts';

const size = { width: 40, height: 30 };
const turn = (quarters: 1 | 2 | 3): EditStep => ({ type: 'turn', quarters });
const flip: EditStep = { type: 'flip', axis: 'horizontal' };

it.each<[string, EditStep[], { width: number; height: number }]>([
  ['nothing', [], size],
  ['a turn', [turn(1)], { width: 30, height: 40 }],
  ['half a turn', [turn(2)], size],
  ['a crop', [{ type: 'crop', rect: { x: 1, y: 2, width: 7, height: 9 } }], { width: 7, height: 9 }],
  [
    'a turn and a crop',
    [turn(3), { type: 'crop', rect: { x: 0, y: 0, width: 5, height: 6 } }],
    { width: 5, height: 6 },
  ],
  ['more canvas', [{ type: 'extend', top: 1, right: 2, bottom: 3, left: 4 }], { width: 46, height: 34 }],
  ['another size', [{ type: 'resize', size: { width: 9, height: 9 } }], { width: 9, height: 9 }],
  ['a flip', [flip], size],
])('%s', (_name, steps, expected) => {
  expect(toEditedSize(size, steps)).toEqual(expected);
});

it('cuts off what straightening leaves empty, and keeps the shape', () => {
  expect(toStraightRect(size, 0)).toEqual({ x: 0, y: 0, ...size });
  const rect = toStraightRect({ width: 400, height: 300 }, 10);
  expect(rect.width / rect.height).toBeCloseTo(4 / 3, 1);
  const angle = (10 * Math.PI) / 180;
  const [x, y] = [rect.width / 2, rect.height / 2];
  expect(x * Math.cos(angle) + y * Math.sin(angle)).toBeLessThanOrEqual(200);
  expect(x * Math.sin(angle) + y * Math.cos(angle)).toBeLessThanOrEqual(150);
  expect(toStraightRect(size, -7)).toEqual(toStraightRect(size, 7));
});

it('merges what takes its neighbour back or goes on with it', () => {
  expect(addStep([turn(3)], turn(1))).toEqual([]);
  expect(addStep([turn(1)], turn(1))).toEqual([turn(2)]);
  expect(addStep([flip], flip)).toEqual([]);
  expect(addStep([flip], turn(1))).toEqual([flip, turn(1)]);
  const crop = (x: number, width: number): EditStep => ({
    type: 'crop',
    rect: { x, y: 1, width, height: 5 },
  });
  expect(addStep([crop(3, 20)], crop(2, 10))).toEqual([
    { type: 'crop', rect: { x: 5, y: 2, width: 10, height: 5 } },
  ]);
  const resize = (width: number): EditStep => ({ type: 'resize', size: { width, height: 9 } });
  expect(addStep([resize(4)], resize(40))).toEqual([resize(40)]);
});
