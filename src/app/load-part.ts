import { loadLaterTexts } from '../messages/other-texts.ts';

type Parts = typeof import('./later-parts.ts');

/** A part of the page that comes after the first paint, as `Lazy` wants it. */
export async function loadPart<Name extends keyof Parts>(name: Name): Promise<{ default: Parts[Name] }> {
  const [parts] = await Promise.all([import('./later-parts.ts'), loadLaterTexts()]);
  return { default: parts[name] };
}

/** Its own chunk: most people never open it. */
export async function loadDoctor(): Promise<typeof import('./doctor/DoctorDialog.svelte')> {
  const [dialog] = await Promise.all([import('./doctor/DoctorDialog.svelte'), loadLaterTexts()]);
  return dialog;
}
