import type { Draft, Workspace } from '../contracts/workspace.ts';

/** Changes of a workspace by field; those of its draft by field too. */
export interface WorkspaceChanges {
  fields: Partial<Omit<Workspace, 'id' | 'draft'>>;
  draft: Partial<Draft>;
}

interface Pending {
  changes: WorkspaceChanges;
  /** Tick at which it was written; 0 while it is not. */
  writtenAt: number;
}

/**
 * What was changed here and is not in the rows yet. A row that comes from the database, also one changed by another window,
 * is shown with these on top. They go when a query that began after they were written has answered: one that began before may
 * still bring the old row, and the text would jump back under the caret.
 */
export class WorkspaceOverlay {
  readonly #pending = new Map<string, Pending>();
  /** Written, not yet seen in a query's answer. */
  readonly #written: (Pending & { id: string })[] = [];
  #tick = 0;

  /** Call it when a query begins; hand the answer to `settle`. */
  beginQuery(): number {
    this.#tick += 1;
    return this.#tick;
  }

  /** Forgets what the answer of a query begun at `tick` must contain. */
  settle(tick: number): void {
    const kept = this.#written.filter((entry) => entry.writtenAt >= tick);
    this.#written.splice(0, Infinity, ...kept);
  }

  add(id: string, { fields, draft }: WorkspaceChanges): void {
    const before = this.#pending.get(id)?.changes;
    const changes = { fields: { ...before?.fields, ...fields }, draft: { ...before?.draft, ...draft } };
    this.#pending.set(id, { changes, writtenAt: 0 });
  }

  get pendingIds(): string[] {
    return [...this.#pending.keys()];
  }

  /** Whether the journal is still needed for it. */
  isPending(id: string): boolean {
    return this.#pending.has(id);
  }

  /** Takes what is to be written now; it stays on top of the row all the same. */
  take(id: string): WorkspaceChanges | undefined {
    const pending = this.#pending.get(id);
    if (!pending) return undefined;
    this.#pending.delete(id);
    this.#written.push({ ...pending, id, writtenAt: Infinity });
    return pending.changes;
  }

  /** The write of what `take` gave has ended. */
  markWritten(changes: WorkspaceChanges): void {
    this.#tick += 1;
    const entry = this.#written.find((written) => written.changes === changes);
    if (entry) entry.writtenAt = this.#tick;
  }

  /** The write failed: it is pending again, under what was typed since. */
  putBack(id: string, changes: WorkspaceChanges): void {
    const position = this.#written.findIndex((written) => written.changes === changes);
    if (position >= 0) this.#written.splice(position, 1);
    const newer = this.#pending.get(id)?.changes;
    this.#pending.set(id, {
      changes: { fields: { ...changes.fields, ...newer?.fields }, draft: { ...changes.draft, ...newer?.draft } },
      writtenAt: 0,
    });
  }

  forget(id: string): void {
    this.#pending.delete(id);
    this.#written.splice(0, Infinity, ...this.#written.filter((entry) => entry.id !== id));
  }

  /** The row with everything on top, oldest change first. */
  apply(row: Workspace): Workspace {
    const written = this.#written.filter((entry) => entry.id === row.id).map((entry) => entry.changes);
    const pending = this.#pending.get(row.id);
    return [...written, ...(pending ? [pending.changes] : [])].reduce(applyChanges, row);
  }
}

/** A workspace with some of its fields changed. */
export function applyChanges(workspace: Workspace, { fields, draft }: WorkspaceChanges): Workspace {
  return { ...workspace, ...fields, draft: { ...workspace.draft, ...draft } };
}
