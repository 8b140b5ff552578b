import { createPlane } from '../pixel-lock/pixels.ts';
import type { Pixels, Plane } from '../pixel-lock/pixels.ts';
import { blurPlane } from './blur-plane.ts';

/** Of the longer side, at 100: a blur looks the same whatever the picture's resolution. */
const BLUR_SHARE = 0.02;
/** Of the longer side: the width of the details that are sharpened; at least `LEAST_DETAIL_PX`. */
const DETAIL_SHARE = 0.0004;
const LEAST_DETAIL_PX = 0.8;
/** How much of a detail is added once more, at 100. */
const SHARPEN_GAIN = 1.5;

/** `blur` 0 to 100. In place; colours count by how much their pixel is seen. */
export function blurPixels(pixels: Pixels, blur: number): void {
  const deviationPx = (blur / 100) * BLUR_SHARE * Math.max(pixels.width, pixels.height);
  const { data } = pixels;
  const alphas = readAlpha(pixels);
  const blurredAlphas = { ...alphas, data: alphas.data.slice() };
  blurPlane(blurredAlphas, deviationPx);
  for (let channel = 0; channel < 3; channel += 1) {
    const plane = blurChannel({ pixels, alphas, channel, deviationPx });
    plane.data.forEach((value, at) => {
      const alpha = blurredAlphas.data[at] as number;
      data[at * 4 + channel] = alpha < 0.5 ? 0 : (value * 255) / alpha;
    });
  }
  blurredAlphas.data.forEach((alpha, at) => (data[at * 4 + 3] = alpha));
}

/** `sharpen` 0 to 100: an unsharp mask. In place; alpha stays, and so do colours that nobody sees. */
export function sharpenPixels(pixels: Pixels, sharpen: number): void {
  const gain = (sharpen / 100) * SHARPEN_GAIN;
  const deviationPx = Math.max(LEAST_DETAIL_PX, DETAIL_SHARE * Math.max(pixels.width, pixels.height));
  const { data } = pixels;
  const alphas = readAlpha(pixels);
  const around = { ...alphas, data: alphas.data.slice() };
  blurPlane(around, deviationPx);
  for (let channel = 0; channel < 3; channel += 1) {
    const plane = blurChannel({ pixels, alphas, channel, deviationPx });
    plane.data.forEach((value, at) => {
      const alpha = around.data[at] as number;
      if (alpha < 0.5) return;
      const place = at * 4 + channel;
      const there = data[place] as number;
      data[place] = there + gain * (there - (value * 255) / alpha);
    });
  }
}

interface ChannelBlur {
  pixels: Pixels;
  alphas: Plane;
  channel: number;
  deviationPx: number;
}

/** One channel, multiplied by alpha and blurred: one at a time, so that only two planes more are held. */
function blurChannel({ pixels, alphas, channel, deviationPx }: ChannelBlur): Plane {
  const plane = createPlane(pixels);
  const { data } = pixels;
  alphas.data.forEach((alpha, at) => (plane.data[at] = ((data[at * 4 + channel] as number) * alpha) / 255));
  blurPlane(plane, deviationPx);
  return plane;
}

function readAlpha(pixels: Pixels): Plane {
  const plane = createPlane(pixels);
  for (let at = 0; at < plane.data.length; at += 1) plane.data[at] = pixels.data[at * 4 + 3] as number;
  return plane;
}
