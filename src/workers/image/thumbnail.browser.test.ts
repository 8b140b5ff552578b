import { afterEach, expect, it, vi } from 'vitest';
import { createThumbnail } from './thumbnail.ts';

afterEach(() => vi.restoreAllMocks());

async function draw(fill: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(64, 32);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No 2D context.');
  context.fillStyle = fill;
  context.fillRect(0, 0, 64, 32);
  return canvas.convertToBlob();
}

/** As WebKit does: it answers a wish for WebP with a PNG. */
function refuseWebp(): void {
  const convertToBlob = OffscreenCanvas.prototype.convertToBlob;
  vi.spyOn(OffscreenCanvas.prototype, 'convertToBlob').mockImplementation(function (
    this: OffscreenCanvas,
    options?: ImageEncodeOptions,
  ) {
    return convertToBlob.call(this, options?.type === 'image/webp' ? {} : options);
  });
}

it.each([
  ['red', 'image/jpeg'],
  ['rgb(255 0 0 / 0.5)', 'image/png'],
])('where WebP cannot be written, %s is kept as %s', async (fill, type) => {
  const blob = await draw(fill);
  refuseWebp();
  expect(await createThumbnail(blob, 16)).toMatchObject({ width: 16, height: 8, blob: { type } });
});
