import { expect, it } from 'vitest';
import { createPixels } from '../pixel-lock/pixels.ts';
import { selectColour } from './select-colour.ts';

/** `.` white, `#` black, `o` a light grey. */
function draw(...rows: string[]) {
  const pixels = createPixels({ width: rows[0]?.length ?? 0, height: rows.length });
  const tones: Record<string, number> = { '.': 255, '#': 0, o: 230 };
  rows.forEach((row, y) =>
    [...row].forEach((sign, x) => {
      const tone = tones[sign] ?? 0;
      pixels.data.set([tone, tone, tone, 255], (y * pixels.width + x) * 4);
    }),
  );
  return pixels;
}

const pixels = draw('..#..', '.o#..', '###..', '....#');

const select = (x: number, y: number, tolerance: number, contiguous: boolean) => {
  const { data, width } = selectColour({ pixels, x, y, tolerance, contiguous });
  return Array.from({ length: 4 }, (_, row) =>
    [...data.subarray(row * width, (row + 1) * width)].map((value) => (value ? 'x' : '-')).join(''),
  );
};

it('floods what hangs together by its sides', () => {
  expect(select(0, 0, 0, true)).toEqual(['xx---', 'x----', '-----', '-----']);
  expect(select(4, 0, 0, true)).toEqual(['---xx', '---xx', '---xx', 'xxxx-']);
});

it('takes what is nearly alike', () => {
  expect(select(0, 0, 12, true)).toEqual(['xx---', 'xx---', '-----', '-----']);
  expect(select(0, 0, 100, true)).toEqual(['xxxxx', 'xxxxx', 'xxxxx', 'xxxxx']);
});

it('takes a colour everywhere', () => {
  expect(select(2, 0, 0, false)).toEqual(['--x--', '--x--', 'xxx--', '----x']);
});

it('selects nothing beside the picture', () => {
  expect(select(9, 0, 50, true).join('')).not.toContain('x');
});

it('tells transparent from opaque', () => {
  const clear = createPixels({ width: 2, height: 1 });
  clear.data.set([0, 0, 0, 255], 4);
  expect([...selectColour({ pixels: clear, x: 0, y: 0, tolerance: 20, contiguous: false }).data]).toEqual([
    255, 0,
  ]);
});

it('floods a large plain at once', () => {
  const plain = createPixels({ width: 1500, height: 1000 });
  const { data } = selectColour({ pixels: plain, x: 700, y: 500, tolerance: 5, contiguous: true });
  expect(data.every((value) => value === 255)).toBe(true);
});
