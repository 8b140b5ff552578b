import type { Draft, Workspace } from '../contracts/workspace.ts';
import type { EaselDatabase } from './database.ts';
import { guardStorage } from './storage-failure.ts';

export interface WorkspaceRepository {
  /** From the left. */
  all(): Promise<Workspace[]>;
  get(id: string): Promise<Workspace | undefined>;
  put(workspace: Workspace): Promise<void>;
  /** Writes only the fields named; does nothing for a workspace that is gone. */
  update(id: string, changes: Partial<Workspace>): Promise<void>;
  /** Writes only the fields named, so that two windows that type in two fields both win. */
  updateDraft(id: string, changes: Partial<Draft>): Promise<void>;
  remove(id: string): Promise<void>;
  /** Adds the workspace unless there is one already, whichever window comes first. */
  ensureOne(workspace: Workspace): Promise<void>;
}

/** Tabs and what is half-typed in them. */
export function createWorkspaceRepository(db: EaselDatabase): WorkspaceRepository {
  return {
    all: () => guardStorage(() => db.workspaces.orderBy('order').toArray()),
    get: (id) => guardStorage(() => db.workspaces.get(id)),
    put: (workspace) => guardStorage(() => db.workspaces.put(workspace).then(() => undefined)),
    update: (id, changes) =>
      guardStorage(() => db.workspaces.update(id, { ...changes }).then(() => undefined)),
    updateDraft: (id, changes) =>
      guardStorage(async () => {
        await db.workspaces
          .where('id')
          .equals(id)
          .modify((row) => {
            row.draft = { ...row.draft, ...changes };
          });
      }),
    remove: (id) => guardStorage(() => db.workspaces.delete(id)),
    ensureOne: (workspace) =>
      guardStorage(() =>
        db.transaction('rw', db.workspaces, async () => {
          if ((await db.workspaces.count()) === 0) await db.workspaces.add(workspace);
        }),
      ),
  };
}
