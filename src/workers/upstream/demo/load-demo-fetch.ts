/** The demo's fetch, loaded when it is first used: whoever has an upstream never loads the brushes. */
export async function loadDemoFetch(url: string, init: RequestInit): Promise<Response> {
  const { demoFetch } = await import('./demo-fetch.ts');
  return demoFetch(url, init);
}
