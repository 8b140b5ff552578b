import type { OptionValues } from '../../../../lib/contracts/capabilities.ts';
import type { ProviderHttpRequest, ProviderRequest } from '../../../../lib/contracts/provider.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import type { Size } from '../../../../lib/contracts/size.ts';
import { AppError, createFailure } from '../../../../lib/kernel/app-error.ts';
import { fitSides, isRatioSizes } from '../../../../lib/kernel/aspect-ratio.ts';
import { toBase64 } from '../../../../lib/kernel/base64.ts';
import { chosenOptions } from '../spec/chosen-options.ts';
import { needModel, toJsonPost } from '../spec/to-json-post.ts';
import { toPrompt } from '../spec/to-prompt.ts';
import { toSourceUrls } from '../spec/to-source-urls.ts';
import { huggingfaceCapabilitiesOf } from './huggingface-capabilities.ts';
import type { FalBody, InferenceBody } from './huggingface-wire.ts';

interface Asked {
  model: string;
  /** As whoever serves it calls it. */
  name: string;
  prompt: string;
  size: Size | undefined;
  fields: OptionValues;
}

type Builder = (request: ProviderRequest, asked: Asked) => Promise<ProviderHttpRequest>;

/** By who serves the model; see `huggingface-lookup.ts`. */
const BUILDERS: Readonly<Record<string, Builder>> = {
  'hf-inference': toInference,
  'fal-ai': toFal,
};

/** Asks the router for a model where it is served. Throws AppError (`notSupported`) where that is only elsewhere. */
export async function toHuggingFaceRequest(request: ProviderRequest): Promise<ProviderHttpRequest> {
  const { profile, recipe } = request;
  const model = needModel(profile.imageModel.trim());
  const told = profile.capabilities?.wire ? profile.capabilities : huggingfaceCapabilitiesOf(model);
  const { route = 'hf-inference', name = model } = told.wire ?? {};
  const build = Object.hasOwn(BUILDERS, route) ? BUILDERS[route] : undefined;
  if (!build) throw new AppError(createFailure('notSupported', { field: 'model', message: model }));
  return build(request, {
    model,
    name,
    prompt: toPrompt(request),
    size: toSize(recipe, told.sizes),
    fields: toFields(chosenOptions(told.options, recipe)),
  });
}

function toSize({ size }: Recipe, sizes: Parameters<typeof isRatioSizes>[0]): Size | undefined {
  if (size === 'auto') return undefined;
  return isRatioSizes(sizes) && sizes.sides ? fitSides(size, sizes.sides) : size;
}

const FIELDS: Readonly<Record<string, string>> = {
  'negative-prompt': 'negative_prompt',
  steps: 'num_inference_steps',
  guidance: 'guidance_scale',
};

function toFields(chosen: OptionValues): OptionValues {
  return Object.fromEntries(Object.entries(chosen).map(([id, value]) => [FIELDS[id] ?? id, value]));
}

/** `POST hf-inference/models/{model}`: the answer is the image itself. */
async function toInference(
  { profile, sources }: ProviderRequest,
  { model, prompt, size, fields }: Asked,
): Promise<ProviderHttpRequest> {
  const [source] = sources;
  const url = `${profile.baseUrl}/hf-inference/models/${model.split('/').map(encodeURIComponent).join('/')}`;
  const body: InferenceBody = source
    ? {
        inputs: toBase64(new Uint8Array(await source.blob.arrayBuffer())),
        parameters: { prompt, ...fields, ...(size ? { target_size: size } : {}) },
      }
    : { inputs: prompt, parameters: { ...fields, ...size } };
  return toJsonPost(url, body);
}

/** `POST fal-ai/{name}`: into its queue. */
async function toFal(
  { profile, sources }: ProviderRequest,
  { name, prompt, size, fields }: Asked,
): Promise<ProviderHttpRequest> {
  const urls = await toSourceUrls(sources);
  const [first] = urls;
  const body: FalBody = {
    prompt,
    ...fields,
    ...(size ? { image_size: size } : {}),
    ...(first === undefined ? {} : { image_url: first, image_urls: urls }),
  };
  return toJsonPost(`${profile.baseUrl}/fal-ai/${name.replace(/^\/+/u, '')}?_subdomain=queue`, body);
}
