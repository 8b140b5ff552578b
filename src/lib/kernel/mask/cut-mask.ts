import type { Mask, PixelRect } from '../../contracts/mask.ts';
import type { Size } from '../../contracts/size.ts';
import { createMask } from './mask.ts';

/** The part of a mask in `rect`, which lies within it. */
export function cutMask(mask: Mask, rect: PixelRect): Mask {
  const cut = createMask(rect);
  for (let y = 0; y < rect.height; y += 1) {
    const start = (rect.y + y) * mask.width + rect.x;
    cut.data.set(mask.data.subarray(start, start + rect.width), y * rect.width);
  }
  return cut;
}

/**
 * A mask at another size, each pixel the largest value of those that it stands for: however thin what is painted is, none of
 * it is lost. The same where the size is.
 */
export function coverMask(mask: Mask, size: Size): Mask {
  if (mask.width === size.width && mask.height === size.height) return mask;
  const columns = toSpans(size.width, mask.width);
  const rows = toSpans(size.height, mask.height);
  const cover = createMask(size);
  // First every line, then every column of lines: each pixel is read about once.
  const line = new Uint8Array(size.width);
  let lineAt = -1;
  rows.forEach(([top, bottom], y) => {
    const target = cover.data.subarray(y * size.width, (y + 1) * size.width);
    for (let row = top; row < bottom; row += 1) {
      if (row !== lineAt)
        coverLine(mask.data.subarray(row * mask.width, (row + 1) * mask.width), columns, line);
      lineAt = row;
      for (let x = 0; x < size.width; x += 1) {
        if ((line[x] as number) > (target[x] as number)) target[x] = line[x] as number;
      }
    }
  });
  return cover;
}

function coverLine(from: Uint8Array, columns: readonly Span[], line: Uint8Array): void {
  columns.forEach(([left, right], x) => {
    let most = 0;
    for (let at = left; at < right; at += 1) if ((from[at] as number) > most) most = from[at] as number;
    line[x] = most;
  });
}

type Span = readonly [start: number, end: number];

/** What each place of a line of `length` touches of one of `from`. */
function toSpans(length: number, from: number): Span[] {
  return Array.from({ length }, (_, at) => [
    Math.floor((at * from) / length),
    Math.max(Math.ceil(((at + 1) * from) / length), Math.floor((at * from) / length) + 1),
  ]);
}
