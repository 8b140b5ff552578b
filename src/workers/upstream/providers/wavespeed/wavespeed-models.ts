import type { OptionSpec } from '../../../../lib/contracts/capabilities.ts';

/** How one model takes what it is asked for. */
export interface WaveSpeedModel {
  /** Of its address. */
  path: string;
  /** `size`: pixels as `w*h` within these sides; `ratio`: `aspect_ratio`, and `resolution` where it has tiers. */
  shape:
    | { type: 'size'; minSidePx: number; maxSidePx: number }
    | { type: 'ratio'; ratios: readonly string[]; tiers?: Readonly<Record<string, string>> };
  /** Where pictures go; none: it takes none. */
  pictures?: { field: 'image' | 'images'; max: number };
  options?: readonly OptionSpec[];
  formats?: readonly ('png' | 'jpeg' | 'webp')[];
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

const FIVE = ['1:1', '3:4', '9:16', '4:3', '16:9'] as const;
const NINE = ['1:1', '3:4', '2:3', '9:16', '9:21', '4:3', '3:2', '16:9', '21:9'] as const;
const TEN = ['1:1', '4:5', '3:4', '2:3', '9:16', '5:4', '4:3', '3:2', '16:9', '21:9'] as const;
const SMALL = { type: 'size', minSidePx: 256, maxSidePx: 1536 } as const;

/** Those that are known beforehand; of any other its own schema tells. Source: facts on providers, sections 2.6 and 3.3. */
export const WAVESPEED_MODELS: readonly WaveSpeedModel[] = [
  {
    path: 'google/nano-banana-pro/edit-ultra',
    shape: { type: 'ratio', ratios: TEN, tiers: { '4K': '4k' } },
    pictures: { field: 'images', max: 14 },
    formats: ['png', 'jpeg'],
  },
  {
    path: 'ideogram-ai/ideogram-v3-turbo',
    shape: { type: 'ratio', ratios: FIVE },
    pictures: { field: 'image', max: 1 },
  },
  { path: 'wavespeed-ai/qwen-image/text-to-image', shape: SMALL, options: [SEED] },
  {
    path: 'wavespeed-ai/qwen-image/edit',
    shape: SMALL,
    pictures: { field: 'image', max: 1 },
    options: [SEED],
  },
  {
    path: 'wavespeed-ai/qwen-image/edit-plus',
    shape: SMALL,
    pictures: { field: 'images', max: 3 },
    options: [SEED],
  },
  {
    path: 'bytedance/seedream-v4.5',
    shape: { type: 'size', minSidePx: 1024, maxSidePx: 4096 },
  },
  {
    path: 'bytedance/seedream-v4.5/edit',
    shape: { type: 'size', minSidePx: 1024, maxSidePx: 4096 },
    pictures: { field: 'images', max: 10 },
  },
  {
    path: 'wavespeed-ai/flux-kontext-pro/text-to-image',
    shape: { type: 'ratio', ratios: NINE },
    options: [GUIDANCE, SEED],
  },
  {
    path: 'wavespeed-ai/flux-kontext-pro',
    shape: { type: 'ratio', ratios: NINE },
    pictures: { field: 'image', max: 1 },
    options: [GUIDANCE],
  },
];

/** A model that is not known is asked in pixels: what most of them take. */
export const UNKNOWN_MODEL: WaveSpeedModel = {
  path: '',
  shape: { type: 'size', minSidePx: 256, maxSidePx: 2048 },
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
