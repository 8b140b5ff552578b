import type { RunnerHarness, RunnerWindow } from '../support/runner-harness.ts';

/** Where a window dies: at the n-th thing that it does or that happens to it. */
export interface Death {
  /** From 1; beyond the last one the window lives on. */
  step: number;
  /** What is written at that moment still reaches the disk. */
  isWritten: boolean;
}

/** A window with a count of its steps: every word with the database, every request, every piece of an answer. */
export interface CountedWindow extends RunnerWindow {
  steps(): number;
  /** Looks for work and resolves when it is dead or has nothing left to do; to whether it lives. */
  goOn(): Promise<boolean>;
}

/** Opens a window that dies without a word at a step of its own; undefined: none. */
export function openMortalWindow(harness: RunnerHarness, death?: Death): CountedWindow {
  let steps = 0;
  let tellDeath: (isAlive: boolean) => void = () => undefined;
  const dead = new Promise<boolean>((resolve) => {
    tellDeath = resolve;
  });

  function die(): void {
    window.die();
    tellDeath(false);
  }

  /** Does a step, unless it is the one at which the window dies; then nobody hears what came of it. */
  function take<T>(act: () => T): T | Promise<T> {
    steps += 1;
    if (steps !== death?.step) return act();
    if (death.isWritten) return Promise.resolve(act()).finally(die);
    die();
    return NEVER;
  }

  const window = harness.openWindow({
    repositories: countCalls(harness.repositories, take),
    fetchOf: () => (url, init) => send({ url, init, take }),
  });
  return {
    ...window,
    steps: () => steps,
    goOn: () =>
      Promise.race([
        dead,
        window
          .wake()
          .then(() => window.whenIdle())
          .then(() => true),
      ]),
  };
}

type Take = <T>(act: () => T) => T | Promise<T>;

const NEVER = new Promise<never>(() => undefined);

function countCalls<T extends object>(target: T, take: Take): T {
  return new Proxy(target, {
    get(owner, name) {
      const value: unknown = Reflect.get(owner, name);
      if (typeof value === 'object' && value !== null) return countCalls(value, take);
      if (typeof value !== 'function') return value;
      return (...values: unknown[]): unknown => take(() => Reflect.apply(value, owner, values) as unknown);
    },
  });
}

interface Sending {
  url: string;
  init: RequestInit;
  take: Take;
}

async function send({ url, init, take }: Sending): Promise<Response> {
  const { status, headers, body } = await take(() => fetch(url, init));
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => take(() => controller.enqueue(chunk)),
  });
  return new Response(body?.pipeThrough(counter) ?? null, { status, headers });
}
