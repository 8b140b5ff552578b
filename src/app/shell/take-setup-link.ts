import type { SetupValues } from '../../lib/contracts/setup-values.ts';
import { readSetupLink } from '../../lib/kernel/setup-link.ts';

/** Values of a set-up link, or null. A link may hold a key: it leaves the address bar and the history entry at once. */
export function takeSetupLink(): SetupValues | null {
  const link = readSetupLink(location.href);
  if (!link) return null;
  history.replaceState(history.state, '', link.cleanUrl);
  return link.values;
}
