import type { ApiForm, Profile } from '../../lib/contracts/profile.ts';
import type { ProviderCard } from '../../lib/contracts/provider.ts';
import type { SetupValues } from '../../lib/contracts/setup-values.ts';
import { toBaseUrl, type BaseUrlError } from '../../lib/kernel/base-url.ts';
import type { ProfileValues } from '../../lib/state/profiles.svelte.ts';

/** What stops a profile from being saved, by field. */
export interface Problems {
  baseUrl?: BaseUrlError;
  apiKey?: 'invalid';
  textModel?: 'missing';
  imageModel?: 'missing';
}

/** Values the dialog opens with: those of the profile, or a new one's with what a link brought. */
export function toStartValues({
  original,
  blank,
  prefill,
}: {
  original: Profile | undefined;
  blank: ProfileValues;
  prefill: SetupValues | null;
}): ProfileValues {
  const from: Record<string, unknown> = { ...blank, ...(original ?? prefill) };
  // Only what a person fills in: neither a profile's id nor a link's key gets through.
  return Object.fromEntries(Object.keys(blank).map((name) => [name, from[name]])) as unknown as ProfileValues;
}

/** A key as it was meant: without the header's words, quotes, line breaks and invisible signs that were copied along. */
export function toKey(pasted: string): string {
  return pasted
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/^\s*(?:authorization\s*:)?\s*bearer\s+/i, '')
    .replace(/\s+/g, '')
    .replace(/^(["'])(.*)\1$/, '$2');
}

/** What is wrong with the values as typed; empty for the demo, which has no upstream. */
export function findProblems(values: ProfileValues, key: string): Problems {
  if (values.kind === 'demo') return {};
  const address = toBaseUrl(values.baseUrl, values.allowInsecure);
  const problems: Problems = address.ok ? {} : { baseUrl: address.error };
  // A header can hold nothing else, and the browser's own message about it would name no cause.
  if (!/^[\x21-\x7e]*$/.test(toKey(key))) problems.apiKey = 'invalid';
  const hasTextModel = values.textModel.trim() !== '';
  const hasImageModel = values.imageModel.trim() !== '';
  if (values.form !== 'responses' && !hasImageModel) problems.imageModel = 'missing';
  if (values.form === 'responses' && !hasTextModel && !hasImageModel) problems.textModel = 'missing';
  return problems;
}

/** What changes when another form is chosen: what was only suggested gives way to what that form suggests. */
export function toFormChanges(
  values: Pick<ProfileValues, 'form' | 'baseUrl' | 'imageModel'>,
  { form, cards, startModel }: { form: ApiForm; cards: readonly ProviderCard[]; startModel: string },
): Partial<ProfileValues> {
  const before = cards.find((card) => card.form === values.form);
  const after = cards.find((card) => card.form === form);
  const { baseUrl, imageModel } = values;
  const isOwnAddress = baseUrl.trim() !== '' && baseUrl !== before?.baseUrl;
  const suggested = before?.models ?? [startModel];
  const isOwnModel = imageModel !== '' && !suggested.includes(imageModel);
  return {
    form,
    knownModels: [],
    ...(isOwnAddress ? {} : { baseUrl: after?.baseUrl ?? '' }),
    ...(isOwnModel ? {} : { imageModel: after ? (after.models[0] ?? '') : startModel }),
  };
}

/** Values as they are stored: address normalised, models trimmed, a name in any case. `taken`: names of other profiles. */
export function toStoredValues(values: ProfileValues, taken: readonly string[]): ProfileValues {
  const address = toBaseUrl(values.baseUrl, values.allowInsecure);
  const baseUrl = address.ok ? address.base : values.baseUrl;
  const name = values.name.trim();
  return {
    ...values,
    baseUrl,
    textModel: values.textModel.trim(),
    imageModel: values.imageModel.trim(),
    name: name === '' ? toFreeName(toHost(baseUrl), taken) : name,
  };
}

/** `relay.example.com:8443` of an address; the text itself where it is none. */
export function toHost(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
}

function toFreeName(name: string, taken: readonly string[]): string {
  let free = name;
  for (let number = 2; taken.includes(free); number++) free = `${name} ${number}`;
  return free;
}
