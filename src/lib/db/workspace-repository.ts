import type { Draft, Workspace } from '../contracts/workspace.ts';
import { repairWorkspace } from '../kernel/repair-workspace.ts';
import type { EaselDatabase } from './database.ts';
import { guardStorage } from './storage-failure.ts';

/** Changes of a workspace by field; those of its draft by field too. */
export interface WorkspaceChanges {
  fields: Partial<Omit<Workspace, 'id' | 'draft'>>;
  draft: Partial<Draft>;
}

export interface WorkspaceRepository {
  /** From the left; damaged ones repaired or left out. */
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
  // Not by the index: it lacks rows that lack the field.
  const all = async () => {
    const workspaces = (await db.workspaces.toArray())
      .map(repairWorkspace)
      .filter((row) => row !== undefined);
    return workspaces.sort((a, b) => a.order - b.order);
  };
  return {
    all: () => guardStorage(all),
    get: (id) => guardStorage(async () => repairWorkspace(await db.workspaces.get(id))),
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
          if ((await all()).length === 0) await db.workspaces.add(workspace);
        }),
      ),
  };
}
