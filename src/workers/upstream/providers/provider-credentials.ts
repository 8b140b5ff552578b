import type { Profile } from '../../../lib/contracts/profile.ts';

/** The header that carries a profile's key; none without a key, and none for the demo. */
export function toAuthHeaders(profile: Pick<Profile, 'kind'>, key: string): Record<string, string> {
  const trimmed = key.trim().replace(/^bearer\s+/iu, '');
  return profile.kind === 'demo' || trimmed === '' ? {} : { Authorization: `Bearer ${trimmed}` };
}
