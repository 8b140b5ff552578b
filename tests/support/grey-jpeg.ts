import type { Size } from '../../src/lib/contracts/size.ts';

/**
 * A JPEG of one middle grey, without any library: every block has no difference to the one before (one bit) and no detail (one
 * bit), so that the scan is zeros. Unlike a header alone it can be decoded.
 */
export function createGreyJpeg({ width, height }: Size): Buffer {
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    toSegment(0xdb, [0, ...new Array<number>(64).fill(16)]),
    toSegment(0xc0, [8, ...toTwoBytes(height), ...toTwoBytes(width), 1, 1, 0x11, 0]),
    toSegment(0xc4, [0x00, ...ONE_CODE]),
    toSegment(0xc4, [0x10, ...ONE_CODE]),
    toSegment(0xda, [1, 1, 0, 0, 63, 0]),
    Buffer.alloc(Math.ceil((blocks * 2) / 8)),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** A Huffman table with one code of one bit, for the symbol 0. */
const ONE_CODE = [1, ...new Array<number>(15).fill(0), 0];

function toSegment(marker: number, content: number[]): Buffer {
  return Buffer.from([0xff, marker, ...toTwoBytes(content.length + 2), ...content]);
}

function toTwoBytes(value: number): number[] {
  return [value >>> 8, value & 0xff];
}
