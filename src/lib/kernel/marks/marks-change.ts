import type { Mark } from '../../contracts/mark.ts';

/** What one act changed in a list of marks: a stretch of it. Plain data: it is stored as it is. */
export interface MarksChange {
  kind: 'marks';
  /** Where the stretch begins. */
  at: number;
  before: Mark[];
  after: Mark[];
  /** What remembering it costs. */
  sizeBytes: number;
}

/** Undefined where nothing is different. */
export function createMarksChange(before: readonly Mark[], after: readonly Mark[]): MarksChange | undefined {
  let at = 0;
  while (at < before.length && at < after.length && isSameMark(before[at], after[at])) at += 1;
  let same = 0;
  const most = Math.min(before.length, after.length) - at;
  while (same < most && isSameMark(before.at(-1 - same), after.at(-1 - same))) same += 1;
  const stretch = {
    before: before.slice(at, before.length - same),
    after: after.slice(at, after.length - same),
  };
  if (stretch.before.length === 0 && stretch.after.length === 0) return undefined;
  return { kind: 'marks', at, ...stretch, sizeBytes: JSON.stringify(stretch).length };
}

/** The marks after an act is taken back (`before`) or done again. */
export function applyMarksChange(
  marks: readonly Mark[],
  change: MarksChange,
  way: 'before' | 'after',
): Mark[] {
  const there = change[way === 'before' ? 'after' : 'before'];
  return marks.toSpliced(change.at, there.length, ...change[way]);
}

/** The act over marks that someone else has changed meanwhile: what it did to each mark, it does to that mark as it is now. */
export function rebaseMarksChange(marks: readonly Mark[], change: MarksChange): Mark[] {
  const gone = new Set(change.before.map(({ id }) => id));
  const next = new Map(change.after.map((mark) => [mark.id, mark]));
  const kept = marks.flatMap((mark) => {
    if (!gone.has(mark.id)) return [mark];
    const changed = next.get(mark.id);
    return changed ? [changed] : [];
  });
  const there = new Set(marks.map(({ id }) => id));
  return [...kept, ...change.after.filter(({ id }) => !there.has(id))];
}

function isSameMark(a: Mark | undefined, b: Mark | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
