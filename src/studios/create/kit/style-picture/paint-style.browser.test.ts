import { describe, expect, test } from 'vitest';
import { STYLES } from '../../../../lib/kernel/styles/built-in-styles.ts';
import { hasPicture, paintStyle } from './paint-style.ts';

const SIDE = 48;

function pixelsOf(style: Parameters<typeof paintStyle>[1]): Uint8ClampedArray {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  paintStyle(canvas, style);
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new Error('There is no canvas.');
  return ctx.getImageData(0, 0, SIDE, SIDE).data;
}

/** Mean distance of two pictures, 0 to 255. */
function distance(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  return one.reduce((sum, value, place) => sum + Math.abs(value - (other[place] ?? 0)), 0) / one.length;
}

describe('pictures of styles', () => {
  test('every style that comes with the app has one of its own', () => {
    expect(STYLES.filter(({ id }) => !hasPicture(id))).toEqual([]);
  });

  test('no two of them look alike', () => {
    const pictures = STYLES.map((style) => ({ id: style.id, pixels: pixelsOf(style) }));
    const alike = pictures.flatMap((one, place) =>
      pictures
        .slice(place + 1)
        .filter((other) => distance(one.pixels, other.pixels) < 6)
        .map((other) => `${one.id} ${other.id}`),
    );
    expect(alike).toEqual([]);
  });

  test('one is the same each time, and an own style is shown by its group', () => {
    const sketch = { id: 'pencil-sketch', group: 'drawing' } as const;
    expect(distance(pixelsOf(sketch), pixelsOf(sketch))).toBe(0);
    const own = pixelsOf({ id: 'mine', group: 'own' });
    expect(own.some((value) => value !== 0)).toBe(true);
  });
});
