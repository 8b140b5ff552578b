import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from './hash.ts';

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

describe('sha256Hex', () => {
  it('gives the known digests, leading zeros and all', async () => {
    expect(await sha256Hex(new Uint8Array())).toBe(EMPTY);
    expect(await sha256Hex(new TextEncoder().encode('abc'))).toBe(ABC);
  });

  it('gives the same for bytes, buffer, view into a buffer, and Blob', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(1000));
    const expected = createHash('sha256').update(bytes).digest('hex');
    const around = new Uint8Array(1020);
    around.set(bytes, 7);
    expect(await sha256Hex(bytes)).toBe(expected);
    expect(await sha256Hex(bytes.buffer)).toBe(expected);
    expect(await sha256Hex(around.subarray(7, 1007))).toBe(expected);
    expect(await sha256Hex(new Blob([bytes.subarray(0, 10), bytes.subarray(10)]))).toBe(expected);
  });
});
