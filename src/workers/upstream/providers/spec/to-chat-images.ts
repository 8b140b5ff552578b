import type { ProviderHttpRequest, ProviderRequest } from '../../../../lib/contracts/provider.ts';
import type { Capabilities } from '../../../../lib/contracts/capabilities.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { isRatioSizes, toNearestRatio } from '../../../../lib/kernel/aspect-ratio.ts';
import { toEndpoint } from '../../../../lib/kernel/base-url.ts';
import { needModel, toJsonPost } from './to-json-post.ts';
import { toPrompt } from './to-prompt.ts';
import { toSourceUrls } from './to-source-urls.ts';

/** What goes to `chat/completions` of models that answer with images. */
interface ChatImagesBody {
  model: string;
  messages: { role: 'user'; content: ChatPart[] }[];
  modalities: ['image', 'text'];
  stream: false;
  /** Relays that do not know it pass over it. */
  image_config?: { aspect_ratio?: string; image_size?: string };
}

type ChatPart = { type: 'text'; text: string } | { type: 'image_url'; image_url: { url: string } };

/** `POST chat/completions`, in one piece: a stream would tear a picture in markdown apart. */
export async function toChatImages(
  request: ProviderRequest,
  sizes: Capabilities['sizes'],
): Promise<ProviderHttpRequest> {
  const { profile, recipe } = request;
  const urls = await toSourceUrls(request.sources);
  const pictures = urls.map((url): ChatPart => ({ type: 'image_url', image_url: { url } }));
  const config = toImageConfig(recipe, sizes);
  const body: ChatImagesBody = {
    model: needModel(profile.imageModel),
    messages: [{ role: 'user', content: [{ type: 'text', text: toPrompt(request) }, ...pictures] }],
    modalities: ['image', 'text'],
    stream: false,
    ...(Object.keys(config).length > 0 ? { image_config: config } : {}),
  };
  return toJsonPost(toEndpoint(profile.baseUrl, 'chat/completions'), body);
}

function toImageConfig(
  { aspectRatio, resolution }: Recipe,
  sizes: Capabilities['sizes'],
): NonNullable<ChatImagesBody['image_config']> {
  if (!isRatioSizes(sizes)) return {};
  const ratio = toNearestRatio(sizes.ratios, aspectRatio);
  const hasTier = resolution !== '1K' && sizes.areas[resolution] !== undefined;
  return {
    ...(ratio === undefined ? {} : { aspect_ratio: ratio }),
    ...(hasTier ? { image_size: resolution } : {}),
  };
}
