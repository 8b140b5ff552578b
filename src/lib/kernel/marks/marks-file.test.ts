import { expect, it } from 'vitest';
import type { Mark } from '../../contracts/mark.ts';
import { readMarksFile, writeMarksFile } from './marks-file.ts';

const pin: Mark = { id: 'p', type: 'pin', colour: '#ff3b30', widthPx: 2, at: { x: 5, y: 3 }, note: '红帆' };

it('gives back what was written', () => {
  const written = { width: 60, height: 40, marks: [pin] };
  expect(readMarksFile(writeMarksFile(written))).toEqual(written);
});

it('leaves damaged marks out, and knows a file that is none', () => {
  const damaged = { width: 60, height: 40, marks: [{ ...pin, at: null }, 7, pin] };
  expect(readMarksFile(JSON.stringify(damaged))?.marks).toEqual([pin]);
  expect(readMarksFile(JSON.stringify({ width: 1, height: 1 }))?.marks).toEqual([]);
  for (const text of ['', 'null', '[]', '7', '{"width":"60","height":40}', '{"width":60'])
    expect(readMarksFile(text), text).toBeUndefined();
});
