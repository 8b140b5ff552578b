import type { Profile } from '../../../lib/contracts/profile.ts';
import type { Provider } from '../../../lib/contracts/provider.ts';

/** The headers that carry a profile's key; none without a key, and none for the demo. */
export function toAuthHeaders(
  provider: Pick<Provider, 'toAuthHeaders'>,
  profile: Pick<Profile, 'kind'>,
  key: string,
): Record<string, string> {
  const trimmed = key.trim().replace(/^bearer\s+/iu, '');
  if (profile.kind === 'demo' || trimmed === '') return {};
  return provider.toAuthHeaders?.(trimmed) ?? { Authorization: `Bearer ${trimmed}` };
}
