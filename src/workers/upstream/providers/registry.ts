import type { ApiForm, Profile } from '../../../lib/contracts/profile.ts';
import type { Provider } from '../../../lib/contracts/provider.ts';
import { openaiImages } from './openai-images/openai-images.ts';
import { openaiResponses } from './openai-responses/openai-responses.ts';

const PROVIDERS: Record<ApiForm, Provider> = {
  responses: openaiResponses,
  images: openaiImages,
};

/** The provider that speaks a profile's form; the demo speaks them, too. */
export function providerOf(profile: Pick<Profile, 'form'>): Provider {
  return PROVIDERS[profile.form];
}
