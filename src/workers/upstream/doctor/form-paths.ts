import type { ApiForm } from '../../../lib/contracts/profile.ts';

/** Path of each endpoint that is paid for, below the version. */
export const FORM_PATHS = {
  responsesForm: 'responses',
  imagesForm: 'images/generations',
  editsForm: 'images/edits',
} as const;

export type FormProbeId = keyof typeof FORM_PATHS;

/** The endpoint that a profile's own requests go to. */
export function formProbeOf({ form }: { form: ApiForm }): FormProbeId {
  return form === 'responses' ? 'responsesForm' : 'imagesForm';
}
