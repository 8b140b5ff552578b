import { createAnswerLog } from './answer-log.ts';
import type { AnswerLog } from './answer-log.ts';
import { playEvents } from './demo-job.ts';
import type { DemoJob } from './demo-job.ts';

/** Answers that can still be asked for after their end. */
const MAX_KEPT = 12;

/** An answer that goes on without its line, as long as this worker lives. */
export interface KeptAnswer {
  log: AnswerLog;
  /** As one body, as it stands. */
  state(): object;
  cancel(): void;
}

/** What the demo upstream remembers. */
export interface DemoMemory {
  /** Lets an answer go on by itself; `abort` ends its job. */
  keep(job: DemoJob, abort: AbortController): KeptAnswer;
  find(responseId: string): KeptAnswer | undefined;
  /** Takes the next numbers of a prompt's pictures and returns the first: the same request again gives other pictures. */
  takeIndex(prompt: string, count: number): number;
}

export function createDemoMemory(): DemoMemory {
  const kept = new Map<string, KeptAnswer>();
  const indexes = new Map<string, number>();
  const ended: string[] = [];

  /** Their pictures are large. */
  function forgetOldest(responseId: string): void {
    ended.push(responseId);
    if (ended.length > MAX_KEPT) kept.delete(ended.shift() ?? '');
  }

  return {
    keep: (job, abort) => {
      const answer = keepAnswer(job, abort, () => forgetOldest(job.responseId));
      kept.set(job.responseId, answer);
      return answer;
    },
    find: (responseId) => kept.get(responseId),
    takeIndex: (prompt, count) => {
      const index = indexes.get(prompt) ?? 0;
      indexes.set(prompt, index + count);
      return index;
    },
  };
}

function keepAnswer(job: DemoJob, abort: AbortController, onEnd: () => void): KeptAnswer {
  const log = createAnswerLog();
  let state = job.wire.unfinished('in_progress');
  let isEnded = false;

  async function play(): Promise<void> {
    try {
      for await (const events of playEvents(job)) {
        const end = events.find(({ name }) => name === 'response.completed')?.data;
        state = (end as { response: object } | undefined)?.response ?? state;
        log.add(events);
      }
    } catch {
      // There is nobody to throw it to: whoever asks for the answer reads it there.
      if (!abort.signal.aborted) {
        state = job.wire.unfinished('failed');
        log.add(job.wire.fail());
      }
    }
    isEnded = true;
    log.end();
    onEnd();
  }

  function cancel(): void {
    if (isEnded) return;
    state = job.wire.unfinished('cancelled');
    abort.abort();
  }

  void play();
  return { log, state: () => state, cancel };
}
