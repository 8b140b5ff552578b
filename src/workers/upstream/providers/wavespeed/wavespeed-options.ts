import type { OptionId, OptionSpec } from '../../../../lib/contracts/capabilities.ts';
import type { SchemaField } from './wavespeed-schema.ts';

/** What the app calls by another name than most schemas. */
const IDS: Readonly<Record<string, OptionId>> = {
  negative_prompt: 'negative-prompt',
  guidance_scale: 'guidance',
  num_inference_steps: 'steps',
};

/** What is asked for elsewhere, or is none of a person's business. */
const NO_OPTIONS: ReadonlySet<string> = new Set([
  'prompt',
  'size',
  'width',
  'height',
  'aspect_ratio',
  'resolution',
  'output_format',
  'num_images',
  'enable_sync_mode',
  'enable_base64_output',
  'webhook_url',
]);

const SEED_MAX = 2_147_483_647;
const TEXT_MAX = 2_000;

type OptionFacts = { id: string; title: string };
type OptionReader = (field: SchemaField, facts: OptionFacts) => OptionSpec | undefined;

/** By the type that a schema gives. */
const READERS: Readonly<Record<string, OptionReader>> = {
  string: ({ values, default: start }, facts) =>
    values.length > 1 ? { ...facts, type: 'choice', values, default: toChosen(values, start) } : undefined,
  boolean: ({ default: start }, facts) => ({ ...facts, type: 'flag', default: start === true }),
  integer: readNumberOption,
  number: readNumberOption,
};

/** The options of a model, and what its fields are called where that differs. */
export function toOptions(fields: readonly SchemaField[]): {
  options: OptionSpec[];
  wire: Record<string, string>;
} {
  const options = fields.flatMap((field) => toOption(field) ?? []);
  const renamed = Object.entries(IDS).filter(([name]) => fields.some((field) => field.name === name));
  return { options, wire: Object.fromEntries(renamed.map(([name, id]) => [`option ${id}`, name])) };
}

function toOption(field: SchemaField): OptionSpec | undefined {
  const { name, type, title, max, maxLength } = field;
  if (NO_OPTIONS.has(name)) return undefined;
  const facts: OptionFacts = { id: IDS[name] ?? name, title: title || toTitle(name) };
  if (name === 'seed') return { ...facts, type: 'seed', max: max ?? SEED_MAX };
  if (name === 'negative_prompt') return { ...facts, type: 'text', maxLength: maxLength ?? TEXT_MAX };
  return READERS[type]?.(field, facts);
}

/** Without bounds it cannot be asked for. */
function readNumberOption(field: SchemaField, facts: OptionFacts): OptionSpec | undefined {
  const { type, min, max, default: start } = field;
  if (min === undefined || max === undefined || max <= min) return undefined;
  const fine = max - min <= 2 ? 0.05 : 0.5;
  const middle = typeof start === 'number' ? Math.min(max, Math.max(min, start)) : min;
  return { ...facts, type: 'number', min, max, step: type === 'integer' ? 1 : fine, default: middle };
}

function toChosen(values: readonly string[], start: unknown): string {
  return typeof start === 'string' && values.includes(start) ? start : (values[0] ?? '');
}

/** `enable_prompt_expansion` as `Enable prompt expansion`. */
function toTitle(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
