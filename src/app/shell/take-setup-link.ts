import type { SetupValues } from '../../lib/contracts/setup-values.ts';

/**
 * Values of a set-up link, or null. A link may hold a key: it leaves the address bar and the history entry before anything
 * else is done with it. What reads it is fetched only for an address that has parameters at all.
 */
export async function takeSetupLink(): Promise<SetupValues | null> {
  if (!/=|%3d/i.test(location.search + location.hash)) return null;
  const { readSetupLink } = await import('../../lib/kernel/setup-link.ts');
  const link = readSetupLink(location.href);
  if (!link) return null;
  history.replaceState(history.state, '', link.cleanUrl);
  return link.values;
}
