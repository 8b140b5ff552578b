import type { Profile } from '../../../lib/contracts/profile.ts';
import type { Provider, ProviderHttpRequest } from '../../../lib/contracts/provider.ts';
import type { Recipe } from '../../../lib/contracts/recipe.ts';
import { toDataUrl } from '../../../lib/kernel/base64.ts';
import type { PaidPlan } from '../../../lib/kernel/probe-plan.ts';
import { readList, readObject } from '../providers/spec/read-json.ts';

interface PaidRequestInput {
  provider: Provider;
  profile: Profile;
  plan: PaidPlan;
  background: boolean;
  /** Ask the upstream to keep the answer, so that it can be had again by its id. */
  keep: boolean;
  sources: readonly Blob[];
  mask?: Blob;
}

/** A paid request as a job of this profile would send it, and with it what jobs do not ask for yet. */
export async function toPaidHttpRequest(input: PaidRequestInput): Promise<ProviderHttpRequest> {
  const { provider, profile, plan, background, sources } = input;
  const request = await provider.toHttpRequest({
    profile,
    recipe: toRecipe(profile, plan),
    sources: sources.map((blob, index) => ({ blob, mimeType: blob.type, name: `check-${index + 1}` })),
    previews: plan.previews,
    background,
  });
  const { body } = request;
  if (body instanceof FormData) return { ...request, body: await fillForm(body, input) };
  return body === undefined ? request : { ...request, body: await fillJson(body, input) };
}

function toRecipe(profile: Profile, { prompt, size, quality, format }: PaidPlan): Recipe {
  const { id, name, form, textModel, imageModel } = profile;
  return {
    prompt,
    size,
    aspectRatio: 'auto',
    resolution: '1K',
    quality,
    format,
    background: 'auto',
    sources: [],
    profileId: id,
    profileName: name,
    form,
    textModel,
    imageModel,
  };
}

async function fillForm(form: FormData, { mask }: PaidRequestInput): Promise<FormData> {
  if (mask) form.append('mask', mask, 'mask.png');
  return form;
}

async function fillJson(text: string, { profile, plan, keep, mask }: PaidRequestInput): Promise<string> {
  const body = readObject(JSON.parse(text));
  if (profile.form === 'images') return JSON.stringify({ ...body, n: plan.count });
  const tools = readList(body['tools']).map(readObject);
  const url = mask && toDataUrl(new Uint8Array(await mask.arrayBuffer()), mask.type);
  return JSON.stringify({
    ...body,
    ...(keep ? { store: true } : {}),
    tools: url ? tools.map((tool) => ({ ...tool, input_image_mask: { image_url: url } })) : tools,
  });
}
