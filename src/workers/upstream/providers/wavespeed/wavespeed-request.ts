import type { ProviderHttpRequest, ProviderRequest } from '../../../../lib/contracts/provider.ts';
import type { OptionSpec, OptionValues } from '../../../../lib/contracts/capabilities.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import type { Size } from '../../../../lib/contracts/size.ts';
import { toNearestRatio } from '../../../../lib/kernel/aspect-ratio.ts';
import { needModel, toJsonPost } from '../spec/to-json-post.ts';
import { toSourceUrls } from '../spec/to-source-urls.ts';
import { findWaveSpeedModel, toModelPath, UNKNOWN_MODEL, type WaveSpeedModel } from './wavespeed-models.ts';
import type { WaveSpeedBody } from './wavespeed-wire.ts';

/** `POST {model path}`: gives back a prediction's id, whose result is asked for then. */
export async function toWaveSpeedRequest({
  profile,
  recipe,
  sources,
}: ProviderRequest): Promise<ProviderHttpRequest> {
  const path = toModelPath(needModel(profile.imageModel));
  const model = findWaveSpeedModel(path) ?? UNKNOWN_MODEL;
  const body: WaveSpeedBody = {
    prompt: recipe.prompt,
    enable_sync_mode: false,
    enable_base64_output: true,
    ...toShape(model.shape, recipe),
    ...toPictures(model, await toSourceUrls(sources)),
    ...toOptions(model.options ?? [], recipe.options ?? {}),
    ...(recipe.format === 'png' ? {} : { output_format: recipe.format }),
  };
  return toJsonPost(`${profile.baseUrl}/${path}`, body);
}

function toShape(shape: WaveSpeedModel['shape'], recipe: Recipe): Partial<WaveSpeedBody> {
  const { aspectRatio, resolution, size } = recipe;
  if (shape.type === 'size') return size === 'auto' ? {} : { size: toSizeText(size, shape) };
  const ratio = toNearestRatio(shape.ratios, aspectRatio);
  const tier = shape.tiers?.[resolution] ?? Object.values(shape.tiers ?? {})[0];
  return {
    ...(ratio === undefined ? {} : { aspect_ratio: ratio }),
    ...(tier === undefined ? {} : { resolution: tier }),
  };
}

/** Shrunk or grown as a whole where a side is out of bounds. */
function toSizeText({ width, height }: Size, bounds: { minSidePx: number; maxSidePx: number }): string {
  const scale = Math.min(1, bounds.maxSidePx / Math.max(width, height));
  const toSide = (side: number): number =>
    Math.min(bounds.maxSidePx, Math.max(bounds.minSidePx, Math.round(side * scale)));
  return `${toSide(width)}*${toSide(height)}`;
}

function toPictures({ pictures }: WaveSpeedModel, urls: string[]): Partial<WaveSpeedBody> {
  const [first] = urls;
  if (!pictures || first === undefined) return {};
  return pictures.field === 'image' ? { image: first } : { images: urls.slice(0, pictures.max) };
}

const FIELDS: Readonly<Record<string, string>> = { seed: 'seed', guidance: 'guidance_scale' };

function toOptions(specs: readonly OptionSpec[], values: OptionValues): Partial<WaveSpeedBody> {
  const chosen = specs.filter(({ id }) => values[id] !== undefined);
  return Object.fromEntries(chosen.map(({ id }) => [FIELDS[id] ?? id, values[id]]));
}
