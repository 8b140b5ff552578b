/** The locks of one origin, in memory. */
export interface LockHub {
  /** What one thread has of them. */
  openClient(): LockClient;
}

export interface LockClient extends Pick<LockManager, 'request'> {
  /** Ends the thread: what it holds is free, what it waits for is forgotten, and its promises never settle. */
  die(): void;
}

type LockAct = (lock: Lock | null) => unknown;

interface Line {
  client: object;
  run(free: () => void): void;
}

/** What `navigator.locks` does for exclusive locks with a signal: first come, first served, over all clients. */
export function createLockHub(): LockHub {
  const lines = new Map<string, Line[]>();
  const held = new Map<string, object>();

  function grantNext(name: string): void {
    if (held.has(name)) return;
    const next = lines.get(name)?.shift();
    if (!next) return;
    held.set(name, next.client);
    next.run(() => free(name, next.client));
  }

  function free(name: string, client: object): void {
    if (held.get(name) !== client) return;
    held.delete(name);
    grantNext(name);
  }

  function leave(name: string, line: Line): void {
    lines.set(name, lines.get(name)?.filter((other) => other !== line) ?? []);
  }

  function openClient(): LockClient {
    const client = {};
    let isDead = false;

    function request(name: string, options: LockOptions, act: LockAct): Promise<unknown> {
      return new Promise((resolve, reject) => {
        const { signal } = options;
        if (isDead) return;
        if (signal?.aborted) return reject(signal.reason as Error);
        const giveUp = (): void => {
          leave(name, line);
          if (!isDead) reject(signal?.reason as Error);
        };
        const run = (done: () => void): void => {
          signal?.removeEventListener('abort', giveUp);
          // As in a browser, the grant is a task of its own.
          void Promise.resolve()
            .then(() => (isDead ? undefined : act({ name, mode: 'exclusive' })))
            .finally(done)
            .then(resolve, reject);
        };
        const line: Line = { client, run };
        signal?.addEventListener('abort', giveUp, { once: true });
        lines.set(name, [...(lines.get(name) ?? []), line]);
        grantNext(name);
      });
    }

    function die(): void {
      isDead = true;
      for (const [name, waiting] of lines)
        lines.set(
          name,
          waiting.filter((line) => line.client !== client),
        );
      for (const [name, holder] of [...held]) if (holder === client) free(name, client);
    }

    return { request: request as LockManager['request'], die };
  }

  return { openClient };
}
