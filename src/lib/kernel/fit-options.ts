import type { OptionSpec, OptionValues } from '../contracts/capabilities.ts';

type OptionValue = OptionValues[string];
type Fits = {
  [T in OptionSpec['type']]: (
    spec: Extract<OptionSpec, { type: T }>,
    value: OptionValue,
  ) => OptionValue | undefined;
};

/** A value within what the model takes; undefined: none, its own default stands. */
const FITS: Fits = {
  text: ({ maxLength }, value) =>
    typeof value === 'string' && value.trim() !== '' ? value.slice(0, maxLength) : undefined,
  number: ({ min, max, step }, value) =>
    typeof value === 'number' && Number.isFinite(value) ? toStep({ min, max, step }, value) : undefined,
  seed: ({ max }, value) =>
    typeof value === 'number' && Number.isFinite(value) ? Math.abs(Math.round(value)) % (max + 1) : undefined,
  choice: ({ values }, value) => (typeof value === 'string' && values.includes(value) ? value : undefined),
  flag: (_spec, value) => (typeof value === 'boolean' ? value : undefined),
};

/** Of what was chosen that which a model has, each value within what it takes. */
export function fitOptions(specs: readonly OptionSpec[] = [], values: OptionValues = {}): OptionValues {
  const fitted: Record<string, OptionValue> = {};
  for (const spec of specs) {
    const value = values[spec.id];
    const fit = FITS[spec.type] as (spec: OptionSpec, value: OptionValue) => OptionValue | undefined;
    const sound = value === undefined ? undefined : fit(spec, value);
    if (sound !== undefined) fitted[spec.id] = sound;
  }
  return fitted;
}

/** The steps lie at the lowest value and above; figures as people write them. */
function toStep({ min, max, step }: { min: number; max: number; step: number }, value: number): number {
  const steps = step > 0 ? Math.round((value - min) / step) * step : value - min;
  return Number(Math.min(max, Math.max(min, min + steps)).toFixed(6));
}
