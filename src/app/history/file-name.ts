const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
};
const LONGEST_STEM = 60;

/** File systems refuse these, or give them a meaning; control characters count among them. */
const FORBIDDEN = /[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu;

/** A file name from a prompt's first words, safe on every system, with the extension of what is really in the file. */
export function toFileName(prompt: string, mimeType: string): string {
  const words = prompt.normalize('NFC').replaceAll(FORBIDDEN, ' ').split(/\s+/u).filter(Boolean);
  let stem = '';
  for (const word of words) {
    const longer = stem ? `${stem} ${word}` : word;
    if ([...longer].length > LONGEST_STEM) break;
    stem = longer;
  }
  if (!stem && words[0]) stem = [...words[0]].slice(0, LONGEST_STEM).join('');
  const safe = stem.replace(/^[.\s]+|[.,;:\s]+$/gu, '');
  return `${safe || 'easel'}.${EXTENSIONS[mimeType] ?? 'png'}`;
}
