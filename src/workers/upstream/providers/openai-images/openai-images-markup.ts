import type { Failure } from '../../../../lib/contracts/failure.ts';

const OWN_FIELD = /^(?:(?:body|\$)\.)?markup$/iu;
const WORDS = /\bmarkup\b/iu;

/** True if an upstream does not know the part `markup`, or will not take it: nothing was made. */
export function isMarkupRefused({ code, status = 0, field = '', message }: Failure): boolean {
  if (status < 400 || status > 499) return false;
  if (code !== 'validation' && code !== 'notSupported') return false;
  return field === '' ? WORDS.test(message) : OWN_FIELD.test(field);
}
