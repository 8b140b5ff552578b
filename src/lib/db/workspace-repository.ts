import type { Draft, Workspace } from '../contracts/workspace.ts';
import type { EaselDatabase } from './database.ts';
import { guardStorage } from './storage-failure.ts';

/** Changes of a workspace by field; those of its draft by field too. */
export interface WorkspaceChanges {
  fields: Partial<Omit<Workspace, 'id' | 'draft'>>;
  draft: Partial<Draft>;
}

export interface WorkspaceRepository {
  /** From the left. */
  all(): Promise<Workspace[]>;
  get(id: string): Promise<Workspace | undefined>;
  put(workspace: Workspace): Promise<void>;
  /** Writes only the fields named; does nothing for a workspace that is gone. */
  update(id: string, changes: Partial<Workspace>): Promise<void>;
  /** The same for fields of the draft too, in one act: two windows that change two fields both win. */
  change(id: string, changes: WorkspaceChanges): Promise<void>;
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
    change: (id, { fields, draft }) =>
      guardStorage(async () => {
        await db.workspaces
          .where('id')
          .equals(id)
          .modify((row) => {
            Object.assign(row, fields);
            row.draft = { ...row.draft, ...draft };
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
