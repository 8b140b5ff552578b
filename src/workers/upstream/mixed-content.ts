import type { Profile } from '../../lib/contracts/profile.ts';

/** True where a secure page may not call the address: plain http, and not to this device. */
export function isMixedContent(baseUrl: Profile['baseUrl'], isSecurePage: boolean): boolean {
  if (!isSecurePage || !baseUrl.startsWith('http:')) return false;
  return !isLoopback(new URL(baseUrl).hostname);
}

/** True for addresses of this device, which need no network. */
export function isLoopback(hostname: string): boolean {
  const name = hostname.toLowerCase();
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d+){3}$/.test(name)
  );
}
