/** What the code holds of each browser. Red here: a browser has changed, and something in the code may be simpler or wrong now. */
import { expect, it } from 'vitest';
import { server } from 'vitest/browser';

const isWebkit = server.browser === 'webkit';

async function ask(type: string): Promise<string> {
  const canvas = new OffscreenCanvas(8, 8);
  canvas.getContext('2d')?.fillRect(0, 0, 4, 4);
  return (await canvas.convertToBlob({ type })).type;
}

it('writes PNG and JPEG everywhere, WebP but in WebKit, AVIF nowhere', async () => {
  expect(await ask('image/png')).toBe('image/png');
  expect(await ask('image/jpeg')).toBe('image/jpeg');
  expect(await ask('image/webp')).toBe(isWebkit ? 'image/png' : 'image/webp');
  expect(await ask('image/avif')).toBe('image/png');
});

it('has no filter on a canvas in WebKit', () => {
  expect('filter' in OffscreenCanvasRenderingContext2D.prototype).toBe(!isWebkit);
});

it('has what the support floor promises', async () => {
  expect(typeof PointerEvent.prototype.getCoalescedEvents).toBe('function');
  expect(typeof navigator.locks?.request).toBe('function');
  expect(typeof CompressionStream).toBe('function');
  const canvas = new OffscreenCanvas(4, 2);
  canvas.getContext('2d')?.fillRect(0, 0, 4, 2);
  const bitmap = canvas.transferToImageBitmap();
  const half = await createImageBitmap(bitmap, { resizeWidth: 2, resizeHeight: 1, resizeQuality: 'high' });
  expect([half.width, half.height]).toEqual([2, 1]);
});

it('draws where there is no page', async () => {
  const script = `
    const canvas = new OffscreenCanvas(3, 3);
    const context = canvas.getContext('2d');
    context.fillStyle = '#102030';
    context.fillRect(0, 0, 3, 3);
    postMessage([...context.getImageData(1, 1, 1, 1).data]);
  `;
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(url);
  const event = await new Promise<MessageEvent>((resolve, reject) => {
    worker.onmessage = resolve;
    worker.onerror = reject;
  });
  worker.terminate();
  URL.revokeObjectURL(url);
  expect(event.data).toEqual([16, 32, 48, 255]);
});

/** Straight colours under an alpha, drawn and read: what `is-rounded.ts` is for. */
it('rounds translucent colours on a canvas', () => {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  context?.putImageData(new ImageData(new Uint8ClampedArray([200, 100, 50, 3]), 1, 1), 0, 0);
  const read = [...(context?.getImageData(0, 0, 1, 1).data ?? [])];
  expect(read[3]).toBe(3);
  expect(read.slice(0, 3)).not.toEqual([200, 100, 50]);
});
