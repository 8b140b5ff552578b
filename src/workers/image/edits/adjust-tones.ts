import type { Adjustments } from '../../../lib/contracts/edit.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';

export type Tones = Pick<Adjustments, 'exposure' | 'contrast' | 'saturation' | 'temperature'>;

/** Rec. 709: how much of the light is red, green, blue. */
const LIGHT = [0.2126, 0.7152, 0.0722] as const;

/**
 * Exposure and temperature are gains of light, so they count before sRGB's curve; contrast turns about the middle grey behind it.
 * All three are one table a channel; saturation then mixes the channels with their brightness. In place; alpha stays.
 */
export function adjustTones({ data }: Pixels, tones: Tones): void {
  const [reds, greens, blues] = toTables(tones);
  const vivid = 1 + tones.saturation / 100;
  const grey = 1 - vivid;
  for (let at = 0; at < data.length; at += 4) {
    const red = reds[data[at] as number] as number;
    const green = greens[data[at + 1] as number] as number;
    const blue = blues[data[at + 2] as number] as number;
    const light = grey * (LIGHT[0] * red + LIGHT[1] * green + LIGHT[2] * blue);
    data[at] = red * vivid + light;
    data[at + 1] = green * vivid + light;
    data[at + 2] = blue * vivid + light;
  }
}

function toTables({ exposure, contrast, temperature }: Tones): [Float64Array, Float64Array, Float64Array] {
  const gain = 2 ** (exposure / 10);
  const slope = 4 ** (contrast / 100);
  const [red, green, blue] = toWarmth(temperature);
  return [toTable(gain * red, slope), toTable(gain * green, slope), toTable(gain * blue, slope)];
}

/** At 100 red has twice blue's gain, at -100 half; a grey keeps its brightness. */
function toWarmth(temperature: number): [number, number, number] {
  const red = 2 ** (temperature / 200);
  const light = LIGHT[0] * red + LIGHT[1] + LIGHT[2] / red;
  return [red / light, 1 / light, 1 / red / light];
}

function toTable(gain: number, slope: number): Float64Array {
  return Float64Array.from({ length: 256 }, (_, value) => {
    const toned = gain === 1 ? value / 255 : toSrgb(toLinear(value / 255) * gain);
    return Math.min(Math.max(0.5 + (toned - 0.5) * slope, 0), 1) * 255;
  });
}

const toLinear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const toSrgb = (light: number): number =>
  light <= 0.0031308 ? light * 12.92 : 1.055 * Math.min(light, 1) ** (1 / 2.4) - 0.055;
