import type { Profile } from '../../../../lib/contracts/profile.ts';
import type { ProviderHttpRequest, ProviderRequest } from '../../../../lib/contracts/provider.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { AppError, createFailure } from '../../../../lib/kernel/app-error.ts';
import { isRatioSizes, resolutionsOf, toNearestRatio } from '../../../../lib/kernel/aspect-ratio.ts';
import { toBase64 } from '../../../../lib/kernel/base64.ts';
import { geminiCapabilitiesOf } from './gemini-capabilities.ts';
import type { GeminiImageConfig, GeminiPart, GenerateContentBody } from './gemini-wire.ts';

/** `POST models/{model}:generateContent`. Throws AppError (`validation`) where the profile names no model. */
export async function toGeminiRequest(request: ProviderRequest): Promise<ProviderHttpRequest> {
  const { profile } = request;
  if (profile.imageModel === '') throw new AppError(createFailure('validation', { field: 'model' }));
  return {
    url: `${profile.baseUrl}/models/${encodeURIComponent(toModelName(profile))}:generateContent`,
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(await toBody(request)),
  };
}

/** `GET models`: free, and refused without a good key. */
export function toGeminiModelsRequest({ baseUrl }: Pick<Profile, 'baseUrl'>): ProviderHttpRequest {
  return { url: `${baseUrl}/models?pageSize=1000`, method: 'GET', headers: {} };
}

/** Its lists write `models/` before each. */
function toModelName({ imageModel }: Pick<Profile, 'imageModel'>): string {
  return imageModel.replace(/^models\//u, '');
}

async function toBody({ profile, recipe, sources }: ProviderRequest): Promise<GenerateContentBody> {
  const pictures = await Promise.all(
    sources.map(async ({ blob, mimeType }): Promise<GeminiPart> => ({
      inlineData: { mimeType, data: toBase64(new Uint8Array(await blob.arrayBuffer())) },
    })),
  );
  const imageConfig = toImageConfig(recipe, toModelName(profile));
  return {
    contents: [{ role: 'user', parts: [{ text: recipe.prompt }, ...pictures] }],
    generationConfig: {
      responseModalities: ['TEXT', 'IMAGE'],
      ...(Object.keys(imageConfig).length > 0 ? { imageConfig } : {}),
    },
  };
}

/** A model with one resolution knows no name for it. */
function toImageConfig({ aspectRatio, resolution }: Recipe, model: string): GeminiImageConfig {
  const { sizes } = geminiCapabilitiesOf(model);
  if (!isRatioSizes(sizes)) return {};
  const ratio = toNearestRatio(sizes.ratios, aspectRatio);
  const tiers = resolutionsOf({ sizes });
  return {
    ...(ratio === undefined ? {} : { aspectRatio: ratio }),
    ...(tiers.length > 1 && tiers.includes(resolution) ? { imageSize: resolution } : {}),
  };
}
