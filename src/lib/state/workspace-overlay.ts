import type { Workspace } from '../contracts/workspace.ts';
import type { WorkspaceChanges } from '../db/workspace-repository.ts';

interface Taken {
  id: string;
  changes: WorkspaceChanges;
  /** Tick at which its write ended; Infinity till then. */
  writtenAt: number;
}

/**
 * What this window knows before the database does: tabs just opened, tabs just closed, fields just changed. Rows that come
 * from the database, also those changed by another window, are shown with these on top. A change goes when a query that began
 * after it was written has answered: one that began before may still bring the old row, and the text would jump back under
 * the caret.
 */
export class WorkspaceOverlay {
  readonly #opened = new Map<string, { workspace: Workspace; writtenAt: number }>();
  readonly #closed = new Set<string>();
  readonly #pending = new Map<string, WorkspaceChanges>();
  /** Taken to be written, not yet seen in a query's answer. */
  #taken: Taken[] = [];
  #tick = 0;

  /** Call it when a query begins; its answer goes to `adopt` with this. */
  beginQuery(): number {
    this.#tick += 1;
    return this.#tick;
  }

  /** The answer of a query begun at `tick`, with everything on top, from the left. */
  adopt(tick: number, rows: readonly Workspace[]): Workspace[] {
    this.#taken = this.#taken.filter((entry) => entry.writtenAt >= tick);
    const unseen = this.#settleOpened(tick).filter(({ id }) => !rows.some((row) => row.id === id));
    return [...rows, ...unseen]
      .filter((row) => !this.#closed.has(row.id))
      .map((row) => this.apply(row))
      .sort(byOrder);
  }

  open(workspace: Workspace): void {
    this.#closed.delete(workspace.id);
    this.#opened.set(workspace.id, { workspace, writtenAt: Infinity });
  }

  /** The write of what was opened has ended. */
  markOpened(id: string): void {
    this.#tick += 1;
    const entry = this.#opened.get(id);
    if (entry) entry.writtenAt = this.#tick;
  }

  close(id: string): void {
    this.#closed.add(id);
    this.#opened.delete(id);
    this.#pending.delete(id);
    this.#taken = this.#taken.filter((entry) => entry.id !== id);
  }

  change(id: string, changes: WorkspaceChanges): void {
    this.#pending.set(id, mergeChanges(this.#pending.get(id), changes));
  }

  get pendingIds(): string[] {
    return [...this.#pending.keys()];
  }

  isPending(id: string): boolean {
    return this.#pending.has(id);
  }

  /** What is to be written now; it stays on top of the row all the same. */
  take(id: string): WorkspaceChanges | undefined {
    const changes = this.#pending.get(id);
    if (!changes) return undefined;
    this.#pending.delete(id);
    this.#taken.push({ id, changes, writtenAt: Infinity });
    return changes;
  }

  /** The write of what `take` gave has ended. */
  markWritten(changes: WorkspaceChanges): void {
    this.#tick += 1;
    const entry = this.#taken.find((taken) => taken.changes === changes);
    if (entry) entry.writtenAt = this.#tick;
  }

  /** The write failed: it is pending again, under what was changed since. */
  putBack(id: string, changes: WorkspaceChanges): void {
    if (this.#closed.has(id)) return;
    this.#taken = this.#taken.filter((entry) => entry.changes !== changes);
    this.#pending.set(id, mergeChanges(changes, this.#pending.get(id)));
  }

  /** Those opened that a query begun at `tick` may have missed; for the others the database speaks. */
  #settleOpened(tick: number): Workspace[] {
    for (const [id, { writtenAt }] of this.#opened) if (writtenAt < tick) this.#opened.delete(id);
    return [...this.#opened.values()].map(({ workspace }) => workspace);
  }

  /** The row with its changes on top, oldest first. */
  apply(row: Workspace): Workspace {
    const taken = this.#taken.filter((entry) => entry.id === row.id).map((entry) => entry.changes);
    const pending = this.#pending.get(row.id);
    return [...taken, ...(pending ? [pending] : [])].reduce(applyChanges, row);
  }
}

function mergeChanges(older?: WorkspaceChanges, newer?: WorkspaceChanges): WorkspaceChanges {
  return { fields: { ...older?.fields, ...newer?.fields }, draft: { ...older?.draft, ...newer?.draft } };
}

function applyChanges(workspace: Workspace, { fields, draft }: WorkspaceChanges): Workspace {
  return { ...workspace, ...fields, draft: { ...workspace.draft, ...draft } };
}

/** From the left. */
export function byOrder(a: Workspace, b: Workspace): number {
  return a.order - b.order || a.createdAt - b.createdAt;
}
