import type { FreeSlot, TakeSlot } from './take-slot.ts';

/** Permission to run; given back exactly once by calling it, however often it is called. */
export type LeaveLane = () => void;

export interface EnterOptions {
  jobId: string;
  /** The lowest of those that wait in this worker goes first. */
  order: number;
  /** Of the lane, over all windows; the newest that is heard of holds. */
  limit: number;
  signal: AbortSignal;
  /** It ran before: it goes before all that did not. */
  ahead?: boolean;
}

/** A lane is a profile. What is over its limit waits and is never refused. */
export interface Lanes {
  /** Resolves when the lane is open and has room; to undefined if the signal fires first. */
  enter(lane: string, options: EnterOptions): Promise<LeaveLane | undefined>;
  /** Changes the places of jobs that wait, by job id; others are left where they are. */
  reorder(orders: ReadonlyMap<string, number>): void;
  /** Looks again whether lanes are open and how much room they have. */
  refresh(): void;
}

export interface LaneRules {
  takeSlot: TakeSlot;
  /**
   * Asked before each admission; `running` are the jobs that this worker has let in. A lane that is closed stays so until
   * `refresh()`; so does one whose answer could not be had, since a request that is let in costs money.
   */
  isOpen(lane: string, running: ReadonlySet<string>): Promise<boolean>;
  /** Asked at `refresh()`; undefined: as before. */
  limitOf?(lane: string): Promise<number | undefined>;
}

/**
 * Lets at most `limit` jobs of a lane run at once, over all windows. A limit that was lowered ends no job that runs, and the old
 * one may be reached until those that ran under it have ended.
 */
export function createLanes(rules: LaneRules): Lanes {
  const lanes = new Map<string, Lane>();
  function laneOf(name: string): Lane {
    const lane = lanes.get(name) ?? new Lane(name, rules);
    lanes.set(name, lane);
    return lane;
  }
  return {
    enter: (name, options) => laneOf(name).enter(options),
    reorder: (orders) => lanes.forEach((lane) => lane.reorder(orders)),
    refresh: () => lanes.forEach((lane) => void lane.refresh()),
  };
}

interface Waiter {
  jobId: string;
  order: number;
  ahead: boolean;
  /** Tells the waiter to run. */
  admit(leave: LeaveLane): void;
}

/** One line of jobs. It asks for one slot at a time and decides who gets it only when it is there. */
class Lane {
  readonly #name: string;
  readonly #rules: LaneRules;
  readonly #running = new Set<string>();
  #waiting: Waiter[] = [];
  #limit = 1;
  #isClosed = false;
  /** Counts refreshes: what was found out before one says nothing after it. */
  #round = 0;
  /** While a slot is asked for: ends the request. */
  #request: AbortController | undefined;

  constructor(name: string, rules: LaneRules) {
    this.#name = name;
    this.#rules = rules;
  }

  enter({ jobId, order, limit, signal, ahead = false }: EnterOptions): Promise<LeaveLane | undefined> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve(undefined);
      const giveUp = (): void => {
        this.#waiting = this.#waiting.filter((other) => other !== waiter);
        if (this.#waiting.length === 0) this.#request?.abort();
        resolve(undefined);
      };
      const admit = (leave: LeaveLane): void => {
        signal.removeEventListener('abort', giveUp);
        resolve(leave);
      };
      const waiter: Waiter = { jobId, order, ahead, admit };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#waiting.push(waiter);
      this.#setLimit(limit);
      this.#askForSlot();
    });
  }

  reorder(orders: ReadonlyMap<string, number>): void {
    for (const waiter of this.#waiting) waiter.order = orders.get(waiter.jobId) ?? waiter.order;
  }

  async refresh(): Promise<void> {
    this.#reopen();
    try {
      const limit = await this.#rules.limitOf?.(this.#name);
      if (limit !== undefined) this.#setLimit(limit);
    } catch {
      // The limit that is known goes on to hold.
    }
    this.#askForSlot();
  }

  #reopen(): void {
    this.#round += 1;
    this.#isClosed = false;
    this.#askForSlot();
  }

  /** Whoever stands in line for the slots of another limit stands in the wrong lines. */
  #setLimit(limit: number): void {
    const next = Math.max(1, limit);
    if (next === this.#limit) return;
    this.#limit = next;
    this.#request?.abort();
  }

  #askForSlot(): void {
    const hasRoom = this.#running.size < this.#limit;
    if (this.#request || this.#isClosed || this.#waiting.length === 0 || !hasRoom) return;
    void this.#admitOne();
  }

  async #admitOne(): Promise<void> {
    const request = new AbortController();
    this.#request = request;
    const free = await this.#takeSlot(request.signal);
    const isOpen = free !== undefined && (await this.#isOpen());
    this.#request = undefined;
    if (free && isOpen && !request.signal.aborted) this.#letIn(free);
    else free?.();
    this.#askForSlot();
  }

  async #takeSlot(signal: AbortSignal): Promise<FreeSlot | undefined> {
    try {
      return await this.#rules.takeSlot({ lane: this.#name, limit: this.#limit, signal });
    } catch {
      // Without locks nobody can tell how many run elsewhere.
      this.#isClosed = true;
      return undefined;
    }
  }

  /** Asks until the answer is of the present round. */
  async #isOpen(): Promise<boolean> {
    for (;;) {
      const round = this.#round;
      const isOpen = await this.#rules.isOpen(this.#name, this.#running).catch(() => false);
      if (round !== this.#round) continue;
      this.#isClosed = !isOpen;
      return isOpen;
    }
  }

  #letIn(free: FreeSlot): void {
    const next = this.#takeFirst();
    if (!next) return free();
    this.#running.add(next.jobId);
    let isIn = true;
    next.admit(() => {
      if (!isIn) return;
      isIn = false;
      this.#running.delete(next.jobId);
      free();
      this.#askForSlot();
    });
  }

  #takeFirst(): Waiter | undefined {
    const [first] = [...this.#waiting].sort(byTurn);
    this.#waiting = this.#waiting.filter((waiter) => waiter !== first);
    return first;
  }
}

/** The sort is stable: of equals the one that came first. */
function byTurn(a: Waiter, b: Waiter): number {
  return Number(b.ahead) - Number(a.ahead) || a.order - b.order;
}
