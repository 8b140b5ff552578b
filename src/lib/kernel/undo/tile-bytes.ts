import type { Mask, PixelRect } from '../../contracts/mask.ts';
import { clipRect } from '../mask/mask.ts';
import { unpackBytes } from './pack-bytes.ts';

/** Pixels a side. Small enough that a thin stroke saves little, large enough that a picture has few. */
export const TILE_PX = 128;

/** Room for the bytes of one tile that is only looked at: an act has hundreds of them. */
const scratch = new Uint8Array(TILE_PX * TILE_PX);

/** Where a tile lies on the mask; those at its right and lower border are smaller. */
export function toTileRect(mask: Mask, { column, row }: { column: number; row: number }): PixelRect {
  return clipRect({ x: column * TILE_PX, y: row * TILE_PX, width: TILE_PX, height: TILE_PX }, mask);
}

/** Rooms of whole tiles that are used again: a stroke takes one at nearly every frame, and new ones would have to be cleared and collected. */
const spare: Uint8Array<ArrayBuffer>[] = [];
/** As many as a long stroke touches: 4 MB. */
const MOST_SPARE = 256;

/** The pixels of a tile, row by row, in bytes of their own, which may be given back. */
export function copyTile(mask: Mask, rect: PixelRect): Uint8Array<ArrayBuffer> {
  const size = rect.width * rect.height;
  const room = size === TILE_PX * TILE_PX ? spare.pop() : undefined;
  return readTile(mask, rect, room ?? new Uint8Array(size));
}

/** Nobody looks at these bytes any more: they may become another tile's. */
export function giveBack(bytes: Uint8Array<ArrayBuffer>): void {
  if (bytes.length === TILE_PX * TILE_PX && spare.length < MOST_SPARE) spare.push(bytes);
}

/** The same, to be looked at before the next tile is. */
export function lookAtTile(mask: Mask, rect: PixelRect): Uint8Array<ArrayBuffer> {
  return readTile(mask, rect, scratch.subarray(0, rect.width * rect.height));
}

/** Puts a packed tile into the mask. Throws RangeError where it is not of its size. */
export function unpackTile(mask: Mask, rect: PixelRect, packed: Uint8Array): void {
  const bytes = scratch.subarray(0, rect.width * rect.height);
  unpackBytes(packed, bytes);
  writeTile(mask, rect, bytes);
}

/** Puts the pixels of a tile into the mask. */
export function writeTile({ width, data }: Mask, rect: PixelRect, bytes: Uint8Array): void {
  for (let row = 0; row < rect.height; row += 1) {
    data.set(bytes.subarray(row * rect.width, (row + 1) * rect.width), (rect.y + row) * width + rect.x);
  }
}

function readTile<Bytes extends Uint8Array>(mask: Mask, rect: PixelRect, bytes: Bytes): Bytes {
  const { width, data } = mask;
  if ((width | data.byteOffset | rect.x | rect.width) % 4 === 0) return readWords(mask, rect, bytes);
  for (let row = 0; row < rect.height; row += 1) {
    const start = (rect.y + row) * width + rect.x;
    bytes.set(data.subarray(start, start + rect.width), row * rect.width);
  }
  return bytes;
}

/** Four pixels at once: making a view of each row takes longer than copying it. */
function readWords<Bytes extends Uint8Array>({ width, data }: Mask, rect: PixelRect, bytes: Bytes): Bytes {
  const from = new Uint32Array(data.buffer, data.byteOffset, data.length >> 2);
  const to = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  const words = rect.width >> 2;
  for (let row = 0; row < rect.height; row += 1) {
    const start = ((rect.y + row) * width + rect.x) >> 2;
    for (let at = 0; at < words; at += 1) to[row * words + at] = from[start + at] as number;
  }
  return bytes;
}
