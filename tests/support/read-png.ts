import { inflateSync } from 'node:zlib';
import type { Size } from '../../src/lib/contracts/size.ts';

export interface PngPixels extends Size {
  /** RGBA, four bytes a pixel. */
  data: Uint8Array;
}

const SIGNATURE = '89504e470d0a1a0a';
const RGBA = 6;

/** Pixels of a PNG as canvases write it: 8 bits, RGBA, not interlaced. Undefined: it is another, or none. */
export function readRgbaPng(bytes: Uint8Array): PngPixels | undefined {
  const file = Buffer.from(bytes);
  if (file.subarray(0, 8).toString('hex') !== SIGNATURE) return undefined;
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [depth, colourType, , , interlace] = file.subarray(24, 29);
  if (depth !== 8 || colourType !== RGBA || interlace !== 0) return undefined;
  return { width, height, data: unfilter(inflateSync(joinData(file)), { width, height }) };
}

function joinData(file: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12) {
    const end = at + 8 + file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, end));
  }
  return Buffer.concat(parts);
}

/** Each line was written as the difference to its left, upper and upper left neighbours, by the kind that its first byte names. */
function unfilter(lines: Buffer, { width, height }: Size): Uint8Array {
  const stride = width * 4;
  const data = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const kind = lines[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < 4 ? 0 : (data[at - 4] ?? 0);
      const up = y === 0 ? 0 : (data[at - stride] ?? 0);
      const corner = x < 4 || y === 0 ? 0 : (data[at - stride - 4] ?? 0);
      data[at] = (lines[y * (stride + 1) + 1 + x] ?? 0) + predict(kind, { left, up, corner });
    }
  }
  return data;
}

function predict(kind: number, { left, up, corner }: { left: number; up: number; corner: number }): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const guess = left + up - corner;
  const nearest = [left, up, corner].map((value) => Math.abs(guess - value));
  const least = Math.min(...nearest);
  return [left, up, corner][nearest.indexOf(least)] ?? 0;
}
