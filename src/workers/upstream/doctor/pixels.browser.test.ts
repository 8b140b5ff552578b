import { expect, it } from 'vitest';
import { canvasPixels } from './pixels.ts';

const SIZE = { width: 320, height: 200 };

async function paint(
  source: Blob,
  draw: (context: OffscreenCanvasRenderingContext2D) => void,
  type = 'image/png',
) {
  const bitmap = await createImageBitmap(source);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no context');
  context.drawImage(bitmap, 0, 0);
  draw(context);
  return canvas.convertToBlob({ type, quality: 0.7 });
}

it('draws two different sources and a mask of the first one’s pixels that lets its right half go', async () => {
  const [first, second] = await canvasPixels.drawSources(SIZE);
  const mask = await canvasPixels.drawMask(SIZE);
  expect([first?.type, second?.type, mask.type]).toEqual(['image/png', 'image/png', 'image/png']);
  expect(first?.size).toBeLessThan(20_000);
  const bitmap = await createImageBitmap(mask);
  expect([bitmap.width, bitmap.height]).toEqual([320, 200]);
  const canvas = new OffscreenCanvas(320, 200);
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const alphaAt = (x: number) => context?.getImageData(x, 100, 1, 1).data[3];
  expect([alphaAt(10), alphaAt(150), alphaAt(170), alphaAt(310)]).toEqual([255, 255, 0, 0]);
});

it('sees what changed outside and inside of the mask', async () => {
  const [source] = await canvasPixels.drawSources(SIZE);
  if (!source) throw new Error('no source');
  const nothing = await paint(source, () => undefined, 'image/jpeg');
  const kept = await canvasPixels.compare(source, nothing);
  expect(kept?.outside).toBeLessThan(0.1);
  expect(kept?.inside).toBeLessThan(0.1);
  const inside = await paint(source, (context) => {
    context.fillStyle = 'white';
    context.fillRect(160, 0, 160, 200);
  });
  expect(await canvasPixels.compare(source, inside)).toEqual({ outside: 0, inside: 1 });
  const everything = await paint(source, (context) => {
    context.fillStyle = 'white';
    context.fillRect(0, 0, 320, 200);
  });
  expect(await canvasPixels.compare(source, everything)).toEqual({ outside: 1, inside: 1 });
});

it('looks at an image of another size, and at none that is broken', async () => {
  const [source] = await canvasPixels.drawSources(SIZE);
  const [larger] = await canvasPixels.drawSources({ width: 1040, height: 650 });
  if (!source || !larger) throw new Error('no source');
  expect((await canvasPixels.compare(source, larger))?.outside).toBeLessThan(0.2);
  expect(await canvasPixels.compare(source, new Blob(['no image']))).toBeUndefined();
});
