import { expect, it } from 'vitest';
import { createMask } from '../../kernel/mask/mask.ts';
import { createLikenessMaker } from './likeness.ts';

/** Alpha of the corner of the image that is the likeness. */
function alphasOf({ data, width }: ImageData, place: { width: number; height: number }): number[] {
  return Array.from({ length: place.width * place.height }, (_, at) => {
    const row = Math.floor(at / place.width);
    return data[4 * (row * width + (at % place.width)) + 3] as number;
  });
}

it.each([
  { width: 40, step: 1 },
  { width: 41, step: 1 },
  { width: 40, step: 2 },
])('is the mask, in an image that is used again: $width wide, step $step', ({ width, step }) => {
  const mask = createMask({ width, height: 30 });
  mask.data.forEach((_, at) => (mask.data[at] = (at * 37) & 255));
  const toLikeness = createLikenessMaker();
  for (const place of [
    { x: 4, y: 3, width: 16, height: 9 },
    { x: 0, y: 0, width: 8, height: 11 },
    { x: 8, y: 1, width: 12, height: 2 },
  ]) {
    const expected = Array.from({ length: place.width * place.height }, (_, at) => {
      const [x, y] = [place.x + (at % place.width), place.y + Math.floor(at / place.width)];
      return mask.data[y * step * width + x * step];
    });
    expect(alphasOf(toLikeness(mask, place, step), place)).toEqual(expected);
  }
});
