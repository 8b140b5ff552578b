import type { Capabilities } from '../../../../lib/contracts/capabilities.ts';
import type { ProviderCard } from '../../../../lib/contracts/provider.ts';
import {
  findWaveSpeedModel,
  UNKNOWN_MODEL,
  WAVESPEED_MODELS,
  type WaveSpeedModel,
} from './wavespeed-models.ts';

export const WAVESPEED_CARD: ProviderCard = {
  form: 'wavespeed',
  name: 'WaveSpeed',
  baseUrl: 'https://api.wavespeed.ai/api/v3',
  models: WAVESPEED_MODELS.map(({ path }) => path),
  keyExample: '',
};

const RATIOS = ['1:1', '4:5', '3:4', '2:3', '9:16', '9:21', '5:4', '4:3', '3:2', '16:9', '21:9'] as const;
const MIB = 1024 * 1024;
const AREAS = { '1K': 1_048_576, '2K': 4_194_304, '4K': 16_777_216 } as const;

export function wavespeedCapabilitiesOf(id: string): Capabilities {
  const model = findWaveSpeedModel(id);
  const { shape, pictures, options, formats = ['png', 'jpeg'] } = model ?? UNKNOWN_MODEL;
  return {
    provider: 'WaveSpeed',
    family: model ? `wavespeed ${model.path}` : 'wavespeed',
    verified: model !== undefined,
    sizes: toSizes(shape),
    qualities: ['auto'],
    backgrounds: ['auto'],
    formats,
    complexity: false,
    inputFidelity: [],
    markup: false,
    masks: false,
    maxSources: pictures?.max ?? 0,
    maxSourceBytes: 10 * MIB,
    ...(options ? { options } : {}),
  };
}

function toSizes(shape: WaveSpeedModel['shape']): Capabilities['sizes'] {
  if (shape.type === 'ratio') {
    const tiers = Object.keys(shape.tiers ?? { '1K': '' }) as (keyof typeof AREAS)[];
    return { ratios: shape.ratios, areas: Object.fromEntries(tiers.map((tier) => [tier, AREAS[tier]])) };
  }
  const fits = (area: number) => area <= shape.maxSidePx ** 2 && area >= shape.minSidePx ** 2;
  return {
    ratios: RATIOS,
    areas: Object.fromEntries(Object.entries(AREAS).filter(([, area]) => fits(area))),
  };
}
