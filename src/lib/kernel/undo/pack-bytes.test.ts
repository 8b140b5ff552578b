import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packBytes, sumPacked, unpackBytes } from './pack-bytes.ts';

function unpack(packed: Uint8Array, length: number): Uint8Array {
  const target = new Uint8Array(length);
  unpackBytes(packed, target);
  return target;
}

it('gives back what was packed', () => {
  const runs = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 1, max: 300 })), { maxLength: 20 })
    .map((parts) => Uint8Array.from(parts.flatMap(([value, count]) => Array<number>(count).fill(value))));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 600 }), runs), (bytes) => {
      expect(unpack(packBytes(bytes), bytes.length)).toEqual(bytes);
      expect(sumPacked(packBytes(bytes))).toBe(bytes.reduce((sum, value) => sum + value, 0));
    }),
  );
});

it('packs a part of larger bytes like a copy of it, wherever it lies', () => {
  const bytes = Uint8Array.from({ length: 700 }, (_, at) => (at % 90 < 60 ? 255 : at & 3));
  for (let start = 0; start < 9; start += 1) {
    const part = bytes.subarray(start, 600 + start);
    expect(packBytes(part)).toEqual(packBytes(part.slice()));
    expect(unpack(packBytes(part), 600)).toEqual(part);
  }
});

it('makes runs small and never costs more than one byte in 128', () => {
  expect(packBytes(new Uint8Array(16_384)).length).toBe(256);
  const noise = Uint8Array.from({ length: 16_384 }, (_, at) => (at * 167 + (at >> 3)) & 255);
  expect(packBytes(noise).length).toBeLessThanOrEqual(16_384 + 129);
});

it('refuses bytes of another length', () => {
  expect(() => unpack(packBytes(new Uint8Array(9)), 10)).toThrow(RangeError);
});
