import { describe, expect, it } from 'vitest';
import type { Job } from '../../lib/contracts/job.ts';
import { createFailure } from '../../lib/kernel/app-error.ts';
import { fakeJob } from './job-row.fake.ts';
import { endedBatchIds, toNotices } from './to-notices.ts';

const running = (changes: Partial<Job> = {}) => fakeJob({ state: 'running', ...changes });
const ended = (state: Job['state'], endedAt: number, changes: Partial<Job> = {}) =>
  fakeJob({ state, endedAt, slot: endedAt, ...changes });

function look(after: Job[], isHidden = true) {
  return toNotices({ before: [running()], after, isHidden });
}

describe('toNotices', () => {
  it('tells once of a batch whose images have all come', () => {
    expect(look([ended('done', 1), ended('done', 2)])).toEqual([
      {
        batchId: 'b1',
        workspaceId: 'w1',
        prompt: 'A lighthouse at dusk',
        done: 2,
        total: 2,
        previews: 0,
      },
    ]);
  });

  it('says nothing to someone who looks at the page', () => {
    expect(look([ended('done', 1)], false)).toEqual([]);
  });

  it('waits for the last job of the batch', () => {
    expect(look([ended('done', 1), running({ slot: 2 })])).toEqual([]);
    expect(look([ended('done', 1), fakeJob({ state: 'waiting', slot: 2 })])).toEqual([]);
  });

  it('is silent about a cancel, also as the last word of a batch of which images came', () => {
    expect(look([ended('cancelled', 1)])).toEqual([]);
    expect(look([ended('done', 1), ended('cancelled', 2)])).toEqual([]);
  });

  it('does not count what was cancelled before', () => {
    expect(look([ended('cancelled', 1), ended('done', 2)])).toMatchObject([{ done: 1, total: 1 }]);
  });

  it('tells of failures with the last one, and of kept previews', () => {
    const after = [
      ended('done', 3),
      ended('failed', 1, { failure: createFailure('auth') }),
      ended('preview-only', 2, { failure: createFailure('serverError') }),
    ];
    expect(look(after)).toMatchObject([{ done: 1, total: 3, previews: 1, failure: { code: 'serverError' } }]);
  });

  it('tells of a job that was interrupted and waits for the person', () => {
    expect(look([ended('interrupted', 1)])).toMatchObject([{ done: 0, total: 1 }]);
  });

  it('tells of each batch that has ended, in each workspace', () => {
    const before = [running(), running({ batchId: 'b2', workspaceId: 'w2' })];
    const after = [ended('done', 1), ended('done', 2, { batchId: 'b2', workspaceId: 'w2' })];
    const notices = toNotices({ before, after, isHidden: true });
    expect(notices.map(({ batchId, workspaceId }) => [batchId, workspaceId])).toEqual([
      ['b1', 'w1'],
      ['b2', 'w2'],
    ]);
  });

  it('says nothing of a batch that nobody has any more', () => {
    expect(look([])).toEqual([]);
  });
});

describe('endedBatchIds', () => {
  it('names batches that had a job under way and have none now', () => {
    const [first, second] = [running(), running({ slot: 1 })];
    const other = running({ batchId: 'b2' });
    expect(endedBatchIds([first, second, other], [second])).toEqual(['b2']);
    expect(endedBatchIds([first, second], [])).toEqual(['b1']);
    expect(endedBatchIds([], [first])).toEqual([]);
  });
});
