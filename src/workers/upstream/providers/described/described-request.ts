import type {
  DescribedRequest,
  ProviderDescription,
} from '../../../../lib/contracts/provider-description.ts';
import type { Profile } from '../../../../lib/contracts/profile.ts';
import type {
  ProviderHttpRequest,
  ProviderRequest,
  ResponseAddress,
} from '../../../../lib/contracts/provider.ts';
import type { Capabilities } from '../../../../lib/contracts/capabilities.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { AppError, createFailure } from '../../../../lib/kernel/app-error.ts';
import { fitSides, isRatioSizes, toNearestRatio } from '../../../../lib/kernel/aspect-ratio.ts';
import { toBaseUrl } from '../../../../lib/kernel/base-url.ts';
import {
  fillJson,
  fillText,
  namesIn,
  type TemplateValues,
} from '../../../../lib/kernel/descriptions/template.ts';
import { chosenOptions } from '../spec/chosen-options.ts';
import { toPrompt } from '../spec/to-prompt.ts';
import { toSourceUrls } from '../spec/to-source-urls.ts';
import { describedCapabilitiesOf } from './described-capabilities.ts';

/** The request that makes an image, as it is described. */
export async function toSubmitRequest(
  description: ProviderDescription,
  request: ProviderRequest,
): Promise<ProviderHttpRequest> {
  const capabilities = describedCapabilitiesOf(description);
  return toRequest(description.submit, {
    ...toAddressValues(description, request.profile),
    ...toPictureValues(await toSourceUrls(request.sources)),
    ...toWishes(request.recipe, capabilities),
    prompt: toPrompt(request),
  });
}

/** The one that asks how far it is. */
export function toPollRequest(
  description: ProviderDescription,
  { profile, responseId }: ResponseAddress,
): ProviderHttpRequest {
  const { poll } = description;
  if (!poll) throw new AppError(createFailure('notSupported', { field: 'poll' }));
  return toRequest(poll, { ...toAddressValues(description, profile), id: responseId });
}

/** A free one: what is described for that, else the bare address. */
export function toTestRequest(
  description: ProviderDescription,
  profile: Pick<Profile, 'baseUrl' | 'imageModel'>,
): ProviderHttpRequest {
  const test = description.test ?? { method: 'GET', url: '{{baseUrl}}', headers: {} };
  return toRequest(test, toAddressValues(description, profile));
}

/** The headers that hold the key, with it. */
export function toKeyHeaders(
  { submit, poll, test }: ProviderDescription,
  key: string,
): Record<string, string> {
  const entries = [test, poll, submit].flatMap((request) => Object.entries(request?.headers ?? {}));
  const withKey = entries.filter(([, value]) => namesIn(value).includes('key'));
  return Object.fromEntries(withKey.map(([name, value]) => [name, fillText(value, { key }) ?? '']));
}

function toRequest(described: DescribedRequest, values: TemplateValues): ProviderHttpRequest {
  const { method, url, headers, body } = described;
  // The key's headers are put in by whoever sends it.
  const plain = Object.entries(headers).flatMap(([name, value]) => {
    const filled = fillText(value, values);
    return filled === undefined ? [] : [[name, filled] as const];
  });
  const hasBody = method === 'POST' && body !== undefined;
  return {
    url: toUrl(url, values),
    method,
    headers: { ...(hasBody ? { 'Content-Type': 'application/json' } : {}), ...Object.fromEntries(plain) },
    ...(hasBody ? { body: JSON.stringify(fillJson(body, values)) } : {}),
  };
}

/** A value must not change where an address leads. */
function toUrl(template: string, values: TemplateValues): string {
  const url = fillText(template, values, (value, name) => (ADDRESSES[name] ?? encodeURIComponent)(value));
  if (url === undefined || !URL.canParse(url)) {
    throw new AppError(createFailure('validation', { field: 'url', message: template }));
  }
  return url;
}

const ADDRESSES: Readonly<Record<string, (value: string) => string>> = {
  baseUrl: (value) => value,
  // Names of models have parts.
  model: (value) => value.split('/').map(encodeURIComponent).join('/'),
};

function toAddressValues(
  description: ProviderDescription,
  { baseUrl, imageModel }: Pick<Profile, 'baseUrl' | 'imageModel'>,
): TemplateValues {
  const model = imageModel || description.models[0];
  return { baseUrl: toBase(description, baseUrl), ...(model === undefined ? {} : { model }) };
}

/** As it was written, unless another was typed: what a profile stores has lost its version. */
function toBase({ baseUrl }: ProviderDescription, typed: string): string {
  const written = toBaseUrl(baseUrl, true);
  const isWritten = typed === '' || (written.ok && written.base === typed);
  return (isWritten ? baseUrl : typed).replace(/\/+$/u, '');
}

function toPictureValues(urls: readonly string[]): TemplateValues {
  const [first] = urls;
  if (first === undefined) return {};
  return { source: first, sourceBase64: first.slice(first.indexOf(',') + 1), sources: urls };
}

function toWishes(recipe: Recipe, { sizes, options }: Capabilities): TemplateValues {
  const { resolution, quality, format } = recipe;
  const chosen = chosenOptions(options, recipe);
  const [seed, negative] = [chosen['seed'], chosen['negative-prompt']];
  return {
    resolution,
    quality,
    format,
    ...toShape(recipe, sizes),
    ...(typeof seed === 'number' ? { seed } : {}),
    ...(typeof negative === 'string' ? { negative } : {}),
  };
}

/** A shape that is left to the model is not known. */
function toShape({ size, aspectRatio }: Recipe, sizes: Capabilities['sizes']): TemplateValues {
  const ratio = isRatioSizes(sizes) && !sizes.sides ? toNearestRatio(sizes.ratios, aspectRatio) : aspectRatio;
  const pixels = isRatioSizes(sizes) && sizes.sides && size !== 'auto' ? fitSides(size, sizes.sides) : size;
  return {
    ...(ratio === undefined || ratio === 'auto' ? {} : { ratio }),
    ...(pixels === 'auto' ? {} : { width: pixels.width, height: pixels.height }),
  };
}
