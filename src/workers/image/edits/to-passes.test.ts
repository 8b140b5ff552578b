import { expect, it } from 'vitest';
import type { EditStep } from '../../../lib/contracts/edit.ts';
import { toPasses } from './to-passes.ts';

const size = { width: 40, height: 20 };
const turn: EditStep = { type: 'turn', quarters: 1 };
const flip: EditStep = { type: 'flip', axis: 'horizontal' };
const still = { exposure: 0, contrast: 0, saturation: 0, temperature: 0, sharpen: 0, blur: 0 };

const typesOf = (steps: EditStep[]) => toPasses(size, steps).map(({ type }) => type);

it('makes one drawing of moves that follow one another', () => {
  expect(typesOf([turn, flip, { type: 'straighten', degrees: 3 }, flip, turn])).toEqual([
    'place',
    'straighten',
    'place',
  ]);
});

it('leaves out what changes nothing, by the size there is then', () => {
  expect(
    typesOf([
      { type: 'straighten', degrees: 0 },
      { type: 'adjust', values: still },
      turn,
      { type: 'resize', size: { width: 20, height: 40 } },
    ]),
  ).toEqual(['place']);
  expect(typesOf([{ type: 'resize', size: { width: 20, height: 40 } }])).toEqual(['resize']);
});

it('keeps away what was cropped before the canvas was extended', () => {
  const [pass] = toPasses(size, [
    { type: 'crop', rect: { x: 10, y: 5, width: 8, height: 6 } },
    { type: 'extend', top: 1, right: 2, bottom: 3, left: 4 },
    turn,
  ]);
  expect(pass).toEqual({
    type: 'place',
    placement: {
      matrix: [0, 1, -1, 0, 10 + 5 - 1, -10 + 4],
      size: { width: 10, height: 14 },
      shown: { x: 10 - 1 - 6, y: 4, width: 6, height: 8 },
    },
  });
});
