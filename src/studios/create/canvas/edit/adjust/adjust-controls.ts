import type { Adjustments } from '../../../../../lib/contracts/edit.ts';
import { m } from '../../../../../messages/generated/messages.js';

/** One slider of the adjustments. */
export interface AdjustControl {
  name: keyof Adjustments;
  label: () => string;
  min: number;
  max: number;
  format: (value: number) => string;
}

const toSigned = (value: number, digits = 0): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(digits)}`;
const formatPlain = (value: number): string => toSigned(value);
/** Tenths of a stop. */
const formatStops = (value: number): string => toSigned(value / 10, 1);

/** More than four stops either way leave nothing to be seen. */
const MOST_EXPOSURE = 40;

export const ADJUST_CONTROLS: readonly AdjustControl[] = [
  {
    name: 'exposure',
    label: m.adjust_exposure,
    min: -MOST_EXPOSURE,
    max: MOST_EXPOSURE,
    format: formatStops,
  },
  { name: 'contrast', label: m.adjust_contrast, min: -100, max: 100, format: formatPlain },
  { name: 'saturation', label: m.adjust_saturation, min: -100, max: 100, format: formatPlain },
  { name: 'temperature', label: m.adjust_temperature, min: -100, max: 100, format: formatPlain },
  { name: 'sharpen', label: m.adjust_sharpen, min: 0, max: 100, format: formatPlain },
  { name: 'blur', label: m.adjust_blur, min: 0, max: 100, format: formatPlain },
];
