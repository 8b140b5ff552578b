import type { SetupValues } from '../../lib/contracts/setup-values.ts';

/**
 * A link may hold a key, so that it leaves the address bar and the history entry before anything else happens: when this
 * file is first run. Only the language stays; what is not ours comes back with the reading.
 */
let held = holdAddress();

/**
 * Values of a set-up link, or null. What reads it is fetched only for an address that has parameters at all. Where it cannot
 * be fetched the link is lost, and with it the key.
 */
export async function takeSetupLink(): Promise<SetupValues | null> {
  const address = held ?? holdAddress();
  held = undefined;
  if (address === undefined) return null;
  const { readSetupLink } = await import('../../lib/kernel/setup-link.ts');
  const link = readSetupLink(address);
  history.replaceState(history.state, '', link?.cleanUrl ?? address);
  return link?.values ?? null;
}

/** The whole address, which then is bare; undefined where it has no parameters. */
function holdAddress(): string | undefined {
  const { href, pathname, search, hash } = location;
  if (!/=|%3d/i.test(search + hash)) return undefined;
  const language = new URLSearchParams(search).get('lang');
  const kept = language === null ? '' : `?lang=${encodeURIComponent(language)}`;
  history.replaceState(history.state, '', pathname + kept);
  return href;
}
