import type { PixelRect } from '../../contracts/mask.ts';
import type { Size } from '../../contracts/size.ts';
import { centreRect } from './part-rect.ts';

export interface PartChoice {
  picture: Size;
  /** What has to be in it. */
  wanted: PixelRect;
  /** `WxH`. */
  sizes: readonly string[];
  /** A part is made larger by no more than this, each way. */
  growth: number;
}

/** Of a model with a few sizes: the one that shows what is wanted with the least around it. */
export function choosePart({ picture, wanted, sizes, growth }: PartChoice): { rect: PixelRect; size: Size } {
  const known = sizes.filter((size) => size !== 'auto').map(toSides);
  const parts = known.map((size) => {
    // Picture pixels per pixel sent.
    const scale = Math.max(wanted.width / size.width, wanted.height / size.height, 1 / growth);
    return { size, area: { width: size.width * scale, height: size.height * scale } };
  });
  const fitting = parts
    .filter(({ area }) => area.width <= picture.width + 0.5 && area.height <= picture.height + 0.5)
    .sort((a, b) => a.area.width * a.area.height - b.area.width * b.area.height)[0];
  if (fitting) return { rect: centreRect(wanted, fitting.area, picture), size: fitting.size };
  return fitWanted(wanted, known);
}

function toSides(text: string): Size {
  const [width = 1, height = 1] = text.split('x').map(Number);
  return { width, height };
}

/** No size has its shape within the picture: it goes as it is, into as many pixels as the nearest has. */
function fitWanted(wanted: PixelRect, sizes: readonly Size[]): { rect: PixelRect; size: Size } {
  const scales = sizes.map(({ width, height }) => Math.min(width / wanted.width, height / wanted.height));
  const scale = Math.max(...scales, Number.MIN_VALUE);
  const size = {
    width: Math.max(1, Math.round(wanted.width * scale)),
    height: Math.max(1, Math.round(wanted.height * scale)),
  };
  return { rect: wanted, size };
}
