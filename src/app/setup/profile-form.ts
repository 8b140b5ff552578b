import type { ApiForm, Profile } from '../../lib/contracts/profile.ts';
import type { ProviderCard } from '../../lib/contracts/provider.ts';
import type { ProviderDescription } from '../../lib/contracts/provider-description.ts';
import type { SetupValues } from '../../lib/contracts/setup-values.ts';
import { toBaseUrl, type BaseUrlError } from '../../lib/kernel/base-url.ts';
import type { DescriptionProblem } from '../../lib/kernel/descriptions/rule.ts';
import type { ProfileValues } from '../../lib/state/profiles.svelte.ts';

/** What stops a profile from being saved, by field. */
export interface Problems {
  baseUrl?: BaseUrlError;
  apiKey?: 'invalid';
  textModel?: 'missing';
  imageModel?: 'missing';
  description?: DescriptionProblem;
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
  const values = Object.fromEntries(Object.keys(blank).map((name) => [name, from[name]]));
  const { description } = original ?? {};
  return { ...(values as unknown as ProfileValues), ...(description ? { description } : {}) };
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
export function findProblems(values: ProfileValues, key: string, card?: ProviderCard): Problems {
  if (values.kind === 'demo') return {};
  const address = toBaseUrl(values.baseUrl, values.allowInsecure);
  const problems: Problems = address.ok ? {} : { baseUrl: address.error };
  // A header can hold nothing else, and the browser's own message about it would name no cause.
  if (!/^[\x21-\x7e]*$/.test(toKey(key))) problems.apiKey = 'invalid';
  const hasTextModel = values.textModel.trim() !== '';
  const hasImageModel = values.imageModel.trim() !== '';
  // An upstream of one's own may have one model only, and no name for it.
  if (values.form !== 'responses' && !hasImageModel && !card?.isDescribed) problems.imageModel = 'missing';
  if (values.form === 'responses' && !hasTextModel && !hasImageModel) problems.textModel = 'missing';
  return problems;
}

interface FormChoice {
  form: ApiForm;
  cards: readonly ProviderCard[];
  startModels: Readonly<Record<'textModel' | 'imageModel', string>>;
}

/** What changes when another form is chosen: what was only suggested gives way to what that form suggests. */
export function toFormChanges(
  values: Pick<ProfileValues, 'form' | 'baseUrl' | 'textModel' | 'imageModel'>,
  { form, cards, startModels }: FormChoice,
): Partial<ProfileValues> {
  const before = cards.find((card) => card.form === values.form);
  const after = cards.find((card) => card.form === form);
  const { baseUrl, imageModel } = values;
  const isOwnAddress = baseUrl.trim() !== '' && baseUrl !== before?.baseUrl;
  const suggested = before?.models ?? [startModels.imageModel];
  const isOwnModel = imageModel !== '' && !suggested.includes(imageModel);
  return {
    form,
    knownModels: [],
    textModel: toTextModel(values, { before, after, start: startModels.textModel }),
    ...(isOwnAddress ? {} : { baseUrl: after?.baseUrl ?? '' }),
    ...(isOwnModel ? {} : { imageModel: after ? (after.models[0] ?? '') : startModels.imageModel }),
  };
}

/** Empty with a provider that has no text models. */
function toTextModel(
  { textModel }: Pick<ProfileValues, 'textModel'>,
  { before, after, start }: Record<'before' | 'after', ProviderCard | undefined> & { start: string },
): string {
  if (after && !after.textModels) return '';
  const suggested = before ? (before.textModels ?? []) : [start];
  const isOwn = textModel !== '' && !suggested.includes(textModel);
  return isOwn ? textModel : (after?.textModels?.[0] ?? start);
}

/** What a description brings along: its address, its first model and its name, where the last description's stood or nothing. */
export function toDescriptionChanges(
  values: Pick<ProfileValues, 'baseUrl' | 'imageModel' | 'name' | 'description'>,
  description: ProviderDescription,
): Partial<ProfileValues> {
  const { description: before, baseUrl, imageModel, name } = values;
  const isFree = (typed: string, suggested: string | undefined) => typed.trim() === '' || typed === suggested;
  return {
    description,
    knownModels: [...description.models],
    ...(isFree(baseUrl, before?.baseUrl) ? { baseUrl: description.baseUrl } : {}),
    ...(isFree(imageModel, before?.models[0]) ? { imageModel: description.models[0] ?? '' } : {}),
    ...(isFree(name, before?.name) ? { name: description.name } : {}),
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
