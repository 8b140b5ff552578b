import type { OptionValues } from '../../../../lib/contracts/capabilities.ts';
import type { ProviderHttpRequest, ProviderRequest } from '../../../../lib/contracts/provider.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { isRatioSizes, toNearestRatio } from '../../../../lib/kernel/aspect-ratio.ts';
import { needModel } from '../spec/to-json-post.ts';
import { stabilityCapabilitiesOf, toEndpointName } from './stability-capabilities.ts';
import type { StabilityFields } from './stability-wire.ts';

/** Where nobody chose, how far an image is changed. */
const STRENGTH = 0.65;

/** `POST v2beta/stable-image/generate/{ultra, core, sd3}`: multipart even where no file goes along. */
export function toStabilityRequest(request: ProviderRequest): ProviderHttpRequest {
  const { profile, sources } = request;
  const endpoint = toEndpointName(needModel(profile.imageModel));
  const body = new FormData();
  for (const [name, value] of Object.entries(toFields(request, endpoint))) body.append(name, String(value));
  const [source] = endpoint === 'core' ? [] : sources;
  if (source) body.append('image', new Blob([source.blob], { type: source.mimeType }), 'image');
  return {
    url: `${profile.baseUrl}/v2beta/stable-image/generate/${endpoint}`,
    method: 'POST',
    // The answer's headers, where it would say more of a picture, cannot be read by a page.
    headers: { Accept: 'application/json' },
    body,
  };
}

function toFields(
  { profile, recipe, sources }: ProviderRequest,
  endpoint: 'ultra' | 'core' | 'sd3',
): StabilityFields {
  const hasSource = sources.length > 0 && endpoint !== 'core';
  const { options = {} } = recipe;
  return {
    prompt: recipe.prompt,
    output_format: recipe.format,
    // A picture that is changed keeps its shape.
    ...(hasSource && endpoint === 'sd3' ? {} : toShape(recipe)),
    ...toChosen(options),
    ...(hasSource ? { strength: readNumber(options, 'strength') ?? STRENGTH } : {}),
    ...(endpoint === 'sd3' ? toSd3(profile.imageModel, options, hasSource) : {}),
  };
}

function toShape({ aspectRatio, imageModel }: Recipe): Pick<StabilityFields, 'aspect_ratio'> {
  const { sizes } = stabilityCapabilitiesOf(imageModel);
  const ratio = isRatioSizes(sizes) ? toNearestRatio(sizes.ratios, aspectRatio) : undefined;
  return ratio === undefined ? {} : { aspect_ratio: ratio };
}

function toChosen(options: OptionValues): Partial<StabilityFields> {
  const negative = options['negative-prompt'];
  const style = options['style'];
  const seed = readNumber(options, 'seed');
  return {
    ...(typeof negative === 'string' && negative.trim() !== '' ? { negative_prompt: negative } : {}),
    ...(typeof style === 'string' && style !== '' ? { style_preset: style } : {}),
    ...(seed === undefined ? {} : { seed }),
  };
}

function toSd3(model: string, options: OptionValues, hasSource: boolean): Partial<StabilityFields> {
  const guidance = readNumber(options, 'guidance');
  return {
    model,
    mode: hasSource ? 'image-to-image' : 'text-to-image',
    ...(guidance === undefined ? {} : { cfg_scale: guidance }),
  };
}

/** 0 is a value, not a default. */
function readNumber(options: OptionValues, id: string): number | undefined {
  const value = options[id];
  return typeof value === 'number' ? value : undefined;
}
