import type { ApiForm } from './profile.ts';

/**
 * What a set-up link or a relay's dashboard handed over. All of it is someone else's text: it fills the fields of the
 * set-up dialog and nothing more; the base URL is not normalised yet.
 */
export interface SetupValues {
  name?: string;
  form?: ApiForm;
  baseUrl?: string;
  /** Lives in memory until the dialog closes; never stored from here. */
  apiKey?: string;
  textModel?: string;
  imageModel?: string;
}
