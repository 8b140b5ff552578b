/** A colour at the start of a line is no comment. */
const COLOUR = /^#[\da-f]{6}\b/iu;

/** A prompt without what is only for oneself: lines that start with `#`, and what stands between the signs of a comment. */
export function stripComments(prompt: string): string {
  // Looked for once, so that many beginnings without an end cost no more than one.
  const lastEnd = prompt.lastIndexOf('*/');
  let kept = '';
  let at = 0;
  while (at < prompt.length) {
    const end = findBlockEnd(prompt, { at, lastEnd }) ?? findLineEnd(prompt, at);
    // A sign behind a backslash means nothing.
    const next = end ?? at + (prompt[at] === '\\' ? 2 : 1);
    if (end === undefined) kept += prompt.slice(at, next);
    at = next;
  }
  return kept;
}

/** Where the comment ends that starts here; undefined: none does, or it has no end. */
function findBlockEnd(prompt: string, { at, lastEnd }: { at: number; lastEnd: number }): number | undefined {
  if (!prompt.startsWith('/*', at) || lastEnd < at + 2) return undefined;
  return prompt.indexOf('*/', at + 2) + 2;
}

/** Where the line ends that is a comment from here on; undefined: it is none. */
function findLineEnd(prompt: string, at: number): number | undefined {
  if (prompt[at] !== '#' || !isLineStart(prompt, at) || COLOUR.test(prompt.slice(at, at + 8))) {
    return undefined;
  }
  const end = prompt.indexOf('\n', at);
  return end < 0 ? prompt.length : end + 1;
}

function isLineStart(prompt: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (prompt[before] === ' ' || prompt[before] === '\t')) before--;
  return before < 0 || prompt[before] === '\n';
}
