import { expect, it } from 'vitest';
import { fillOutline } from './fill-outline.ts';

const read = (...rows: string[]): string[] => {
  const columns = rows[0]?.length ?? 0;
  const drawn = Uint8Array.from(rows.join(''), (cell) => (cell === '#' ? 9 : 0));
  const filled = Array.from(fillOutline(drawn, columns), (value) => (value === 255 ? '#' : '.')).join('');
  return rows.map((_, row) => filled.slice(row * columns, (row + 1) * columns));
};

it('fills what is closed, and keeps a line that is not', () => {
  expect(read('.......', '.###...', '.#.#..#', '.###..#', '.......')).toEqual([
    '.......',
    '.###...',
    '.###..#',
    '.###..#',
    '.......',
  ]);
  expect(read('###', '#..', '###')).toEqual(['###', '#..', '###']);
  expect(read('..', '..')).toEqual(['..', '..']);
  expect(read('##', '##')).toEqual(['##', '##']);
});
