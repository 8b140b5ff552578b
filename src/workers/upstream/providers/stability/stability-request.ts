import type { Capabilities, OptionValues } from '../../../../lib/contracts/capabilities.ts';
import type { ProviderHttpRequest, ProviderRequest } from '../../../../lib/contracts/provider.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { isRatioSizes, toNearestRatio } from '../../../../lib/kernel/aspect-ratio.ts';
import { chosenOptions } from '../spec/chosen-options.ts';
import { readNumber } from '../spec/read-json.ts';
import { needModel } from '../spec/to-json-post.ts';
import { toPrompt } from '../spec/to-prompt.ts';
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

function toFields(request: ProviderRequest, endpoint: 'ultra' | 'core' | 'sd3'): StabilityFields {
  const { profile, recipe, sources } = request;
  const hasSource = sources.length > 0 && endpoint !== 'core';
  const capabilities = stabilityCapabilitiesOf(profile.imageModel);
  const chosen = chosenOptions(capabilities.options, recipe);
  return {
    prompt: toPrompt(request),
    output_format: recipe.format,
    // A picture that is changed keeps its shape.
    ...(hasSource && endpoint === 'sd3' ? {} : toShape(recipe, capabilities.sizes)),
    ...toNamed(chosen, SHARED_FIELDS),
    ...(hasSource ? { strength: readNumber(chosen['strength']) ?? STRENGTH } : {}),
    ...(endpoint === 'sd3'
      ? {
          model: profile.imageModel.trim(),
          mode: hasSource ? 'image-to-image' : 'text-to-image',
          ...toNamed(chosen, SD3_FIELDS),
        }
      : {}),
  };
}

function toShape(
  { aspectRatio }: Recipe,
  sizes: Capabilities['sizes'],
): Pick<StabilityFields, 'aspect_ratio'> {
  const ratio = isRatioSizes(sizes) ? toNearestRatio(sizes.ratios, aspectRatio) : undefined;
  return ratio === undefined ? {} : { aspect_ratio: ratio };
}

const SHARED_FIELDS = {
  'negative-prompt': 'negative_prompt',
  style: 'style_preset',
  seed: 'seed',
} as const satisfies Record<string, keyof StabilityFields>;
const SD3_FIELDS = { guidance: 'cfg_scale' } as const satisfies Record<string, keyof StabilityFields>;

/** Under the names that its fields have; 0 is a value, not a default. */
function toNamed(chosen: OptionValues, fields: Readonly<Record<string, string>>): Partial<StabilityFields> {
  const named = Object.entries(fields).filter(([id]) => chosen[id] !== undefined);
  return Object.fromEntries(named.map(([id, field]) => [field, chosen[id]]));
}
