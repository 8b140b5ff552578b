import type { ProviderText, TextRequest } from '../../../../lib/contracts/provider.ts';
import { toEndpoint } from '../../../../lib/kernel/base-url.ts';
import { findText } from '../spec/find-text.ts';
import { needModel, toJsonPost } from '../spec/to-json-post.ts';
import { toImageUrl } from '../spec/to-chat-text.ts';

/** `POST responses` without any tool: the text model alone. */
export const responsesText: ProviderText = {
  toRequest: async (request) =>
    toJsonPost(toEndpoint(request.profile.baseUrl, 'responses'), {
      model: needModel(request.profile.textModel),
      stream: false,
      store: false,
      instructions: request.instruction,
      input: [{ role: 'user', content: await toContent(request) }],
    }),
  read: findText,
};

async function toContent({ text, image }: TextRequest): Promise<object[]> {
  const picture = image ? [{ type: 'input_image', detail: 'auto', image_url: await toImageUrl(image) }] : [];
  return [...(text === '' ? [] : [{ type: 'input_text', text }]), ...picture];
}
