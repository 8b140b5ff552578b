import type { Size } from '../../../lib/contracts/size.ts';

/** RGBA, straight alpha, row by row; what `getImageData` gives. */
export interface Pixels extends Size {
  data: Uint8ClampedArray<ArrayBuffer>;
}

/** One number a pixel. */
export interface Plane extends Size {
  data: Float32Array<ArrayBuffer>;
}

export function createPixels({ width, height }: Size): Pixels {
  return { width, height, data: new Uint8ClampedArray(width * height * 4) };
}

export function createPlane({ width, height }: Size): Plane {
  return { width, height, data: new Float32Array(width * height) };
}
