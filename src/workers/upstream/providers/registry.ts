import type { Profile } from '../../../lib/contracts/profile.ts';
import type { Provider } from '../../../lib/contracts/provider.ts';
import { AppError, createFailure } from '../../../lib/kernel/app-error.ts';
import { openaiImages } from './openai-images/openai-images.ts';
import { openaiResponses } from './openai-responses/openai-responses.ts';

/** The forms of relays, which the demo speaks, too. */
const RELAYS: Readonly<Record<string, Provider>> = {
  responses: openaiResponses,
  images: openaiImages,
};

/** A chunk of their own: who uses a relay need not load them. */
const loadOthers = async (): Promise<readonly Provider[]> =>
  (await import('./other-providers.ts')).OTHER_PROVIDERS;

/** The provider that speaks a profile's form. Throws AppError `notSupported` where this version knows none. */
export async function providerOf(profile: Pick<Profile, 'form' | 'description'>): Promise<Provider> {
  const { form } = profile;
  const relay = Object.hasOwn(RELAYS, form) ? RELAYS[form] : undefined;
  const provider = relay ?? (await loadOthers()).find(({ card }) => card?.form === form);
  if (!provider) throw new AppError(createFailure('notSupported', { field: 'form', message: form }));
  return provider.ofProfile?.(profile) ?? provider;
}

/** Those that a person chooses by name, in the order to offer them. */
export const listProviders = loadOthers;
