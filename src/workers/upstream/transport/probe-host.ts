/**
 * Whether a host answers a request whose answer the page may not read. It succeeds where a readable request fails only for
 * want of permission (CORS). Sends no key and nothing that could cost money.
 */
export async function probeHost(url: string, timeoutMs: number): Promise<boolean> {
  try {
    await fetch(url, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return true;
  } catch {
    return false;
  }
}
