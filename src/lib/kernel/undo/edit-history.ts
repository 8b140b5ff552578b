/** Something that can be taken back; `sizeBytes` is what remembering it costs. */
export interface Undoable {
  sizeBytes: number;
}

/** Acts that can be taken back and done again. Immutable. */
export interface EditHistory<Change extends Undoable> {
  /** Oldest first. */
  readonly done: readonly Change[];
  /** Taken back; the next to be done again is last. */
  readonly undone: readonly Change[];
}

export const MAX_STEPS = 200;
export const MAX_BYTES = 64 * 1024 * 1024;

export function createEditHistory<Change extends Undoable>(): EditHistory<Change> {
  return { done: [], undone: [] };
}

/**
 * An act was completed: what had been taken back cannot be done again. The oldest acts go once there are more than 200 or they
 * hold more than 64 MB; the newest one always stays.
 */
export function addChange<Change extends Undoable>(
  history: EditHistory<Change>,
  change: Change,
): EditHistory<Change> {
  const all = [...history.done, change].slice(-MAX_STEPS);
  let bytes = 0;
  let kept = 0;
  for (let at = all.length - 1; at >= 0; at -= 1) {
    bytes += all[at]?.sizeBytes ?? 0;
    if (bytes > MAX_BYTES && kept > 0) break;
    kept += 1;
  }
  return { done: all.slice(all.length - kept), undone: [] };
}

/** Acts that were remembered before and are not any more. */
export function findForgotten<Change extends Undoable>(
  before: EditHistory<Change>,
  after: EditHistory<Change>,
): Change[] {
  const kept = new Set([...after.done, ...after.undone]);
  return [...before.done, ...before.undone].filter((change) => !kept.has(change));
}

/** The act to be taken back, and the history without it; undefined where there is none. */
export function takeUndo<Change extends Undoable>(
  history: EditHistory<Change>,
): { change: Change; history: EditHistory<Change> } | undefined {
  const change = history.done.at(-1);
  if (!change) return undefined;
  return { change, history: { done: history.done.slice(0, -1), undone: [...history.undone, change] } };
}

/** The act to be done again. */
export function takeRedo<Change extends Undoable>(
  history: EditHistory<Change>,
): { change: Change; history: EditHistory<Change> } | undefined {
  const change = history.undone.at(-1);
  if (!change) return undefined;
  return { change, history: { done: [...history.done, change], undone: history.undone.slice(0, -1) } };
}
