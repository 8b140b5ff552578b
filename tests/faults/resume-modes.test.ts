import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResumeModeName } from '../support/resume-modes.ts';
import { startUpstreamServer } from '../support/upstream-server.ts';
import type { UpstreamServer } from '../support/upstream-server.ts';
import type { Expectation } from './expectation.ts';
import { RESUMED, previewKept } from './expectation.ts';
import { runCell } from './run-cell.ts';

interface ModeCell {
  mode: ResumeModeName;
  why: string;
  expected: Expectation;
  /** Questions for the answer by its id, over all attempts. */
  asks: number;
}

/** Every way in which upstreams handle an answer that is to outlive its line; the line is cut after a preview, every time. */
const CELLS: readonly ModeCell[] = [
  { mode: 'stream', why: 'the rest comes as a stream', expected: RESUMED, asks: 1 },
  { mode: 'poll', why: 'the stream is refused, then the whole is asked for', expected: RESUMED, asks: 2 },
  {
    mode: 'unsaid',
    why: 'asked once beside the stream, and once for the answer',
    expected: RESUMED,
    asks: 2,
  },
  { mode: 'busy', why: 'out of order twice, which says nothing of the answer', expected: RESUMED, asks: 3 },
  { mode: 'recut', why: 'a stream that breaks again is taken up again', expected: RESUMED, asks: 2 },
  {
    mode: 'none',
    why: 'asked once beside the stream, then known',
    expected: previewKept('network'),
    asks: 1,
  },
  {
    mode: 'refuses',
    why: 'the same request goes out plainly, and is known to',
    expected: previewKept('network'),
    asks: 0,
  },
  { mode: 'denies', why: 'it says so itself', expected: previewKept('network'), asks: 0 },
  {
    mode: 'gone',
    why: 'no such answer, neither way, and then known',
    expected: previewKept('network'),
    asks: 2,
  },
  {
    mode: 'fails',
    why: 'the answer itself failed: each attempt hears it',
    expected: previewKept('serverError'),
    asks: 3,
  },
];

let server: UpstreamServer;
beforeAll(async () => {
  server = await startUpstreamServer({ paceMs: 0 });
});
afterAll(() => server.close());

describe.concurrent('every way to handle an answer that is to outlive its line', () => {
  it.each(CELLS)('$mode: $why', async ({ mode, expected, asks }) => {
    const tag = `mode-${mode}`;
    const result = await runCell({
      server,
      form: 'responses',
      scenario: 'cut-after-preview',
      resume: mode,
      tag,
    });
    const { outcome, paid, lost, paidTwice, others } = result;
    expect({ outcome, paid, asks: result.asks }).toEqual({ ...expected, asks });
    expect({ lost, paidTwice, others }).toEqual({ lost: 0, paidTwice: 0, others: [] });
    const refused = server.requests.filter(({ url, isFree }) => isFree && url.includes(`~${tag}/`));
    expect(refused).toHaveLength(mode === 'refuses' ? 1 : 0);
  });
});
