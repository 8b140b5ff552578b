import type { ProviderHttpRequest, ProviderRequest } from '../../../../lib/contracts/provider.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { isRatioSizes, toNearestRatio } from '../../../../lib/kernel/aspect-ratio.ts';
import { toEndpoint } from '../../../../lib/kernel/base-url.ts';
import { chosenOptions } from '../spec/chosen-options.ts';
import { toChatImages } from '../spec/to-chat-images.ts';
import { needModel, toJsonPost } from '../spec/to-json-post.ts';
import { toPrompt } from '../spec/to-prompt.ts';
import { toSourceUrls } from '../spec/to-source-urls.ts';
import { CHAT_SIZES, OPENROUTER } from './openrouter-capabilities.ts';
import type { OpenRouterBody } from './openrouter-wire.ts';

/** `POST images`, or a chat for models that answer only there. Only what was chosen is sent: a model refuses what it does not know. */
export async function toOpenRouterRequest(request: ProviderRequest): Promise<ProviderHttpRequest> {
  const { profile, recipe, sources } = request;
  if (profile.capabilities?.wire?.['api'] === 'chat') return toChatImages(request, CHAT_SIZES);
  const urls = await toSourceUrls(sources);
  const references = urls.map((url) => ({ type: 'image_url' as const, image_url: { url } }));
  const { seed } = chosenOptions(profile.capabilities?.options ?? OPENROUTER.options, recipe);
  const body: OpenRouterBody = {
    model: needModel(profile.imageModel),
    prompt: toPrompt(request),
    ...toShape(recipe),
    ...toLook(recipe),
    ...(typeof seed === 'number' ? { seed } : {}),
    ...(references.length > 0 ? { input_references: references } : {}),
  };
  return toJsonPost(toEndpoint(profile.baseUrl, 'images'), body);
}

function toShape({ aspectRatio, resolution }: Recipe): Partial<OpenRouterBody> {
  const { sizes } = OPENROUTER;
  const ratio = isRatioSizes(sizes) ? toNearestRatio(sizes.ratios, aspectRatio) : undefined;
  return {
    ...(ratio === undefined ? {} : { aspect_ratio: ratio }),
    ...(resolution === '1K' ? {} : { resolution }),
  };
}

function toLook({ quality, background, format, compression }: Recipe): Partial<OpenRouterBody> {
  return {
    ...(quality === 'auto' ? {} : { quality }),
    ...(background === 'auto' ? {} : { background }),
    ...(format === 'png' ? {} : { output_format: format }),
    ...(format === 'png' || compression === undefined ? {} : { output_compression: compression }),
  };
}
