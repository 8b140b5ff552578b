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

const ENDING = /\.(?:png|jpe?g|webp)$/iu;
const LONGEST_TYPED_STEM = 120;
// eslint-disable-next-line no-control-regex -- They are what no file name may hold.
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e]+/gu;
/** Names of devices on some systems, whatever their extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu;

/** A file name that every system takes: first words of the prompt, and the extension of what the bytes are. */
export function toDownloadName(prompt: string, mimeType: string): string {
  return `${toStem(prompt)}.${toExtension(mimeType)}`;
}

/** What was typed as a name, as far as every system takes it, with the extension of what the bytes are. */
export function toFileName(typed: string, mimeType: string): string {
  const extension = toExtension(mimeType);
  const bare = typed.normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/gu, ' ');
  const ending = new RegExp(`\\.${extension}$`, 'iu');
  const stem = [...bare.trim().replace(ending, '')]
    .slice(0, LONGEST_TYPED_STEM)
    .join('')
    .replace(/^[. ]+|[. ]+$/gu, '');
  return `${RESERVED.test(stem) ? `${stem}_` : stem || FALLBACK_STEM}.${extension}`;
}

/** `png`; `bin` for a type that has no name of its own. */
export function toExtension(mimeType: string): string {
  return EXTENSIONS[mimeType] ?? 'bin';
}

/** First words of a prompt, in small letters; of a picture's file name without its ending. */
export function toStem(prompt: string): string {
  const words = prompt
    .replace(ENDING, '')
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
