/** A stretch of a text, and what became of it. */
export interface WordChange {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** A word, a run of white space, or one sign; scripts without spaces are compared sign by sign. */
const TOKENS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]|\s+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}])[\p{L}\p{M}\p{N}'’])+|[\s\S]/gu;

/** Comparisons of one word with another; of more the middle is said to be wholly new. */
const MAX_CELLS = 4_000_000;

/**
 * What was done to a text, word by word. Same and removed stretches together are the text before, same and added ones the text
 * after; what was removed stands before what was added in its place.
 */
export function diffWords(before: string, after: string): WordChange[] {
  const one = before.match(TOKENS) ?? [];
  const other = after.match(TOKENS) ?? [];
  const start = countShared(one, other);
  const end = countShared(one.slice(start).reverse(), other.slice(start).reverse());
  const removed = one.slice(start, one.length - end);
  const added = other.slice(start, other.length - end);
  return joinChanges([
    { kind: 'same', text: one.slice(0, start).join('') },
    ...diffMiddle(removed, added),
    { kind: 'same', text: one.slice(one.length - end).join('') },
  ]);
}

function countShared(one: readonly string[], other: readonly string[]): number {
  const most = Math.min(one.length, other.length);
  for (let count = 0; count < most; count++) if (one[count] !== other[count]) return count;
  return most;
}

function diffMiddle(one: readonly string[], other: readonly string[]): WordChange[] {
  if (one.length * other.length > MAX_CELLS) {
    return [
      { kind: 'removed', text: one.join('') },
      { kind: 'added', text: other.join('') },
    ];
  }
  return walk(one, other, toLengths(one, other));
}

/** Length of the longest common run of words of both rests, by row and column; one more of each than there are words. */
function toLengths(one: readonly string[], other: readonly string[]): Uint16Array {
  const width = other.length + 1;
  // The shorter text has no more words than the root of `MAX_CELLS`.
  const lengths = new Uint16Array((one.length + 1) * width);
  for (let row = one.length - 1; row >= 0; row--) {
    for (let column = other.length - 1; column >= 0; column--) {
      const at = row * width + column;
      lengths[at] =
        one[row] === other[column]
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  return lengths;
}

/** From the start on, always to where more is still common. */
function walk(one: readonly string[], other: readonly string[], lengths: Uint16Array): WordChange[] {
  const width = other.length + 1;
  const changes: WordChange[] = [];
  let row = 0;
  let column = 0;
  while (row < one.length && column < other.length) {
    const [gone = '', come = ''] = [one[row], other[column]];
    const at = row * width + column;
    const isGone = (lengths[at + width] ?? 0) >= (lengths[at + 1] ?? 0);
    const kind = gone === come ? 'same' : isGone ? 'removed' : 'added';
    changes.push({ kind, text: kind === 'added' ? come : gone });
    if (kind !== 'added') row++;
    if (kind !== 'removed') column++;
  }
  return [
    ...changes,
    { kind: 'removed', text: one.slice(row).join('') },
    { kind: 'added', text: other.slice(column).join('') },
  ];
}

/** One stretch of what became the same; white space between two changes belongs to them, so that a sentence is replaced as one. */
function joinChanges(changes: readonly WordChange[]): WordChange[] {
  const joined: WordChange[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') joined.push({ kind: 'removed', text: removed });
    if (added !== '') joined.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [place, { kind, text }] of changes.entries()) {
    if (kind === 'removed') removed += text;
    if (kind === 'added') added += text;
    if (kind !== 'same' || text === '') continue;
    if (text.trim() === '' && removed !== '' && added !== '' && isChange(changes[place + 1])) {
      removed += text;
      added += text;
      continue;
    }
    flush();
    const last = joined.at(-1);
    if (last?.kind === 'same') last.text += text;
    else joined.push({ kind, text });
  }
  flush();
  return joined;
}

const isChange = (change: WordChange | undefined): boolean => change !== undefined && change.kind !== 'same';
