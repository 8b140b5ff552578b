import type { PixelRect } from '../../../lib/contracts/mask.ts';
import { createPixels } from '../pixel-lock/pixels.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';
import { HEAT, toHeatPlace } from './heat-colours.ts';
import { writeLab } from './lab-tables.ts';

/** CIE76 from which on a person sees that a pixel is another; noise and compression stay below. */
const VISIBLE = 6;
/** Below it a pixel keeps the grey of the picture, from `VISIBLE` on it has the whole colour of the map. */
const FAINTEST = 1;
/** How light the picture lies under the map. */
const DIM = 0.42;
/** Behind what is transparent. */
const BEHIND = 128;
/** What a pixel that is there in one and not in the other counts at least. */
const ALPHA_WEIGHT = 60;

export interface PixelDifferences {
  /** The map, opaque, as large as `base`. */
  heat: Pixels;
  /** Share of the compared pixels that differ in any byte, 0 to 1. */
  changed: number;
  /** Share that a person sees as other. */
  visible: number;
}

/**
 * A heat map of the differences between `base` and `other`, which lies on it at `rect` and is as large as that. What only the base
 * has is grey and is not counted.
 */
export function comparePixels(base: Pixels, other: Pixels, rect: PixelRect): PixelDifferences {
  const heat = dim(base);
  const lab = { a: new Float64Array(3), b: new Float64Array(3) };
  let [changed, visible] = [0, 0];
  for (let y = 0; y < rect.height; y += 1) {
    let at = ((rect.y + y) * base.width + rect.x) * 4;
    let from = y * rect.width * 4;
    for (let x = 0; x < rect.width; x += 1, at += 4, from += 4) {
      if (isSameBytes(base.data, other.data, at, from)) continue;
      changed += 1;
      readLab(lab.a, base.data, at);
      readLab(lab.b, other.data, from);
      const alphas = Math.abs((base.data[at + 3] as number) - (other.data[from + 3] as number));
      const difference = measure(lab.a, lab.b) + (alphas / 255) * ALPHA_WEIGHT;
      if (difference > VISIBLE) visible += 1;
      if (difference > FAINTEST) warm(heat.data, at, difference);
    }
  }
  const count = Math.max(1, rect.width * rect.height);
  return { heat, changed: changed / count, visible: visible / count };
}

function isSameBytes(a: Uint8ClampedArray, b: Uint8ClampedArray, at: number, from: number): boolean {
  return (
    a[at] === b[from] && a[at + 1] === b[from + 1] && a[at + 2] === b[from + 2] && a[at + 3] === b[from + 3]
  );
}

/** As it looks on grey. */
function readLab(lab: Float64Array, data: Uint8ClampedArray, at: number): void {
  const alpha = data[at + 3] as number;
  const [red, green, blue] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
  if (alpha === 255) return writeLab(lab, red, green, blue);
  const lay = (value: number): number => Math.round((value * alpha + BEHIND * (255 - alpha)) / 255);
  writeLab(lab, lay(red), lay(green), lay(blue));
}

function measure(a: Float64Array, b: Float64Array): number {
  const light = (a[0] as number) - (b[0] as number);
  const red = (a[1] as number) - (b[1] as number);
  const yellow = (a[2] as number) - (b[2] as number);
  return Math.sqrt(light * light + red * red + yellow * yellow);
}

/** The picture in a dark grey. */
function dim(base: Pixels): Pixels {
  const grey = createPixels(base);
  const { data } = base;
  for (let at = 0; at < data.length; at += 4) {
    const light =
      0.2126 * (data[at] as number) + 0.7152 * (data[at + 1] as number) + 0.0722 * (data[at + 2] as number);
    const value = (light * DIM * (data[at + 3] as number)) / 255;
    grey.data[at] = grey.data[at + 1] = grey.data[at + 2] = value;
    grey.data[at + 3] = 255;
  }
  return grey;
}

function warm(data: Uint8ClampedArray, at: number, difference: number): void {
  const share = Math.min(1, (difference - FAINTEST) / (VISIBLE - FAINTEST));
  const place = toHeatPlace(difference);
  for (let channel = 0; channel < 3; channel += 1) {
    const there = data[at + channel] as number;
    data[at + channel] = there + ((HEAT[place + channel] as number) - there) * share;
  }
}
