import type { Profile } from '../../lib/contracts/profile.ts';
import { m } from '../../messages/generated/messages.js';

const RELAY_FORMS: Readonly<Record<string, () => string>> = {
  responses: m.setup_form_responses,
  images: m.setup_form_images,
};

/** What a profile speaks, in a word or two. */
export function toFormName({ form, capabilities }: Pick<Profile, 'form' | 'capabilities'>): string {
  return RELAY_FORMS[form]?.() ?? capabilities?.provider ?? form;
}
