import type { Mask, PixelRect } from '../../contracts/mask.ts';

/** Pixels that a likeness may have to be made in an image that is kept. */
export const MOST_KEPT_PIXELS = 1 << 19;
const ALPHA = 0xff_00_00_00;

/**
 * Makes likenesses of a mask: black with the mask as alpha, in the upper left corner of an image that may be larger. While a hand draws
 * one is made at each frame; it is the same image each time, as new ones of some hundred kilobytes would soon have to be collected.
 */
export function createLikenessMaker(): (mask: Mask, place: PixelRect, step: number) => ImageData {
  let kept: ImageData | undefined;

  function toRoom({ width, height }: PixelRect): ImageData {
    if (kept && kept.width >= width && kept.height >= height) return kept;
    const wide = Math.max(width, kept?.width ?? 0);
    const high = Math.max(height, kept?.height ?? 0);
    if (width * height > MOST_KEPT_PIXELS) return new ImageData(width, height);
    // What was wide and what was high before would be large together.
    kept = wide * high > MOST_KEPT_PIXELS ? new ImageData(width, height) : new ImageData(wide, high);
    return kept;
  }

  return (mask, place, step) => {
    const image = toRoom(place);
    const canUseWords = step === 1 && (mask.width | mask.data.byteOffset | place.x | place.width) % 4 === 0;
    if (canUseWords) copyWords(mask, place, image);
    else copyPixels(mask, place, { image, step });
    return image;
  };
}

/** Of a larger step one pixel stands for all: the canvas is only looked at. */
function copyPixels(
  { width, height, data }: Mask,
  place: PixelRect,
  { image, step }: { image: ImageData; step: number },
): void {
  const pixels = new Int32Array(image.data.buffer);
  for (let row = 0; row < place.height; row += 1) {
    const y = Math.min((place.y + row) * step, height - 1);
    let at = y * width + place.x * step;
    const start = row * image.width;
    for (let column = 0; column < place.width; column += 1) {
      pixels[start + column] = (data[at] as number) << 24;
      at += step;
    }
  }
}

/** Four pixels of the mask at once: half the time, and it is felt at each frame of a stroke. */
function copyWords({ width, data }: Mask, place: PixelRect, image: ImageData): void {
  const pixels = new Int32Array(image.data.buffer);
  const words = new Int32Array(data.buffer, data.byteOffset, data.length >> 2);
  for (let row = 0; row < place.height; row += 1) {
    let from = ((place.y + row) * width + place.x) >> 2;
    let at = row * image.width;
    for (const end = at + place.width; at < end; at += 4) {
      const four = words[from] as number;
      pixels[at] = four << 24;
      pixels[at + 1] = (four << 16) & ALPHA;
      pixels[at + 2] = (four << 8) & ALPHA;
      pixels[at + 3] = four & ALPHA;
      from += 1;
    }
  }
}
