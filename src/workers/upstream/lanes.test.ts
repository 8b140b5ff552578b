import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLockHub } from '../../../tests/support/lock-hub.ts';
import type { LockClient } from '../../../tests/support/lock-hub.ts';
import { createLanes } from './lanes.ts';
import type { EnterOptions, LaneRules, Lanes, LeaveLane } from './lanes.ts';
import { createTakeSlot } from './take-slot.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const LANE = 'p';
const never = new AbortController().signal;

/** All that is under way here is microtasks: after one turn of the event loop nothing is. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

function openLanes(rules: Partial<LaneRules> = {}): Lanes {
  const takeSlot = createTakeSlot(createLockHub().openClient());
  return createLanes({ takeSlot, isOpen: () => Promise.resolve(true), ...rules });
}

const enter = (lanes: Lanes, jobId: string, options: Partial<EnterOptions> = {}) =>
  lanes.enter(LANE, { jobId, order: 1, limit: 1, signal: never, ...options });

describe('a lane', () => {
  it('lets as many run as it allows: those that ran before first, then by order', async () => {
    const lanes = openLanes();
    const entered: string[] = [];
    const come = (jobId: string, order: number, ahead = false) =>
      enter(lanes, jobId, { order, limit: 2, ahead }).then((leave) => {
        entered.push(jobId);
        return leave;
      });
    const leaves = [await come('a', 5), await come('b', 6)];
    const others = [come('late', 9), come('early', 8), come('urgent', 10, true)];
    await settle();
    expect(entered).toEqual(['a', 'b']);
    leaves.forEach((leave) => leave?.());
    await settle();
    expect(entered).toEqual(['a', 'b', 'urgent', 'early']);
    (await others[2])?.();
    await Promise.all(others);
    expect(entered.at(-1)).toBe('late');
  });

  it('keeps out of the others', async () => {
    const lanes = openLanes();
    await lanes.enter('a', { jobId: '1', order: 1, limit: 1, signal: never });
    const other = lanes.enter('b', { jobId: '2', order: 1, limit: 1, signal: never });
    await expect(other).resolves.toBeTypeOf('function');
  });

  it('gives a place back once, however often one leaves', async () => {
    const lanes = openLanes();
    const leave = await enter(lanes, 'a');
    const [second, third] = [enter(lanes, 'b'), enter(lanes, 'c')];
    leave?.();
    leave?.();
    await second;
    let isThirdIn = false;
    void third.then(() => (isThirdIn = true));
    await settle();
    expect(isThirdIn).toBe(false);
  });

  it('gives a cancelled one no place and takes none from others', async () => {
    const lanes = openLanes();
    const abort = new AbortController();
    const leave = await enter(lanes, 'a');
    const cancelled = enter(lanes, 'b', { signal: abort.signal });
    const next = enter(lanes, 'c');
    abort.abort();
    await expect(cancelled).resolves.toBeUndefined();
    leave?.();
    await expect(next).resolves.toBeTypeOf('function');
  });

  it('that is closed keeps its jobs until it is looked at again', async () => {
    let isOpen = false;
    const lanes = openLanes({ isOpen: () => Promise.resolve(isOpen) });
    let isIn = false;
    void enter(lanes, 'a').then(() => (isIn = true));
    await settle();
    isOpen = true;
    await settle();
    expect(isIn).toBe(false);
    lanes.refresh();
    await settle();
    expect(isIn).toBe(true);
  });

  it('asks again where it was opened while it asked', async () => {
    const answers: ((isOpen: boolean) => void)[] = [];
    const lanes = openLanes({ isOpen: () => new Promise((answer) => answers.push(answer)) });
    const entered = enter(lanes, 'a');
    await settle();
    lanes.refresh();
    answers[0]?.(false);
    await settle();
    answers[1]?.(true);
    await expect(entered).resolves.toBeTypeOf('function');
  });

  it('stays shut while nobody can tell whether it is open, and holds no slot meanwhile', async () => {
    const client = createLockHub().openClient();
    const lanes = openLanes({
      takeSlot: createTakeSlot(client),
      isOpen: () => Promise.reject(new Error('no database')),
    });
    let isIn = false;
    void enter(lanes, 'a').then(() => (isIn = true));
    await settle();
    expect(isIn).toBe(false);
    const slot = createTakeSlot(client)({ lane: LANE, limit: 1, signal: never });
    await expect(slot).resolves.toBeTypeOf('function');
  });

  it('tells what runs when it asks', async () => {
    const asked: string[][] = [];
    const isOpen: LaneRules['isOpen'] = (_, running) => {
      asked.push([...running]);
      return Promise.resolve(true);
    };
    const lanes = openLanes({ isOpen });
    await enter(lanes, 'a', { limit: 2 });
    await enter(lanes, 'b', { limit: 2 });
    expect(asked).toEqual([[], ['a']]);
  });

  it('sees a raised limit when it is looked at again', async () => {
    const lanes = openLanes({ limitOf: () => Promise.resolve(2) });
    await enter(lanes, 'a');
    const second = enter(lanes, 'b');
    lanes.refresh();
    await expect(second).resolves.toBeTypeOf('function');
  });
});

type Command =
  | { type: 'enter'; window: number; order: number; ahead: boolean }
  | { type: 'leave' | 'abort' | 'reorder'; pick: number; order: number }
  | { type: 'limit'; limit: number }
  | { type: 'close' | 'open' }
  | { type: 'die'; window: number };

const WINDOWS = 3;
const windowOf = fc.nat(WINDOWS - 1);
const order = fc.integer({ min: 1, max: 6 });
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('enter' as const),
      window: windowOf,
      order,
      ahead: fc.boolean(),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constantFrom('leave' as const, 'abort' as const, 'reorder' as const),
      pick: fc.nat(),
      order,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('limit' as const), limit: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('close' as const, 'open' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('die' as const), window: windowOf }) },
);

interface Guest {
  id: string;
  window: number;
  order: number;
  ahead: boolean;
  abort: AbortController;
  state: 'waiting' | 'running' | 'gone';
  leave?: LeaveLane;
}

/** Several windows with one lane, and what must hold of them after every act. */
class Street {
  readonly #hub = createLockHub();
  readonly #windows: { client: LockClient; lanes: Lanes }[];
  readonly guests: Guest[] = [];
  isOpen = true;
  limit = 2;
  /** A limit that was lowered ends no run: the old one counts until the lane has been empty. */
  most = 2;

