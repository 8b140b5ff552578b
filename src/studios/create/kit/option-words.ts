import type { OptionId, OptionSpec } from '../../../lib/contracts/capabilities.ts';
import { m } from '../../../messages/generated/messages.js';

const NAMES: Readonly<Record<OptionId, () => string>> = {
  'negative-prompt': m.kit_option_negative_prompt,
  seed: m.kit_option_seed,
  guidance: m.kit_option_guidance,
  steps: m.kit_option_steps,
  strength: m.kit_option_strength,
  style: m.kit_option_style,
};

const isKnown = (id: string): id is OptionId => id in NAMES;

/** An option's name: one of ours where it means the same everywhere, else its provider's. */
export const toOptionName = ({ id, title }: Pick<OptionSpec, 'id' | 'title'>): string =>
  isKnown(id) ? NAMES[id]() : title;
