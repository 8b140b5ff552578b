import type { ProviderHttpRequest, ProviderRequest } from '../../../../lib/contracts/provider.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { toNearestRatio } from '../../../../lib/kernel/aspect-ratio.ts';
import { toEndpoint } from '../../../../lib/kernel/base-url.ts';
import { needModel, toJsonPost } from '../spec/to-json-post.ts';
import { toPrompt } from '../spec/to-prompt.ts';
import { toSourceUrls } from '../spec/to-source-urls.ts';
import { XAI_RATIOS } from './xai-capabilities.ts';
import type { XaiBody, XaiImage } from './xai-wire.ts';

/** `POST images/generations`, or `images/edits` where there are sources. JSON both. */
export async function toXaiRequest(request: ProviderRequest): Promise<ProviderHttpRequest> {
  const { profile, recipe, sources } = request;
  const images = (await toSourceUrls(sources)).map((url): XaiImage => ({ type: 'image_url', url }));
  const body: XaiBody = {
    model: needModel(profile.imageModel),
    prompt: toPrompt(request),
    n: 1,
    // An address would have to be fetched from a host that need not let a page read it.
    response_format: 'b64_json',
    ...toShape(recipe, images.length),
    ...(images.length > 1 ? { images } : {}),
    ...(images.length === 1 && images[0] ? { image: images[0] } : {}),
  };
  const path = images.length === 0 ? 'images/generations' : 'images/edits';
  return toJsonPost(toEndpoint(profile.baseUrl, path), body);
}

/** The edit of one picture keeps that picture's shape. */
function toShape(
  { aspectRatio, resolution }: Recipe,
  sourceCount: number,
): Pick<XaiBody, 'aspect_ratio' | 'resolution'> {
  const ratio = toNearestRatio(XAI_RATIOS, aspectRatio);
  return {
    ...(ratio === undefined || sourceCount === 1 ? {} : { aspect_ratio: ratio }),
    ...(resolution === '2K' || resolution === '4K' ? { resolution: '2k' } : {}),
  };
}
