import type { OptionSpec, OptionValues } from '../../../../lib/contracts/capabilities.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { composeNegative } from '../../../../lib/kernel/compose-prompt.ts';

type OptionValue = OptionValues[string];
type Readers = {
  [T in OptionSpec['type']]: (
    spec: Extract<OptionSpec, { type: T }>,
    value: OptionValue | undefined,
  ) => OptionValue | undefined;
};

/** What of a value may be sent; undefined: nothing, the upstream's own default stands. */
const READERS: Readers = {
  text: ({ maxLength }, value) =>
    typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, maxLength) : undefined,
  number: ({ min, max }, value) => (isFigure(value) ? Math.min(max, Math.max(min, value)) : undefined),
  seed: ({ max }, value) => (isFigure(value) ? toSeed(value, max) : undefined),
  choice: ({ values }, value) =>
    typeof value === 'string' && value !== '' && values.includes(value) ? value : undefined,
  flag: (_spec, value) => (typeof value === 'boolean' ? value : undefined),
};

/** Of a recipe's options those that the model has, each within what it takes; nothing else may be sent. */
export function chosenOptions(
  specs: readonly OptionSpec[] = [],
  { options = {}, frame }: Pick<Recipe, 'options' | 'frame'>,
): OptionValues {
  const own = options['negative-prompt'];
  const negative = composeNegative(frame, typeof own === 'string' ? own : '');
  const values: OptionValues = { ...options, 'negative-prompt': negative };
  const read = specs.map((spec) => [spec.id, readOption(spec, values[spec.id])] as const);
  return Object.fromEntries(read.filter((entry): entry is [string, OptionValue] => entry[1] !== undefined));
}

function readOption(spec: OptionSpec, value: OptionValue | undefined): OptionValue | undefined {
  const read = READERS[spec.type] as (
    spec: OptionSpec,
    value: OptionValue | undefined,
  ) => OptionValue | undefined;
  return read(spec, value);
}

function isFigure(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Seeds that are counted on from one of the user's go round at the end. */
function toSeed(value: number, max: number): number {
  const whole = Math.abs(Math.round(value));
  return whole <= max ? whole : whole % (max + 1);
}
