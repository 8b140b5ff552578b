import type { Draft, Workspace } from '../contracts/workspace.ts';
import { newDraft, newWorkspace } from './new-workspace.ts';

/** The workspace that a window shows before the database has been read: as it was kept, or a new one with an id of its own. */
export function startFrom(kept: Workspace | undefined, createdAt: number): Workspace {
  const fresh = newWorkspace({ order: 1, createdAt });
  // An older version may have kept it, which knew fewer fields.
  return kept ? { ...fresh, ...kept, draft: { ...newDraft(), ...kept.draft } } : fresh;
}

/** For a database that holds nothing: whatever the seed refers to is not there either. */
export function withoutReferences(seed: Workspace): Workspace {
  return { ...seed, shownAssetId: '', batchId: '', draft: { ...seed.draft, sources: [] } };
}

/** What was changed in a seed that has no row, as changes of the draft that takes its place: nothing of either is lost. */
export function carryOver(changed: Partial<Draft>, seed: Draft, into: Draft): Partial<Draft> {
  const known = new Set([...seed.sources, ...into.sources].map(({ id }) => id));
  const added = changed.sources?.filter(({ id }) => !known.has(id)) ?? [];
  return {
    ...(changed.prompt?.trim() ? { prompt: joinPrompts(into.prompt, changed.prompt) } : {}),
    ...(added.length > 0 ? { sources: [...into.sources, ...added] } : {}),
  };
}

function joinPrompts(stored: string, typed: string): string {
  return stored.trim() === '' ? typed : `${stored}\n${typed}`;
}
