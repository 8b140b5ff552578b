import type { ImageFormat, Resolution } from '../../../../lib/contracts/parameters.ts';
import type { OptionSpec } from '../../../../lib/contracts/capabilities.ts';

/** How one model takes what it is asked for. */
export interface WaveSpeedModel {
  /** Of its address. */
  path: string;
  /** `size`: pixels as `w*h` within these sides; `ratio`: `aspect_ratio`, and `resolution` where it has tiers. */
  shape:
    | { type: 'size'; minPx: number; maxPx: number; stepPx: number }
    | {
        type: 'ratio';
        ratios: readonly string[];
        tiers?: Readonly<Partial<Record<Resolution, string>>>;
      };
  /** Where pictures go; none: it takes none. */
  pictures?: { field: 'image' | 'images'; max: number };
  /** It changes pictures only. */
  minSources?: 1;
  options?: readonly OptionSpec[];
  formats?: readonly ImageFormat[];
  /** USD for an image. */
  usd?: number;
  typicalMs?: number;
  promptLength?: number;
  watermark?: string;
}

const SEED: OptionSpec = { id: 'seed', title: 'Seed', type: 'seed', max: 2_147_483_647 };
const GUIDANCE: OptionSpec = {
  id: 'guidance',
  title: 'Guidance',
  type: 'number',
  min: 1,
  max: 20,
  step: 0.5,
  default: 3.5,
};
const IDEOGRAM_STYLE: OptionSpec = {
  id: 'style',
  title: 'Style',
  type: 'choice',
  values: ['Auto', 'General', 'Realistic', 'Design'],
  default: 'Auto',
};

const FIVE = ['1:1', '3:4', '9:16', '4:3', '16:9'] as const;
const NINE = ['1:1', '3:4', '2:3', '9:16', '9:21', '4:3', '3:2', '16:9', '21:9'] as const;
const TEN = ['1:1', '4:5', '3:4', '2:3', '9:16', '5:4', '4:3', '3:2', '16:9', '21:9'] as const;
const SMALL = { type: 'size', minPx: 256, maxPx: 1536, stepPx: 16 } as const;
const LARGE = { type: 'size', minPx: 1024, maxPx: 4096, stepPx: 16 } as const;

/** Those that are known beforehand; of any other its own schema tells. Source: facts on providers, sections 2.6 and 3.3; as of 2026-11. */
export const WAVESPEED_MODELS: readonly WaveSpeedModel[] = [
  {
    path: 'wavespeed-ai/qwen-image/text-to-image',
    shape: SMALL,
    options: [SEED],
    usd: 0.02,
    typicalMs: 4_000,
  },
  {
    path: 'wavespeed-ai/qwen-image/text-to-image-2512',
    shape: SMALL,
    options: [SEED],
    usd: 0.02,
    typicalMs: 4_000,
  },
  {
    path: 'wavespeed-ai/qwen-image-2.0/text-to-image',
    shape: SMALL,
    options: [SEED],
    usd: 0.03,
    promptLength: 800,
  },
  {
    path: 'wavespeed-ai/qwen-image/edit',
    shape: SMALL,
    pictures: { field: 'image', max: 1 },
    minSources: 1,
    options: [SEED],
    usd: 0.02,
  },
  {
    path: 'wavespeed-ai/qwen-image/edit-plus',
    shape: SMALL,
    pictures: { field: 'images', max: 3 },
    minSources: 1,
    options: [SEED],
    usd: 0.02,
  },
  {
    path: 'ideogram-ai/ideogram-v3-turbo',
    shape: { type: 'ratio', ratios: FIVE },
    pictures: { field: 'image', max: 1 },
    options: [IDEOGRAM_STYLE],
    usd: 0.03,
    typicalMs: 15_000,
  },
  { path: 'bytedance/seedream-v4.5', shape: LARGE, usd: 0.04 },
  {
    path: 'bytedance/seedream-v4.5/edit',
    shape: LARGE,
    pictures: { field: 'images', max: 10 },
    minSources: 1,
    usd: 0.04,
  },
  {
    path: 'wavespeed-ai/flux-kontext-pro/text-to-image',
    shape: { type: 'ratio', ratios: NINE },
    options: [GUIDANCE, SEED],
    usd: 0.04,
  },
  {
    path: 'wavespeed-ai/flux-kontext-pro',
    shape: { type: 'ratio', ratios: NINE },
    pictures: { field: 'image', max: 1 },
    minSources: 1,
    options: [GUIDANCE],
    usd: 0.04,
  },
  {
    path: 'google/nano-banana-pro/edit-ultra',
    shape: { type: 'ratio', ratios: TEN, tiers: { '4K': '4k' } },
    pictures: { field: 'images', max: 14 },
    minSources: 1,
    formats: ['png', 'jpeg'],
    usd: 0.15,
    watermark: 'SynthID',
  },
];

/** A model that is not known is asked in pixels: what most of them take. */
export const UNKNOWN_MODEL: WaveSpeedModel = {
  path: '',
  shape: { type: 'size', minPx: 256, maxPx: 2048, stepPx: 16 },
  pictures: { field: 'images', max: 4 },
  options: [SEED],
};

export function findWaveSpeedModel(id: string): WaveSpeedModel | undefined {
  const path = toModelPath(id);
  return WAVESPEED_MODELS.find((model) => model.path === path);
}

export function toModelPath(id: string): string {
  return id.trim().replace(/^\/+|\/+$/gu, '');
}
