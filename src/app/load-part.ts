type Parts = typeof import('./later-parts.ts');

/** A part of the page that comes after the first paint, as `Lazy` wants it. */
export async function loadPart<Name extends keyof Parts>(name: Name): Promise<{ default: Parts[Name] }> {
  const parts = await import('./later-parts.ts');
  return { default: parts[name] };
}
