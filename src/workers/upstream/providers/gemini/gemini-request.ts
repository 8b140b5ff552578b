import type { RatioSizes } from '../../../../lib/contracts/capabilities.ts';
import type { Profile } from '../../../../lib/contracts/profile.ts';
import type { ProviderHttpRequest, ProviderRequest } from '../../../../lib/contracts/provider.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { isRatioSizes, resolutionsOf, toNearestRatio } from '../../../../lib/kernel/aspect-ratio.ts';
import { toBase64 } from '../../../../lib/kernel/base64.ts';
import { chosenOptions } from '../spec/chosen-options.ts';
import { needModel, toJsonPost } from '../spec/to-json-post.ts';
import { toPrompt } from '../spec/to-prompt.ts';
import { geminiCapabilitiesOf, toModelName } from './gemini-capabilities.ts';
import type { GeminiImageConfig, GeminiPart, GenerateContentBody } from './gemini-wire.ts';

/** `POST models/{model}:generateContent`. Throws AppError (`validation`) where the profile names no model. */
export async function toGeminiRequest(request: ProviderRequest): Promise<ProviderHttpRequest> {
  const { profile } = request;
  return toGenerateContent(profile.baseUrl, needModel(profile.imageModel), await toBody(request));
}

/** What is asked of any of its models, by the name of that. */
export function toGenerateContent(
  baseUrl: string,
  model: string,
  body: GenerateContentBody,
): ProviderHttpRequest {
  return toJsonPost(`${baseUrl}/models/${encodeURIComponent(toModelName(model))}:generateContent`, body);
}

/** `GET models`: free, and refused without a good key. */
export function toGeminiModelsRequest({ baseUrl }: Pick<Profile, 'baseUrl'>): ProviderHttpRequest {
  return { url: `${baseUrl}/models?pageSize=1000`, method: 'GET', headers: {} };
}

/** An image as a part of what is said. */
export async function toGeminiPart({
  blob,
  mimeType,
}: {
  blob: Blob;
  mimeType: string;
}): Promise<GeminiPart> {
  return { inlineData: { mimeType, data: toBase64(new Uint8Array(await blob.arrayBuffer())) } };
}

async function toBody(request: ProviderRequest): Promise<GenerateContentBody> {
  const { recipe, sources } = request;
  const pictures = await Promise.all(sources.map(toGeminiPart));
  return {
    contents: [{ role: 'user', parts: [{ text: toPrompt(request) }, ...pictures] }],
    generationConfig: { responseModalities: ['TEXT', 'IMAGE'], ...toConfig(request.profile, recipe) },
  };
}

function toConfig(
  { imageModel }: Pick<Profile, 'imageModel'>,
  recipe: Recipe,
): Pick<NonNullable<GenerateContentBody['generationConfig']>, 'imageConfig' | 'thinkingConfig'> {
  const { sizes, options } = geminiCapabilitiesOf(imageModel);
  const imageConfig = isRatioSizes(sizes) ? toImageConfig(recipe, sizes) : {};
  const { thinking } = chosenOptions(options, recipe);
  return {
    ...(Object.keys(imageConfig).length > 0 ? { imageConfig } : {}),
    ...(typeof thinking === 'string' ? { thinkingConfig: { thinkingLevel: thinking } } : {}),
  };
}

/** A model with one resolution knows no name for it. */
function toImageConfig({ aspectRatio, resolution }: Recipe, sizes: RatioSizes): GeminiImageConfig {
  const ratio = toNearestRatio(sizes.ratios, aspectRatio);
  const tiers = resolutionsOf({ sizes });
  return {
    ...(ratio === undefined ? {} : { aspectRatio: ratio }),
    ...(tiers.length > 1 && tiers.includes(resolution) ? { imageSize: resolution } : {}),
  };
}
