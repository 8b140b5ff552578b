import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createGreyJpeg } from '../../../tests/support/grey-jpeg.ts';
import { createGradientPng } from '../../../tests/support/png.ts';
import { isImageCut } from './is-image-cut.ts';

const SIZE = { width: 64, height: 48 };

/** RIFF with one chunk of 20 bytes: all that says how long it is. */
function createWebp(): Uint8Array {
  const bytes = Buffer.alloc(40);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(32, 4);
  bytes.write('WEBPVP8L', 8);
  bytes.writeUInt32LE(20, 16);
  return bytes;
}

describe.each([
  ['PNG', createGradientPng(SIZE, [200, 40, 90])],
  ['JPEG', createGreyJpeg(SIZE)],
  ['WebP', createWebp()],
])('%s', (_, bytes) => {
  it('is whole as it is, and with something behind its end', () => {
    expect(isImageCut(bytes)).toBe(false);
    expect(isImageCut(Buffer.concat([bytes, Buffer.from('more')]))).toBe(false);
  });

  it('is cut wherever it ends early', () => {
    for (let length = 16; length < bytes.length; length += 1) {
      expect(isImageCut(bytes.subarray(0, length)), `${length} bytes`).toBe(true);
    }
  });
});

it('says nothing of what it does not know', () => {
  expect(isImageCut(Buffer.from('GIF89a'))).toBe(false);
  expect(isImageCut(new Uint8Array())).toBe(false);
});

it('takes the icons of the app for whole', () => {
  const icon = readFileSync(new URL('../../../public/icons/icon-192.png', import.meta.url));
  expect(isImageCut(icon)).toBe(false);
});
