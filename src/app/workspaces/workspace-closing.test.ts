import { describe, expect, test, vi } from 'vitest';
import type { Workspace } from '../../lib/contracts/workspace.ts';
import { WorkspaceClosing } from './workspace-closing.svelte.ts';

const workspace = { id: 'w1' } as Workspace;

function createClosing(activeIds: string[]) {
  const calls: string[] = [];
  const jobs = {
    activeOf: () => activeIds.map((id) => ({ id })),
    cancel: vi.fn((ids: string[]) => void calls.push(`cancel ${ids.join()}`)),
  };
  const workspaces = { close: vi.fn((id: string) => void calls.push(`close ${id}`)) };
  const closing = new WorkspaceClosing({ jobs, workspaces } as unknown as ConstructorParameters<typeof WorkspaceClosing>[0]);
  return { closing, calls };
}

describe('WorkspaceClosing', () => {
  test('closes an idle workspace at once', async () => {
    const { closing, calls } = createClosing([]);
    await closing.request(workspace);
    expect(calls).toEqual(['close w1']);
    expect(closing.asking).toBeNull();
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
    const { closing, calls } = createClosing(['j1']);
    await closing.request(workspace);
    closing.dismiss();
    await closing.confirm();
    expect(calls).toEqual([]);
  });
});
