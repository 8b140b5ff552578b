import type { Capabilities, OptionSpec, RatioSizes } from '../../../../lib/contracts/capabilities.ts';
import type { ProviderCard } from '../../../../lib/contracts/provider.ts';
import type { ProviderDescription } from '../../../../lib/contracts/provider-description.ts';
import { ASPECT_RATIOS } from '../../../../lib/kernel/aspect-ratio.ts';
import { namesIn } from '../../../../lib/kernel/descriptions/template.ts';

export const DESCRIBED_CARD: ProviderCard = {
  form: 'described',
  name: 'Described',
  baseUrl: '',
  models: [],
  keyExample: '',
  isDescribed: true,
};

const NEGATIVE: OptionSpec = {
  id: 'negative-prompt',
  title: 'Negative prompt',
  type: 'text',
  maxLength: 2_000,
};
const SEED: OptionSpec = { id: 'seed', title: 'Seed', type: 'seed', max: 2_147_483_647 };

const AREA = 1_048_576;

/** A prompt, and nothing else. */
const NOTHING: Capabilities = {
  provider: DESCRIBED_CARD.name,
  family: 'described',
  verified: false,
  sizes: ['auto'],
  qualities: ['auto'],
  backgrounds: ['auto'],
  formats: ['png'],
  complexity: false,
  inputFidelity: [],
  markup: false,
  masks: false,
  maxSources: 0,
  maxSourceBytes: 10 * 1024 * 1024,
};

/** What its description says that it takes; nothing but a prompt where it says nothing. */
export function describedCapabilitiesOf(description: ProviderDescription | undefined): Capabilities {
  if (!description) return NOTHING;
  const { takes = {}, name } = description;
  const options = [...(takes.negative ? [NEGATIVE] : []), ...(takes.seed ? [SEED] : [])];
  return {
    ...NOTHING,
    provider: name,
    verified: true,
    sizes: toSizes(description),
    ...(hasName(description, 'quality') ? { qualities: ['auto', 'low', 'medium', 'high'] } : {}),
    ...(hasName(description, 'format') ? { formats: ['png', 'jpeg', 'webp'] } : {}),
    maxSources: takes.maxSources ?? 0,
    ...(options.length > 0 ? { options } : {}),
    ...(takes.usd === undefined ? {} : { price: { usd: takes.usd, date: '' } }),
  };
}

/** A shape that is never mentioned cannot be asked for. */
function toSizes(description: ProviderDescription): Capabilities['sizes'] {
  const { ratios, sides } = description.takes ?? {};
  const tiers: RatioSizes['areas'] = hasName(description, 'resolution')
    ? { '1K': AREA, '2K': AREA * 4, '4K': AREA * 16 }
    : { '1K': sides ? Math.min(AREA, sides.maxPx ** 2) : AREA };
  if (sides) return { ratios: ratios ?? ASPECT_RATIOS, areas: tiers, sides };
  if (ratios) return { ratios, areas: tiers };
  const isAsked = ['width', 'height', 'ratio'].some((name) => hasName(description, name));
  return isAsked ? 'any' : ['auto'];
}

function hasName(description: ProviderDescription, name: string): boolean {
  const { url, headers, body } = description.submit;
  return namesIn(JSON.stringify([url, headers, body ?? null])).includes(name);
}
