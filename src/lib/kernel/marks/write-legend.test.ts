import { expect, it } from 'vitest';
import type { Mark } from '../../contracts/mark.ts';
import { chooseMarksForm } from './choose-marks-form.ts';
import { findShownMarks } from './find-shown-marks.ts';
import { writeLegend } from './write-legend.ts';

const look = { colour: '#ff3b30', widthPx: 4 };
const pin = (id: string, note: string): Mark => ({ ...look, id, type: 'pin', at: { x: 1, y: 1 }, note });
const box: Mark = { ...look, id: 'box', type: 'rectangle', from: { x: 0, y: 0 }, to: { x: 9, y: 9 } };

it('writes the notes by the numbers that the pins show, each on one line', () => {
  const marks = [pin('a', ' a red\n sail '), box, pin('b', '  '), pin('c', '去掉这盏灯')];
  expect(writeLegend(marks)).toBe('1: a red sail\n3: 去掉这盏灯');
});

it('is none where there is nothing to say', () => {
  expect(writeLegend([])).toBeUndefined();
  expect(writeLegend([box, pin('a', '\n')])).toBeUndefined();
});

it('sends marks as a part of their own where that is understood, and never with a mask', () => {
  expect(chooseMarksForm({ markup: true }, {})).toBe('markup');
  expect(chooseMarksForm({ markup: true }, { mask: true })).toBe('copy');
  expect(chooseMarksForm({ markup: false }, {})).toBe('copy');
});

it('leaves out what lies outside of the picture, and keeps the numbers', () => {
  const far = { ...pin('far', 'out of sight'), at: { x: 500, y: 5 } } as Mark;
  const marks = [far, pin('near', 'here'), box];
  const shown = findShownMarks(marks, { x: 0, y: 0, width: 100, height: 50 });
  expect(shown.map(({ id }) => id)).toEqual(['near', 'box']);
  expect(writeLegend(marks, shown)).toBe('2: here');
});

it('sees a line that only its width brings into the picture, and no text without letters', () => {
  const frame = { x: 0, y: 0, width: 100, height: 50 };
  const line = (y: number): Mark => ({ ...look, id: 'l', type: 'arrow', from: { x: 5, y }, to: { x: 9, y } });
  expect(findShownMarks([line(51)], frame)).toHaveLength(1);
  expect(findShownMarks([line(53)], frame)).toHaveLength(0);
  expect(
    findShownMarks([{ ...look, id: 't', type: 'text', at: { x: 1, y: 1 }, text: ' \n' }], frame),
  ).toEqual([]);
  expect(findShownMarks([{ ...look, id: 'f', type: 'freehand', points: [] }], frame)).toEqual([]);
});
