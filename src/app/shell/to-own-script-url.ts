/** The address of a script, as long as it is one of ours: workers and the service worker, nothing else. Throws TypeError. */
export function toOwnScriptUrl(url: string, base: string): string {
  const { origin, href } = new URL(url, base);
  if (origin === 'null' || origin !== new URL(base).origin)
    throw new TypeError('A script of another origin was refused.');
  return href;
}
