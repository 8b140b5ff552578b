import type { Capabilities, ImagePrice, OptionSpec } from '../../../../lib/contracts/capabilities.ts';
import type { ProviderCard } from '../../../../lib/contracts/provider.ts';

export const STABILITY_CARD: ProviderCard = {
  form: 'stability',
  name: 'Stability AI',
  baseUrl: 'https://api.stability.ai',
  models: ['core', 'ultra', 'sd3.5-large', 'sd3.5-large-turbo', 'sd3.5-medium', 'sd3.5-flash'],
  keyExample: 'sk-…',
};

const STYLE_PRESETS = [
  '3d-model',
  'analog-film',
  'anime',
  'cinematic',
  'comic-book',
  'digital-art',
  'enhance',
  'fantasy-art',
  'isometric',
  'line-art',
  'low-poly',
  'modeling-compound',
  'neon-punk',
  'origami',
  'photographic',
  'pixel-art',
  'tile-texture',
] as const;

const RATIOS = ['1:1', '4:5', '2:3', '9:16', '9:21', '5:4', '3:2', '16:9', '21:9'] as const;

const NEGATIVE: OptionSpec = {
  id: 'negative-prompt',
  title: 'Negative prompt',
  type: 'text',
  maxLength: 10_000,
};
const SEED: OptionSpec = { id: 'seed', title: 'Seed', type: 'seed', max: 4_294_967_294 };
const STYLE: OptionSpec = {
  id: 'style',
  title: 'Style preset',
  type: 'choice',
  values: ['', ...STYLE_PRESETS],
  default: '',
};
const STRENGTH: OptionSpec = {
  id: 'strength',
  title: 'Strength',
  type: 'number',
  min: 0,
  max: 1,
  step: 0.05,
  default: 0.65,
};
const GUIDANCE: OptionSpec = {
  id: 'guidance',
  title: 'Guidance',
  type: 'number',
  min: 1,
  max: 10,
  step: 0.5,
  default: 4,
};

/** One credit is a cent. */
const credits = (count: number): { price: ImagePrice } => ({
  price: { usd: count / 100, date: '2026-11-01' },
});

const EVERY_MODEL = {
  provider: 'Stability AI',
  verified: true,
  qualities: ['auto'],
  backgrounds: ['auto'],
  formats: ['png', 'jpeg', 'webp'],
  complexity: false,
  inputFidelity: [],
  markup: false,
  masks: false,
  maxSourceBytes: 10 * 1024 * 1024,
  promptLength: 10_000,
} as const satisfies Omit<Capabilities, 'family' | 'sizes' | 'maxSources'>;

/** Its documentation says so of these two only. */
const WEIGHTS = { weights: 'parentheses' } as const;

const ONE_MEGAPIXEL = { ratios: RATIOS, areas: { '1K': 1_048_576 } } as const;

const SD3 = { ...EVERY_MODEL, sizes: ONE_MEGAPIXEL, maxSources: 1, typicalMs: 10_000 } as const;
const SD3_OPTIONS = [NEGATIVE, STYLE, STRENGTH, GUIDANCE, SEED] as const;

/** Source: facts on providers, sections 2.6 and 3.2, and on studios, 8.1 and 8.2; as of 2026-11. */
const MODELS: Readonly<Record<string, Capabilities>> = {
  ultra: {
    ...EVERY_MODEL,
    family: 'stability-ultra',
    sizes: ONE_MEGAPIXEL,
    maxSources: 1,
    options: [NEGATIVE, STYLE, STRENGTH, SEED],
    ...WEIGHTS,
    ...credits(8),
    typicalMs: 15_000,
  },
  core: {
    ...EVERY_MODEL,
    family: 'stability-core',
    sizes: { ratios: RATIOS, areas: { '1K': 1_572_864 } },
    maxSources: 0,
    options: [NEGATIVE, STYLE, SEED],
    ...WEIGHTS,
    ...credits(3),
    typicalMs: 5_000,
  },
  'sd3.5-large': { ...SD3, family: 'stability-sd3.5-large', options: SD3_OPTIONS, ...credits(6.5) },
  // Of what it is to leave out it may take no notice.
  'sd3.5-large-turbo': { ...SD3, family: 'stability-sd3.5-large-turbo', options: SD3_OPTIONS, ...credits(4) },
  'sd3.5-medium': { ...SD3, family: 'stability-sd3.5-medium', options: SD3_OPTIONS, ...credits(3.5) },
  'sd3.5-flash': {
    ...SD3,
    family: 'stability-sd3.5-flash',
    options: [STYLE, STRENGTH, GUIDANCE, SEED],
    ...credits(2.5),
  },
};

const UNKNOWN: Capabilities = { ...SD3, family: 'stability-sd3.5', verified: false, options: SD3_OPTIONS };

/** Which of its three endpoints a model is asked at. */
export function toEndpointName(model: string): 'ultra' | 'core' | 'sd3' {
  if (/ultra/iu.test(model)) return 'ultra';
  return /core/iu.test(model) ? 'core' : 'sd3';
}

/** What a model understands; an id that is not known is taken for one that is asked at the same endpoint. */
export function stabilityCapabilitiesOf(model: string): Capabilities {
  const id = model.trim().toLowerCase();
  const known = Object.hasOwn(MODELS, id) ? MODELS[id] : undefined;
  if (known) return known;
  const endpoint = toEndpointName(id);
  return endpoint === 'sd3' ? UNKNOWN : { ...(MODELS[endpoint] ?? UNKNOWN), verified: false };
}
