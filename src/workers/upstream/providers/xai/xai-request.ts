import type { ProviderHttpRequest, ProviderRequest } from '../../../../lib/contracts/provider.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { isRatioSizes, toNearestRatio } from '../../../../lib/kernel/aspect-ratio.ts';
import { toEndpoint } from '../../../../lib/kernel/base-url.ts';
import { needModel, toJsonPost } from '../spec/to-json-post.ts';
import { toSourceUrls } from '../spec/to-source-urls.ts';
import { xaiCapabilitiesOf } from './xai-capabilities.ts';
import type { XaiBody, XaiImage } from './xai-wire.ts';

/** `POST images/generations`, or `images/edits` where there are sources. JSON both. */
export async function toXaiRequest({
  profile,
  recipe,
  sources,
}: ProviderRequest): Promise<ProviderHttpRequest> {
  const images = (await toSourceUrls(sources)).map((url): XaiImage => ({ type: 'image_url', url }));
  const body: XaiBody = {
    model: needModel(profile.imageModel),
    prompt: recipe.prompt,
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
  { aspectRatio, resolution, imageModel }: Recipe,
  sourceCount: number,
): Pick<XaiBody, 'aspect_ratio' | 'resolution'> {
  const { sizes } = xaiCapabilitiesOf(imageModel);
  const ratio = isRatioSizes(sizes) ? toNearestRatio(sizes.ratios, aspectRatio) : undefined;
  return {
    ...(ratio === undefined || sourceCount === 1 ? {} : { aspect_ratio: ratio }),
    ...(resolution === '2K' || resolution === '4K' ? { resolution: '2k' } : {}),
  };
}
