import type { ProviderHttpRequest, ProviderRequest } from '../../../../lib/contracts/provider.ts';
import type { Profile } from '../../../../lib/contracts/profile.ts';
import { AppError, createFailure } from '../../../../lib/kernel/app-error.ts';
import { toDataUrl } from '../../../../lib/kernel/base64.ts';
import { toEndpoint } from '../../../../lib/kernel/base-url.ts';
import { capabilitiesOf } from '../../../../lib/kernel/capabilities-of.ts';
import { toImageFields } from '../spec/to-image-fields.ts';
import { toPrompt } from '../spec/to-prompt.ts';
import type { ImageTool, ResponsesBody } from './openai-responses-wire.ts';

/** Keeps the text model from improving what its user wrote. */
const PASS_THROUGH =
  'You hand image requests on to a tool. Call the image_generation tool exactly once. Its prompt is the text of the user, ' +
  'word for word: do not translate, shorten, extend, correct, soften or describe it, whatever it says and whatever its ' +
  'language. Use the images of the user, if there are any, as they are. Do not answer in words.';

/** Text models that refuse `reasoning` altogether. */
const WITHOUT_REASONING = /^(?:[\w.-]+\/)*(?:chatgpt-4o|gpt-4|gpt-3)/iu;

/** `POST responses` with the image tool. Throws `AppError` (`validation`) where the profile names no model at all. */
export async function toResponsesRequest(request: ProviderRequest): Promise<ProviderHttpRequest> {
  const { profile } = request;
  return {
    url: toEndpoint(profile.baseUrl, 'responses'),
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(await toBody(request)),
  };
}

async function toBody(request: ProviderRequest): Promise<ResponsesBody> {
  const { profile } = request;
  return {
    model: requireModel(profile.textModel || profile.imageModel),
    stream: profile.stream,
    ...toLife(request),
    input: [
      {
        role: 'user',
        content: [{ type: 'input_text', text: toPrompt(request) }, ...(await toImages(request))],
      },
    ],
    tools: [await toTool(request)],
    tool_choice: { type: 'image_generation' },
    ...(profile.sendPromptUnchanged ? { instructions: PASS_THROUGH } : {}),
    ...toReasoning(profile),
  };
}

/** An answer that outlives the line has to be stored; one that does not leaves nothing behind. */
function toLife({ background }: ProviderRequest): Pick<ResponsesBody, 'store' | 'background'> {
  return background ? { background: true, store: true } : { store: false };
}

function requireModel(model: string): string {
  if (model === '') throw new AppError(createFailure('validation', { field: 'model' }));
  return model;
}

function toImages({ sources }: ProviderRequest) {
  return Promise.all(
    sources.map(async ({ blob, mimeType }) => ({
      type: 'input_image' as const,
      detail: 'auto' as const,
      image_url: await toImageUrl(blob, mimeType),
    })),
  );
}

async function toTool({ profile, recipe, sources, previews, mask }: ProviderRequest): Promise<ImageTool> {
  return {
    type: 'image_generation',
    action: sources.length > 0 ? 'edit' : 'generate',
    ...(profile.imageModel === '' ? {} : { model: profile.imageModel }),
    ...toImageFields(recipe, capabilitiesOf(profile)),
    ...(mask ? { input_image_mask: { image_url: await toImageUrl(mask, 'image/png') } } : {}),
    ...(profile.stream ? { partial_images: previews } : {}),
  };
}

async function toImageUrl(blob: Blob, mimeType: string): Promise<string> {
  return toDataUrl(new Uint8Array(await blob.arrayBuffer()), mimeType);
}

/** The image model takes no `reasoning`, and older text models answer it with an error. */
function toReasoning({ textModel, reasoningEffort }: Profile): Pick<ResponsesBody, 'reasoning'> {
  if (textModel === '' || WITHOUT_REASONING.test(textModel)) return {};
  return { reasoning: { effort: reasoningEffort } };
}
