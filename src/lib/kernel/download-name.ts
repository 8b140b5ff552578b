const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
};
const LONGEST_STEM = 60;
const FALLBACK_STEM = 'easel';

/** A file name that every system takes: first words of the prompt, and the extension of what the bytes are. */
export function toDownloadName(prompt: string, mimeType: string): string {
  return `${toStem(prompt)}.${EXTENSIONS[mimeType] ?? 'bin'}`;
}

function toStem(prompt: string): string {
  const words = prompt
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
  const stem: string[] = [];
  for (const word of words) {
    if ([...stem, word].join('-').length > LONGEST_STEM) break;
    stem.push(word);
  }
  // One word of sixty letters or more, as Chinese has them, is cut between letters.
  return stem.join('-') || [...(words[0] ?? FALLBACK_STEM)].slice(0, LONGEST_STEM).join('');
}