  constructor() {
    this.#windows = Array.from({ length: WINDOWS }, () => this.#openWindow());
  }

  in(state: Guest['state']): Guest[] {
    return this.guests.filter((guest) => guest.state === state);
  }

  async act(act: Command): Promise<void> {
    this.#do(act);
    await settle();
    const running = this.in('running').length;
    expect(running).toBeLessThanOrEqual(this.most);
    if (this.isOpen && this.in('waiting').length > 0) expect(running).toBeGreaterThanOrEqual(this.limit);
    if (running === 0) this.most = this.limit;
  }

  /** Everybody who is left gets in, and at the end all slots are free. */
  async finish(): Promise<void> {
    await this.act({ type: 'open' });
    for (let turn = this.guests.length; turn > 0 && this.in('running').length > 0; turn -= 1) {
      await this.act({ type: 'leave', pick: 0, order: 0 });
    }
    expect(this.in('running')).toEqual([]);
    expect(this.in('waiting')).toEqual([]);
    const takeSlot = createTakeSlot(this.#hub.openClient());
    let slots = 0;
    for (let slot = 0; slot < 4; slot += 1) {
      void takeSlot({ lane: LANE, limit: 4, signal: never }).then(() => (slots += 1));
    }
    await settle();
    expect(slots).toBe(4);
  }

  #openWindow(): { client: LockClient; lanes: Lanes } {
    const client = this.#hub.openClient();
    const takeSlot = createTakeSlot(client);
    const isOpen = () => Promise.resolve(this.isOpen);
    return { client, lanes: createLanes({ takeSlot, isOpen, limitOf: () => Promise.resolve(this.limit) }) };
  }

  #do(act: Command): void {
    switch (act.type) {
      case 'enter':
        return this.#enter(act);
      case 'leave': {
        const guest = pickOf(this.in('running'), act.pick);
        if (guest) guest.state = 'gone';
        guest?.leave?.();
        return guest?.leave?.();
      }
      case 'abort': {
        const guest = pickOf(this.in('waiting'), act.pick);
        if (guest) guest.state = 'gone';
        return guest?.abort.abort();
      }
      case 'reorder': {
        const guest = pickOf(this.in('waiting'), act.pick);
        if (guest) guest.order = act.order;
        return this.#each(({ lanes }) => guest && lanes.reorder(new Map([[guest.id, act.order]])));
      }
      case 'limit':
        this.limit = act.limit;
        this.most = Math.max(this.most, act.limit);
        return this.#each(({ lanes }) => lanes.refresh());
      case 'close':
      case 'open':
        this.isOpen = act.type === 'open';
        return this.#each(({ lanes }) => lanes.refresh());
      case 'die':
        for (const guest of this.guests) if (guest.window === act.window) guest.state = 'gone';
        this.#windows[act.window]?.client.die();
        this.#windows[act.window] = this.#openWindow();
        return;
      default:
        act satisfies never;
    }
  }

  #enter({ window, order, ahead }: Extract<Command, { type: 'enter' }>): void {
    const id = `j${this.guests.length}`;
    const abort = new AbortController();
    const guest: Guest = { id, window, order, ahead, abort, state: 'waiting' };
    this.guests.push(guest);
    const options = { jobId: id, order, ahead, limit: this.limit, signal: abort.signal };
    void this.#windows[window]?.lanes.enter(LANE, options).then((leave) => this.#admit(guest, leave));
  }

  #admit(guest: Guest, leave: LeaveLane | undefined): void {
    if (!leave) return expect(guest.state).toBe('gone');
    expect(guest.state).toBe('waiting');
    for (const other of this.in('waiting')) {
      if (other.window === guest.window) expect(turnOf(other)).toBeGreaterThanOrEqual(turnOf(guest));
    }
    Object.assign(guest, { state: 'running', leave });
  }

  #each(act: (window: { lanes: Lanes }) => void): void {
    this.#windows.forEach(act);
  }
}

const turnOf = ({ ahead, order }: Guest) => (ahead ? 0 : 100) + order;
const pickOf = (guests: Guest[], pick: number) => guests[pick % Math.max(1, guests.length)];

it(`several windows never let in more than the limit, lose nobody and keep the order (seed ${SEED})`, async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on('unhandledRejection', note);
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 60 }), async (commands) => {
      const street = new Street();
      for (const act of commands) await street.act(act);
      await street.finish();
      expect(unhandled).toEqual([]);
    }),
    { seed: SEED, numRuns: 300 },
  );
  process.off('unhandledRejection', note);
});
