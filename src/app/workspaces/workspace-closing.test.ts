import { describe, expect, test } from 'vitest';
import type { Workspace } from '../../lib/contracts/workspace.ts';
import { WorkspaceClosing, type WorkspaceClosingOptions } from './workspace-closing.svelte.ts';

const workspace = { id: 'w1' } as Workspace;

function createClosing(activeIds: string[]) {
  const calls: string[] = [];
  const jobs = {
    activeOf: () => activeIds.map((id) => ({ id })),
    cancel: (ids: string[]) => void calls.push(`cancel ${ids.join()}`),
  };
  const workspaces = {
    close: (id: string) => void calls.push(`close ${id}`),
    reopen: ({ id }: Workspace) => void calls.push(`reopen ${id}`),
  };
  const state = { jobs, workspaces } as unknown as WorkspaceClosingOptions['state'];
  const undos: (() => void)[] = [];
  const closing = new WorkspaceClosing({ state, onclosed: (_, undo) => undos.push(undo) });
  return { closing, calls, undos };
}

describe('WorkspaceClosing', () => {
  test('closes an idle workspace at once, and can undo it', async () => {
    const { closing, calls, undos } = createClosing([]);
    await closing.request(workspace);
    expect(calls).toEqual(['close w1']);
    expect(closing.asking).toBeNull();
    undos[0]?.();
    expect(calls).toEqual(['close w1', 'reopen w1']);
  });

  test('asks while a job runs, and cancels it before it closes', async () => {
    const { closing, calls } = createClosing(['j1', 'j2']);
    await closing.request(workspace);
    expect(calls).toEqual([]);
    expect(closing.asking).toBe(workspace);
    await closing.confirm();
    expect(calls).toEqual(['cancel j1,j2', 'close w1']);
    expect(closing.asking).toBeNull();
  });

  test('a second confirmation, or one after a dismissal, does nothing', async () => {
    const { closing, calls, undos } = createClosing(['j1']);
    await closing.request(workspace);
    closing.dismiss();
    await closing.confirm();
    expect(calls).toEqual([]);
    expect(undos).toEqual([]);
  });
});
