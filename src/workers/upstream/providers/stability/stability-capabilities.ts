import type { Capabilities, OptionSpec } from '../../../../lib/contracts/capabilities.ts';
import type { ProviderCard } from '../../../../lib/contracts/provider.ts';

export const STABILITY_CARD: ProviderCard = {
  form: 'stability',
  name: 'Stability AI',
  baseUrl: 'https://api.stability.ai',
  models: ['core', 'ultra', 'sd3.5-large', 'sd3.5-large-turbo', 'sd3.5-medium', 'sd3.5-flash'],
  keyExample: 'sk-…',
};

export const STYLE_PRESETS = [
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
} as const satisfies Omit<Capabilities, 'family' | 'sizes' | 'maxSources'>;

const ULTRA: Capabilities = {
  ...EVERY_MODEL,
  family: 'stability-ultra',
  sizes: { ratios: RATIOS, areas: { '1K': 1_048_576 } },
  maxSources: 1,
  options: [NEGATIVE, STYLE, STRENGTH, SEED],
};

const CORE: Capabilities = {
  ...EVERY_MODEL,
  family: 'stability-core',
  sizes: { ratios: RATIOS, areas: { '1K': 1_572_864 } },
  maxSources: 0,
  options: [NEGATIVE, STYLE, SEED],
};

const SD3: Capabilities = {
  ...EVERY_MODEL,
  family: 'stability-sd3.5',
  sizes: { ratios: RATIOS, areas: { '1K': 1_048_576 } },
  maxSources: 1,
  options: [NEGATIVE, STYLE, STRENGTH, GUIDANCE, SEED],
};

/** Which of its three endpoints a model is asked at. */
export function toEndpointName(model: string): 'ultra' | 'core' | 'sd3' {
  if (/ultra/iu.test(model)) return 'ultra';
  return /core/iu.test(model) ? 'core' : 'sd3';
}

const BY_ENDPOINT = { ultra: ULTRA, core: CORE, sd3: SD3 } as const;

/** Source: facts on providers, sections 2.6 and 3.2; as of 2026-11. An id that is not known is taken for one of the SD3.5 family. */
export function stabilityCapabilitiesOf(model: string): Capabilities {
  const capabilities = BY_ENDPOINT[toEndpointName(model)];
  const isKnown = STABILITY_CARD.models.includes(model.toLowerCase());
  return isKnown ? capabilities : { ...capabilities, verified: false };
}
