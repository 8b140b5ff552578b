import type { ConnectionReport } from '../../lib/contracts/profile.ts';
import type { Failure } from '../../lib/contracts/failure.ts';
import { toFailure } from '../../lib/kernel/app-error.ts';

export type ConnectionTestState =
  | { phase: 'idle' }
  | { phase: 'testing' }
  | { phase: 'done'; report: ConnectionReport }
  /** The test itself could not be run. */
  | { phase: 'broken'; failure: Failure };

/** One test at a time counts: the answer of an older one, or one for values that have changed since, is never shown. */
export class ConnectionTest {
  #state = $state.raw<ConnectionTestState>({ phase: 'idle' });
  #run = 0;

  get state(): ConnectionTestState {
    return this.#state;
  }

  /** Undefined where the answer came too late to count. */
  async run(test: () => Promise<ConnectionReport>): Promise<ConnectionReport | undefined> {
    const run = ++this.#run;
    this.#state = { phase: 'testing' };
    const outcome = await settle(test);
    if (run !== this.#run) return undefined;
    this.#state = outcome;
    return outcome.phase === 'done' ? outcome.report : undefined;
  }

  reset(): void {
    this.#run++;
    this.#state = { phase: 'idle' };
  }
}

async function settle(test: () => Promise<ConnectionReport>) {
  try {
    return { phase: 'done', report: await test() } as const;
  } catch (error) {
    return { phase: 'broken', failure: toFailure(error) } as const;
  }
}
