import type { ProviderText, TextRequest } from '../../../../lib/contracts/provider.ts';
import { toDataUrl } from '../../../../lib/kernel/base64.ts';
import { toEndpoint } from '../../../../lib/kernel/base-url.ts';
import { findText } from './find-text.ts';
import { needModel, toJsonPost } from './to-json-post.ts';

/** A text model asked by `POST chat/completions`, as nearly every upstream has it. */
export const CHAT_TEXT: ProviderText = {
  toRequest: async (request) =>
    toJsonPost(toEndpoint(request.profile.baseUrl, 'chat/completions'), {
      model: needModel(request.profile.textModel),
      messages: [
        { role: 'system', content: request.instruction },
        { role: 'user', content: await toContent(request) },
      ],
      stream: false,
    }),
  read: findText,
};

async function toContent({ text, image }: TextRequest): Promise<string | object[]> {
  if (!image) return text;
  const url = await toImageUrl(image);
  return [...(text === '' ? [] : [{ type: 'text', text }]), { type: 'image_url', image_url: { url } }];
}

/** The image of a question as a `data:` address. */
export async function toImageUrl({ blob, mimeType }: NonNullable<TextRequest['image']>): Promise<string> {
  return toDataUrl(new Uint8Array(await blob.arrayBuffer()), mimeType);
}
