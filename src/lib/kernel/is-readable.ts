/** A share that a character cut in half or a stray byte does not reach. */
const MAX_STRANGE_SHARE = 0.05;

/** True for text that a person can read: not blank, and hardly anything in it that is no character. */
export function isReadable(text: string): boolean {
  const strange = text.match(/[^\P{Cc}\t\r\n]|\uFFFD/gu)?.length ?? 0;
  return text.trim() !== '' && strange < text.length * MAX_STRANGE_SHARE;
}
