import type { PixelRect } from '../../../lib/contracts/mask.ts';
import type { Size } from '../../../lib/contracts/size.ts';
import { cutPixels } from './cut.ts';
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
 * The result as it would lie on a source of `size`, or the part of it in `rect`: row by row through a window of four lines, so that
 * no second picture is held in full. The same bytes where nothing is to be moved.
 */
export function warp(
  result: Pixels,
  {
    registration: { scaleX, scaleY, shiftX, shiftY },
    size,
    rect = { x: 0, y: 0, width: size.width, height: size.height },
  }: { registration: Registration; size: Size; rect?: PixelRect },
): Pixels {
  const isSame = result.width === size.width && result.height === size.height;
  if (isSame && scaleX === 1 && scaleY === 1 && shiftX === 0 && shiftY === 0) return cutPixels(result, rect);
  const columns = toColumns(size.width, result.width, scaleX, shiftX).slice(rect.x, rect.x + rect.width);
  const rows = toColumns(size.height, result.height, scaleY, shiftY).slice(rect.y, rect.y + rect.height);
  const lines = new Map<number, Float32Array>();
  const warped = createPixels(rect);
  rows.forEach(({ places, taps }, y) => {
    const wanted = places.map((place, at): Weighed => {
      const line = lines.get(place) ?? readLine(result, place, columns);
      lines.set(place, line);
      return [line, taps[at] as number];
    });
    for (const place of lines.keys()) if (place < places[0]) lines.delete(place);
    writeLine(warped.data, y * rect.width * 4, wanted);
  });
  return warped;
}

type Weighed = readonly [line: Float32Array, share: number];

/** A line at the new width, colours multiplied by alpha, so that none bleeds out of what nobody sees. */
function readLine({ width, data }: Pixels, y: number, columns: readonly Column[]): Float32Array {
  const line = new Float32Array(columns.length * 4);
  const row = y * width * 4;
  columns.forEach(({ places, taps }, column) => {
    let [red, green, blue, alpha] = [0, 0, 0, 0];
    for (let tap = 0; tap < 4; tap += 1) {
      const at = row + (places[tap] as number) * 4;
      const seen = (taps[tap] as number) * (data[at + 3] as number);
      red += seen * (data[at] as number);
      green += seen * (data[at + 1] as number);
      blue += seen * (data[at + 2] as number);
      alpha += seen;
    }
    line[column * 4] = red;
    line[column * 4 + 1] = green;
    line[column * 4 + 2] = blue;
    line[column * 4 + 3] = alpha;
  });
  return line;
}

function writeLine(data: Uint8ClampedArray, start: number, lines: readonly Weighed[]): void {
  const [[a, ta], [b, tb], [c, tc], [d, td]] = lines as [Weighed, Weighed, Weighed, Weighed];
  const mix = (at: number): number =>
    (a[at] as number) * ta + (b[at] as number) * tb + (c[at] as number) * tc + (d[at] as number) * td;
  for (let at = 0; at < a.length; at += 4) {
    const alpha = mix(at + 3);
    if (alpha < 0.5) continue;
    data[start + at] = mix(at) / alpha;
    data[start + at + 1] = mix(at + 1) / alpha;
    data[start + at + 2] = mix(at + 2) / alpha;
    data[start + at + 3] = alpha;
  }
}
