import type { WireEvent } from './answer-wire.ts';

/** The events of an answer that goes on without its reader: whoever comes late gets what was, then what comes. */
export interface AnswerLog {
  add(events: WireEvent[]): void;
  /** No more will come. */
  end(): void;
  /** What comes after an event (-1: all) until the end; throws when the reader's signal fires. */
  follow(sequence: number, signal?: AbortSignal): AsyncGenerator<WireEvent[], void, void>;
}

/** An event's place is its sequence number. */
export function createAnswerLog(): AnswerLog {
  const log: WireEvent[] = [];
  const waiting = new Set<() => void>();
  let isEnded = false;

  function wakeAll(): void {
    for (const wake of waiting) wake();
    waiting.clear();
  }

  async function* follow(sequence: number, signal?: AbortSignal): AsyncGenerator<WireEvent[], void, void> {
    let next = sequence + 1;
    while (next < log.length || !isEnded) {
      signal?.throwIfAborted();
      const events = log.slice(next);
      next += events.length;
      if (events.length > 0) yield events;
      else await nextWord(signal);
    }
  }

  /** Resolves when there is more, and when nobody listens any longer. */
  function nextWord(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        signal?.removeEventListener('abort', wake);
        waiting.delete(wake);
        resolve();
      };
      waiting.add(wake);
      signal?.addEventListener('abort', wake);
    });
  }

  return {
    add: (events) => {
      log.push(...events);
      wakeAll();
    },
    end: () => {
      isEnded = true;
      wakeAll();
    },
    follow,
  };
}
