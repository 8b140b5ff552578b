import type { ProviderHttpRequest, ProviderRequest } from '../../../../lib/contracts/provider.ts';
import { toEndpoint } from '../../../../lib/kernel/base-url.ts';
import { capabilitiesOf } from '../../../../lib/kernel/capabilities-of.ts';
import { toImageFields } from '../spec/to-image-fields.ts';
import { toPrompt } from '../spec/to-prompt.ts';
import type {
  EditFields,
  EditImagePart,
  EditMarkupPart,
  EditMaskPart,
  GenerationBody,
} from './openai-images-wire.ts';

const MASK_PART: EditMaskPart = 'mask';
const MARKUP_PART: EditMarkupPart = 'markup';

/** `POST images/generations`, or `images/edits` where there are source images. */
export function toImagesRequest(request: ProviderRequest): ProviderHttpRequest {
  return request.sources.length === 0 ? toGeneration(request) : toEdit(request);
}

function toGeneration(request: ProviderRequest): ProviderHttpRequest {
  const body: GenerationBody = toFields(request);
  return {
    url: toEndpoint(request.profile.baseUrl, 'images/generations'),
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

function toEdit(request: ProviderRequest): ProviderHttpRequest {
  const body = new FormData();
  const part: EditImagePart = request.sources.length === 1 ? 'image' : 'image[]';
  for (const [index, { blob, mimeType, name }] of request.sources.entries()) {
    // Relays look at the part's type and at the name's ending, not at the bytes.
    body.append(part, new Blob([blob], { type: mimeType }), toFileName(name, mimeType, index));
  }
  // One of the two: together they are refused.
  if (request.mask) body.append(MASK_PART, toPng(request.mask), 'mask.png');
  else if (request.markup) body.append(MARKUP_PART, toPng(request.markup), 'markup.png');
  const fields: EditFields = toFields(request);
  for (const [name, value] of Object.entries(fields)) body.append(name, String(value));
  // No content type: `fetch` adds the one with the boundary.
  return { url: toEndpoint(request.profile.baseUrl, 'images/edits'), method: 'POST', headers: {}, body };
}

function toPng(blob: Blob): Blob {
  return new Blob([blob], { type: 'image/png' });
}

/** Never `response_format`: GPT image models refuse it. */
function toFields(request: ProviderRequest) {
  const { profile, recipe, previews } = request;
  return {
    ...(profile.imageModel === '' ? {} : { model: profile.imageModel }),
    prompt: toPrompt(request),
    n: 1,
    ...toImageFields(recipe, capabilitiesOf(profile)),
    ...(profile.stream ? { stream: true as const, partial_images: previews } : {}),
  };
}

const ENDINGS: Record<string, string> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' };

function toFileName(name: string, mimeType: string, index: number): string {
  const ending = ENDINGS[mimeType] ?? 'png';
  const stem = name
    .replace(/\.[a-z0-9]{1,5}$/iu, '')
    .replace(/[^\w -]+/gu, '')
    .trim();
  return `${stem === '' ? `image-${index + 1}` : stem.slice(0, 60)}.${ending}`;
}
