import type { Size } from '../../../lib/contracts/recipe.ts';
import { createPixels } from './pixels.ts';
import type { Pixels } from './pixels.ts';
import type { Registration } from './register.ts';

/** Taps of Catmull and Rom's cubic for the four neighbours of a place between the second and the third. */
function toTaps(share: number): [number, number, number, number] {
  const square = share * share;
  const cube = square * share;
  return [
    (-cube + 2 * square - share) / 2,
    (3 * cube - 5 * square + 2) / 2,
    (-3 * cube + 4 * square + share) / 2,
    (cube - square) / 2,
  ];
}

interface Column {
  places: [number, number, number, number];
  taps: [number, number, number, number];
}

/** For every place of a line, where it is read from and how much of each. */
function toColumns(length: number, from: number, scale: number, shift: number): Column[] {
  return Array.from({ length }, (_, at) => {
    const place = (((at + 0.5) / length) * scale + shift) * from - 0.5;
    const first = Math.floor(place);
    const clamp = (value: number): number => Math.min(Math.max(value, 0), from - 1);
    return {
      places: [clamp(first - 1), clamp(first), clamp(first + 1), clamp(first + 2)],
      taps: toTaps(place - first),
    };
  });
}

/**
 * The result as it would lie on the source, at `size`: row by row through a window of four lines, so that no second picture is
 * held in full. The same bytes where nothing is to be moved.
 */
export function warp(result: Pixels, registration: Registration, size: Size): Pixels {
  const { scaleX, scaleY, shiftX, shiftY } = registration;
  const isSame = result.width === size.width && result.height === size.height;
  if (isSame && scaleX === 1 && scaleY === 1 && shiftX === 0 && shiftY === 0) return result;
  const columns = toColumns(size.width, result.width, scaleX, shiftX);
  const rows = toColumns(size.height, result.height, scaleY, shiftY);
  const lines = new Map<number, Float32Array>();
  const warped = createPixels(size);
  rows.forEach(({ places, taps }, y) => {
    const wanted = places.map((place) => {
      const line = lines.get(place) ?? readLine(result, place, columns);
      lines.set(place, line);
      return line;
    });
    for (const place of lines.keys()) if (place < places[0]) lines.delete(place);
    const start = y * size.width * 4;
    for (let at = 0; at < size.width * 4; at += 1) {
      warped.data[start + at] =
        (wanted[0]?.[at] ?? 0) * taps[0] +
        (wanted[1]?.[at] ?? 0) * taps[1] +
        (wanted[2]?.[at] ?? 0) * taps[2] +
        (wanted[3]?.[at] ?? 0) * taps[3];
    }
  });
  return warped;
}

function readLine({ width, data }: Pixels, y: number, columns: readonly Column[]): Float32Array {
  const line = new Float32Array(columns.length * 4);
  const row = y * width * 4;
  columns.forEach(({ places: [a, b, c, d], taps: [ta, tb, tc, td] }, at) => {
    for (let channel = 0; channel < 4; channel += 1) {
      line[at * 4 + channel] =
        (data[row + a * 4 + channel] as number) * ta +
        (data[row + b * 4 + channel] as number) * tb +
        (data[row + c * 4 + channel] as number) * tc +
        (data[row + d * 4 + channel] as number) * td;
    }
  });
  return line;
}
