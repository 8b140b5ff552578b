import type { ProviderDescription } from '../../contracts/provider-description.ts';
import { DESCRIPTION } from './description-rules.ts';
import type { DescriptionProblem } from './rule.ts';

export type DescriptionReading =
  { ok: true; description: ProviderDescription } | { ok: false; problem: DescriptionProblem };

/** Reads a description as a person wrote it; the first thing that is wrong with it, as data. A good one holds what it says and no more. */
export function readDescription(text: string): DescriptionReading {
  const value = parse(text);
  if (value === undefined) return { ok: false, problem: { code: 'json', path: '' } };
  const found = DESCRIPTION(value, '')[0];
  return found ? { ok: false, problem: found } : { ok: true, description: value as ProviderDescription };
}

/** Whether what was stored can be asked with. */
export function isDescription(value: unknown): value is ProviderDescription {
  return DESCRIPTION(value, '').length === 0;
}

/** As it is shown, and exported. */
export function writeDescription(description: ProviderDescription): string {
  return `${JSON.stringify(description, undefined, 2)}\n`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
