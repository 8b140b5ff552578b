import type { Capabilities, ImagePrice, OptionSpec } from '../../../../lib/contracts/capabilities.ts';
import type { ProviderCard } from '../../../../lib/contracts/provider.ts';

export const GEMINI_CARD: ProviderCard = {
  form: 'gemini',
  name: 'Google Gemini',
  baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
  models: ['gemini-3-pro-image', 'gemini-nano-banana-2.1', 'gemini-2.5-flash-image'],
  keyExample: 'AIza…',
  textModels: ['gemini-3-flash', 'gemini-3-pro', 'gemini-2.5-flash'],
};

const TEN_RATIOS = ['1:1', '4:5', '3:4', '2:3', '9:16', '5:4', '4:3', '3:2', '16:9', '21:9'] as const;
const FOURTEEN_RATIOS = [...TEN_RATIOS, '1:4', '1:8', '4:1', '8:1'] as const;

const ONE_TIER = { '1K': 1_048_576 } as const;
const THREE_TIERS = { ...ONE_TIER, '2K': 4_194_304, '4K': 16_777_216 } as const;
const FOUR_TIERS = { '512': 262_144, ...THREE_TIERS } as const;

/** Of the list as it stood then; of models that are left out there was none. */
const priced = (usd: ImagePrice['usd']): { price: ImagePrice } => ({ price: { usd, date: '2026-11-01' } });

const THINKING: OptionSpec = {
  id: 'thinking',
  title: 'Thinking level',
  type: 'choice',
  values: ['minimal', 'high'],
  default: 'minimal',
};

const EVERY_MODEL = {
  provider: 'Gemini',
  verified: true,
  qualities: ['auto'],
  backgrounds: ['auto'],
  // It answers with what it likes, mostly PNG.
  formats: ['png'],
  complexity: false,
  inputFidelity: [],
  markup: false,
  masks: false,
  maxSources: 14,
  // A request is at most 20 MB with everything in base64.
  maxSourceBytes: 7 * 1024 * 1024,
  watermark: 'SynthID',
} as const satisfies Omit<Capabilities, 'family' | 'sizes'>;

/** By what the id begins with. Source: facts on providers, section 2.6; as of 2026-11. */
const FAMILIES: readonly Capabilities[] = [
  {
    ...EVERY_MODEL,
    family: 'gemini-3.1-flash-lite-image',
    sizes: { ratios: TEN_RATIOS, areas: ONE_TIER },
  },
  {
    ...EVERY_MODEL,
    family: 'gemini-nano-banana-2',
    sizes: { ratios: FOURTEEN_RATIOS, areas: THREE_TIERS },
    options: [THINKING],
  },
  {
    ...EVERY_MODEL,
    family: 'gemini-3.1-flash-image',
    sizes: { ratios: FOURTEEN_RATIOS, areas: FOUR_TIERS },
    ...priced({ '1K': 0.067 }),
  },
  {
    ...EVERY_MODEL,
    family: 'gemini-2.5-flash-image',
    sizes: { ratios: TEN_RATIOS, areas: ONE_TIER },
    maxSources: 3,
    ...priced(0.039),
    typicalMs: 4_000,
  },
  {
    ...EVERY_MODEL,
    family: 'gemini-3-pro-image',
    sizes: { ratios: TEN_RATIOS, areas: THREE_TIERS },
    ...priced({ '1K': 0.134, '2K': 0.134, '4K': 0.24 }),
  },
];

const UNKNOWN: Capabilities = {
  ...EVERY_MODEL,
  family: 'gemini',
  verified: false,
  sizes: { ratios: TEN_RATIOS, areas: THREE_TIERS },
};

/** What a model understands; an id that is not known is taken for one of the newer ones, marked as unverified. */
export function geminiCapabilitiesOf(model: string): Capabilities {
  const id = toModelName(model).toLowerCase();
  return FAMILIES.find(({ family }) => id.startsWith(family)) ?? UNKNOWN;
}

/** Its lists write `models/` before each. */
export function toModelName(model: string): string {
  return model.trim().replace(/^models\//u, '');
}
