import type { ProviderHttpRequest, ProviderRequest } from '../../../../lib/contracts/provider.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { isRatioSizes, toNearestRatio } from '../../../../lib/kernel/aspect-ratio.ts';
import { toEndpoint } from '../../../../lib/kernel/base-url.ts';
import { needModel, toJsonPost } from '../spec/to-json-post.ts';
import { toSourceUrls } from '../spec/to-source-urls.ts';
import { CHAT } from './chat-capabilities.ts';
import type { ChatBody, ChatPart } from './chat-wire.ts';

/** `POST chat/completions`, in one piece: a stream would tear a picture in markdown apart. */
export async function toChatRequest({
  profile,
  recipe,
  sources,
}: ProviderRequest): Promise<ProviderHttpRequest> {
  const urls = await toSourceUrls(sources);
  const pictures = urls.map((url): ChatPart => ({ type: 'image_url', image_url: { url } }));
  const config = toImageConfig(recipe);
  const body: ChatBody = {
    model: needModel(profile.imageModel),
    messages: [{ role: 'user', content: [{ type: 'text', text: recipe.prompt }, ...pictures] }],
    modalities: ['image', 'text'],
    stream: false,
    ...(Object.keys(config).length > 0 ? { image_config: config } : {}),
  };
  return toJsonPost(toEndpoint(profile.baseUrl, 'chat/completions'), body);
}

function toImageConfig({ aspectRatio, resolution }: Recipe): NonNullable<ChatBody['image_config']> {
  const ratio = isRatioSizes(CHAT.sizes) ? toNearestRatio(CHAT.sizes.ratios, aspectRatio) : undefined;
  return {
    ...(ratio === undefined ? {} : { aspect_ratio: ratio }),
    ...(resolution === '2K' || resolution === '4K' ? { image_size: resolution } : {}),
  };
}
