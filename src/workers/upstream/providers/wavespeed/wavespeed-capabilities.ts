import type { Capabilities } from '../../../../lib/contracts/capabilities.ts';
import type { ProviderCard } from '../../../../lib/contracts/provider.ts';
import { ASPECT_RATIOS } from '../../../../lib/kernel/aspect-ratio.ts';
import {
  findWaveSpeedModel,
  UNKNOWN_MODEL,
  WAVESPEED_MODELS,
  type WaveSpeedModel,
} from './wavespeed-models.ts';
import { OPTIMIZER } from './wavespeed-text.ts';
import { MEGAPIXELS, toAreas } from './wavespeed-areas.ts';

export const WAVESPEED_CARD: ProviderCard = {
  form: 'wavespeed',
  name: 'WaveSpeed',
  baseUrl: 'https://api.wavespeed.ai/api/v3',
  models: WAVESPEED_MODELS.map(({ path }) => path),
  keyExample: '',
  textModels: [OPTIMIZER],
};

/** What all of its models have in common. */
export const EVERY_MODEL = {
  provider: 'WaveSpeed',
  qualities: ['auto'],
  backgrounds: ['auto'],
  complexity: false,
  inputFidelity: [],
  markup: false,
  masks: false,
  maxSourceBytes: 10 * 1024 * 1024,
} as const satisfies Partial<Capabilities>;

/** What is known of a model beforehand; one that is not known is taken for what most of them are. */
export function wavespeedCapabilitiesOf(id: string): Capabilities {
  const model = findWaveSpeedModel(id);
  const { shape, pictures, options, formats, usd, ...facts } = model ?? UNKNOWN_MODEL;
  const { path: _address, ...known } = facts;
  return {
    ...EVERY_MODEL,
    family: model ? `wavespeed ${model.path}` : 'wavespeed',
    verified: model !== undefined,
    sizes: toSizes(shape),
    formats: formats ?? ['png', 'jpeg'],
    maxSources: pictures?.max ?? 0,
    ...(options ? { options } : {}),
    ...(usd === undefined ? {} : { price: { usd, date: '2026-11-01' } }),
    ...known,
    wire: {
      ...toWire({ shape, ...(pictures ? { pictures } : {}) }),
      ...(model ? { format: 'output_format' } : {}),
    },
  };
}

function toSizes(shape: WaveSpeedModel['shape']): Capabilities['sizes'] {
  if (shape.type === 'ratio') {
    const tiers = Object.keys(shape.tiers ?? { '1K': '' }) as (keyof typeof MEGAPIXELS)[];
    return { ratios: shape.ratios, areas: Object.fromEntries(tiers.map((tier) => [tier, MEGAPIXELS[tier]])) };
  }
  const { minPx, maxPx, stepPx } = shape;
  return { ratios: ASPECT_RATIOS, areas: toAreas(shape), sides: { minPx, maxPx, stepPx } };
}

/** See `wavespeed-request.ts`. */
function toWire({ shape, pictures }: Pick<WaveSpeedModel, 'shape' | 'pictures'>): Record<string, string> {
  const tiers = Object.entries((shape.type === 'ratio' && shape.tiers) || {});
  return {
    ...(shape.type === 'size' ? { size: 'size' } : { ratio: 'aspect_ratio' }),
    ...(tiers.length > 0 ? { resolution: 'resolution' } : {}),
    ...Object.fromEntries(tiers.map(([tier, value]) => [`tier ${tier}`, value])),
    ...(pictures ? { [pictures.field === 'image' ? 'picture' : 'pictures']: pictures.field } : {}),
    'option guidance': 'guidance_scale',
    base64: 'enable_base64_output',
    sync: 'enable_sync_mode',
  };
}
