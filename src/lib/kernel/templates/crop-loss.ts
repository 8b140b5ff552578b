import type { Size } from '../../contracts/size.ts';

/** Share of a picture's area that is cut off to give it another shape, 0 to 1; only the shapes matter, not the pixels. */
export function toCropLoss(made: Size, wanted: Size): number {
  const factor = (made.width * wanted.height) / (made.height * wanted.width);
  return 1 - Math.min(factor, 1 / factor);
}
