import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { isTurnedJpeg, readImageSize } from './read-image-size.ts';

const image = (): Sharp =>
  sharp({ create: { width: 33, height: 17, channels: 4, background: { r: 9, g: 99, b: 199, alpha: 0.5 } } });

describe('readImageSize', () => {
  it.each([
    ['PNG', () => image().png()],
    ['JPEG', () => image().jpeg()],
    ['progressive JPEG', () => image().jpeg({ progressive: true })],
    ['WebP with alpha', () => image().webp()],
    ['lossless WebP', () => image().webp({ lossless: true })],
    ['plain WebP', () => image().removeAlpha().webp()],
    ['WebP with metadata', () => image().webp().withMetadata({ orientation: 1 })],
    ['GIF', () => image().gif()],
  ])('reads %s', async (_name, create) => {
    expect(readImageSize(await create().toBuffer())).toEqual({ width: 33, height: 17 });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'turns a JPEG of orientation %i the way it is shown',
    async (orientation) => {
      const bytes = await image().jpeg().withMetadata({ orientation }).toBuffer();
      expect(readImageSize(bytes)).toEqual(
        orientation < 5 ? { width: 33, height: 17 } : { width: 17, height: 33 },
      );
    },
  );

  it.each([1, 2, 3, 6, 8])(
    'knows whether orientation %i shows other pixels than lie there',
    async (orientation) => {
      const bytes = await image().jpeg().withMetadata({ orientation }).toBuffer();
      expect(isTurnedJpeg(bytes)).toBe(orientation !== 1);
      expect(isTurnedJpeg(bytes.subarray(0, 40))).toBe(false);
      expect(isTurnedJpeg(await image().png().toBuffer())).toBe(false);
    },
  );

  it('reads a view that does not begin with its buffer', async () => {
    const png = await image().png().toBuffer();
    const shifted = new Uint8Array(png.length + 7);
    shifted.set(png, 7);
    expect(readImageSize(shifted.subarray(7))).toEqual({ width: 33, height: 17 });
  });

  it('gives up on every cut header without an error', async () => {
    for (const bytes of await Promise.all(
      [image().png(), image().jpeg(), image().webp(), image().gif()].map((each) => each.toBuffer()),
    )) {
      for (let length = 0; length < 24; length++) {
        const size = readImageSize(bytes.subarray(0, length));
        expect(size === undefined || (size.width === 33 && size.height === 17)).toBe(true);
      }
    }
    expect(readImageSize(new TextEncoder().encode('<svg></svg>'))).toBeUndefined();
  });
});
