/** Permission to run; given back exactly once by calling it. */
export type LeaveLane = () => void;

export interface Lanes {
  /**
   * Resolves when the lane has room, first come first served; `ahead` goes before those that wait already (a job that was
   * running before). Resolves to undefined if the signal fires first. `limit` is read at every call: the newest one holds.
   */
  enter(
    lane: string,
    options: { limit: number; signal: AbortSignal; ahead?: boolean },
  ): Promise<LeaveLane | undefined>;
}

interface Lane {
  limit: number;
  running: number;
  waiting: (() => void)[];
}

/** Lets at most `limit` jobs of a lane run at once; a lane is a profile. What is over it waits and is never refused. */
export function createLanes(): Lanes {
  const lanes = new Map<string, Lane>();

  function laneOf(name: string): Lane {
    const lane = lanes.get(name) ?? { limit: 1, running: 0, waiting: [] };
    lanes.set(name, lane);
    return lane;
  }

  return {
    enter(name, { limit, signal, ahead = false }) {
      const lane = laneOf(name);
      lane.limit = Math.max(1, limit);
      return new Promise((resolve) => {
        if (signal.aborted) return resolve(undefined);
        const admit = (): void => {
          signal.removeEventListener('abort', giveUp);
          lane.running += 1;
          resolve(createLeave(lane));
        };
        const giveUp = (): void => {
          lane.waiting = lane.waiting.filter((other) => other !== admit);
          resolve(undefined);
        };
        signal.addEventListener('abort', giveUp);
        if (ahead) lane.waiting.unshift(admit);
        else lane.waiting.push(admit);
        admitNext(lane);
      });
    },
  };
}

function createLeave(lane: Lane): LeaveLane {
  let left = false;
  return () => {
    if (left) return;
    left = true;
    lane.running -= 1;
    admitNext(lane);
  };
}

function admitNext(lane: Lane): void {
  while (lane.running < lane.limit) {
    const admit = lane.waiting.shift();
    if (!admit) return;
    admit();
  }
}
