import type { Pixels } from '../pixel-lock/pixels.ts';
import { adjustPixels } from './adjust-pixels.ts';
import { drawPlaced, drawStraight } from './draw-passes.ts';
import { resample } from './lanczos.ts';
import { freePicture, toDrawn, toImage, toPixels } from './picture.ts';
import type { Picture } from './picture.ts';
import type { OpenCanvas } from '../canvas-budget.ts';
import type { Pass } from './to-passes.ts';

/** The picture after a pass; the one before is freed. Null where it is too large. */
export function runPass(picture: Picture, pass: Pass): Picture | null {
  switch (pass.type) {
    case 'place':
      return draw(picture, (image) => drawPlaced(image, pass.placement));
    case 'straighten':
      return draw(picture, (image) => drawStraight(image, pass.degrees));
    case 'resize':
      return compute(picture, (pixels) => resample(pixels, pass.size));
    case 'adjust':
      return compute(picture, (pixels) => adjustPixels(pixels, pass.values));
    default:
      return pass satisfies never;
  }
}

function draw(
  picture: Picture,
  act: (image: ImageBitmap | OffscreenCanvas) => OpenCanvas | null,
): Picture | null {
  const drawn = toDrawn(picture);
  const open = drawn && act(toImage(drawn));
  if (drawn) freePicture(drawn);
  return open && { form: 'canvas', open };
}

function compute(picture: Picture, act: (pixels: Pixels) => Pixels): Picture | null {
  const pixels = toPixels(picture);
  return pixels && { form: 'pixels', pixels: act(pixels) };
}
