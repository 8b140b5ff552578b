/** Turns, flips or crops a picture as the app does, or barely decodes it, until it stands on a canvas of the page. */
import type { EditStep } from '../../src/lib/contracts/edit.ts';
import { createImageClient } from '../../src/lib/gateway/image-client.ts';
import type { TransformWay } from '../transform.ts';

declare global {
  var measureTransform: (way: TransformWay) => Promise<number>;
}

const WIDTH = 3840;
const HEIGHT = 2160;
const STEPS: Record<Exclude<TransformWay, 'floor'>, EditStep> = {
  turn: { type: 'turn', quarters: 1 },
  flip: { type: 'flip', axis: 'horizontal' },
  crop: { type: 'crop', rect: { x: 320, y: 180, width: 3200, height: 1800 } },
};

const client = createImageClient();
const picture = drawPicture();

globalThis.measureTransform = async (way) => {
  const blob = await picture;
  const begun = performance.now();
  const bitmap = way === 'floor' ? await createImageBitmap(blob) : await client.showEdits(blob, [STEPS[way]]);
  if (!bitmap) throw new Error('Nothing to show.');
  show(bitmap);
  return performance.now() - begun;
};

/** One pixel is read back: without it the drawing may still be on its way. */
function show(bitmap: ImageBitmap): void {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  context?.getImageData(0, 0, 1, 1);
  bitmap.close();
  canvas.width = 0;
}

/** Waves, and grain in each channel, as a photo has them: a plain colour would be decoded in no time. */
async function drawPicture(): Promise<Blob> {
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  let grain = 1;
  for (let at = 0; at < data.length; at += 4) {
    const x = (at / 4) % WIDTH;
    const wave = 60 * Math.sin(x / 90) * Math.cos(at / 4 / WIDTH / 70);
    grain = (Math.imul(grain, 1_103_515_245) + 12_345) >>> 0;
    const [a, b, c] = [(grain >>> 28) % 5, (grain >>> 24) % 5, (grain >>> 20) % 5];
    data.set([128 + wave + a, 110 + wave + b, 140 - wave + c, 255], at);
  }
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  canvas.getContext('2d')?.putImageData(new ImageData(data, WIDTH, HEIGHT), 0, 0);
  return canvas.convertToBlob();
}
