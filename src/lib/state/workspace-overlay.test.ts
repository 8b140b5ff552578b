import { describe, expect, it } from 'vitest';
import { sampleDraft, sampleWorkspace } from '../db/testing/sample-rows.ts';
import { WorkspaceOverlay } from './workspace-overlay.ts';

const row = sampleWorkspace();
const type = (prompt: string) => ({ fields: {}, draft: { prompt } });
const promptOf = (rows: { draft: { prompt: string } }[]) => rows[0]?.draft.prompt;

describe('changes', () => {
  it('stay on top until a query that began after their write has answered', () => {
    const overlay = new WorkspaceOverlay();
    overlay.change('w1', type('new'));
    expect(promptOf(overlay.adopt(overlay.beginQuery(), [row]))).toBe('new');
    const early = overlay.beginQuery();
    const changes = overlay.take('w1');
    expect(promptOf(overlay.adopt(overlay.beginQuery(), [row]))).toBe('new');
    if (changes) overlay.markWritten(changes);
    expect(promptOf(overlay.adopt(early, [row]))).toBe('new');
    const theirs = sampleWorkspace({ draft: sampleDraft({ prompt: 'theirs' }) });
    expect(promptOf(overlay.adopt(overlay.beginQuery(), [theirs]))).toBe('theirs');
  });

  it('made while others are written win over them, also when that write fails', () => {
    const overlay = new WorkspaceOverlay();
    overlay.change('w1', { fields: { name: 'kept' }, draft: { prompt: 'one' } });
    const changes = overlay.take('w1');
    overlay.change('w1', type('two'));
    expect(promptOf([overlay.apply(row)])).toBe('two');
    if (changes) overlay.putBack('w1', changes);
    expect(overlay.apply(row)).toMatchObject({ name: 'kept', draft: { prompt: 'two' } });
    expect(overlay.take('w1')).toEqual({ fields: { name: 'kept' }, draft: { prompt: 'two' } });
    expect(overlay.take('w1')).toBeUndefined();
  });
});

describe('tabs', () => {
  const opened = sampleWorkspace({ id: 'w2', order: 2 });
  const idsAfter = (overlay: WorkspaceOverlay, tick: number, ...rows: (typeof row)[]) =>
    overlay.adopt(tick, rows).map(({ id }) => id);

  it('opened stay until the database must know them', () => {
    const overlay = new WorkspaceOverlay();
    overlay.open(opened);
    const early = overlay.beginQuery();
    overlay.markOpened('w2');
    expect(idsAfter(overlay, early, row)).toEqual(['w1', 'w2']);
    expect(idsAfter(overlay, overlay.beginQuery(), row, opened)).toEqual(['w1', 'w2']);
    expect(idsAfter(overlay, overlay.beginQuery(), row)).toEqual(['w1']);
  });

  it('closed stay closed, and what failed to be written for them is dropped', () => {
    const overlay = new WorkspaceOverlay();
    overlay.change('w1', type('x'));
    const changes = overlay.take('w1');
    overlay.close('w1');
    if (changes) overlay.putBack('w1', changes);
    expect(overlay.pendingIds).toEqual([]);
    expect(idsAfter(overlay, overlay.beginQuery(), row)).toEqual([]);
    overlay.open(row);
    expect(idsAfter(overlay, overlay.beginQuery())).toEqual(['w1']);
  });
});
