import type { Asset } from '../contracts/asset.ts';
import { observe } from '../db/observe.ts';
import type { Repositories } from '../db/repositories.ts';
import type { History } from './history.svelte.ts';

/** Results come one by one, or in batches; those that are older are looked through once. */
const WATCHED = 30;
/** Rows read at once while looking through all: a few milliseconds each. */
const PAGE = 200;
/** Between them: nobody waits for it, and a library of a hundred thousand must not be felt. */
const PAUSE_MS = 40;

export interface AssetChoreOptions {
  repositories: Pick<Repositories, 'assets'>;
  history: Pick<History, 'adopt'>;
  /** Undefined where the browser has none: then two windows may do the same work twice. */
  locks?: Pick<LockManager, 'request'> | undefined;
}

/** What is done once to every result that needs it. */
export interface Chore {
  /** Tells other windows which work is meant. */
  name: string;
  isNeeded(asset: Asset): boolean;
  /** Answers with the asset as it is then; undefined: nothing came of it. May throw: then the asset stays as it is. */
  run(asset: Asset): Promise<Asset | undefined>;
}

/** Does a chore as soon as a result is there, also after a reload, in one window only. */
export class AssetChore {
  #pending = $state.raw<readonly string[]>([]);
  #seen: readonly string[] = [];
  #last: Promise<void> = Promise.resolve();
  readonly #options: AssetChoreOptions;
  readonly #chore: Chore;

  constructor(options: AssetChoreOptions, chore: Chore) {
    this.#options = options;
    this.#chore = chore;
  }

  /** True while it is being done, or waits to be. */
  isPending(assetId: string): boolean {
    return this.#pending.includes(assetId);
  }

  /** Watches the newest assets, and looks once through all that came while nobody did; answers with the way to stop. */
  start(): () => void {
    return watchAssets(this.#options.repositories, [this]);
  }

  /** Does what is still to be done to these. */
  take(assets: readonly Asset[]): void {
    assets.filter((asset) => this.#chore.isNeeded(asset)).forEach(({ id }) => this.#add(id));
  }

  /** Once each: where it fails, the result as the model sent it is there and stays; another try would end the same way. */
  #add(id: string): void {
    if (this.#seen.includes(id)) return;
    this.#seen = [...this.#seen, id];
    this.#pending = [...this.#pending, id];
    // One after another: each holds several pictures in memory.
    this.#last = this.#last.then(() => this.#do(id));
  }

  async #do(id: string): Promise<void> {
    await Promise.allSettled([this.#alone(id, () => this.#run(id))]);
    this.#pending = this.#pending.filter((other) => other !== id);
  }

  async #run(id: string): Promise<void> {
    const asset = await this.#options.repositories.assets.get(id);
    if (!asset || !this.#chore.isNeeded(asset)) return;
    const done = await this.#chore.run(asset);
    if (done) this.#options.history.adopt(done);
  }

  async #alone(id: string, act: () => Promise<void>): Promise<void> {
    const { locks } = this.#options;
    if (!locks) return act();
    await locks.request(`easel-${this.#chore.name}-${id}`, {}, act);
  }
}

/** Shows all chores every asset: one look through a large library serves them all. Answers with the way to stop. */
export function watchAssets(
  { assets }: Pick<Repositories, 'assets'>,
  chores: readonly Pick<AssetChore, 'take'>[],
): () => void {
  const abort = new AbortController();
  const take = (rows: readonly Asset[]) => chores.forEach((chore) => chore.take(rows));
  const stop = observe(
    () => assets.newest({ limit: WATCHED }),
    take,
    () => undefined,
  );
  lookThroughAll(assets, take, abort.signal).catch(() => undefined);
  return () => {
    abort.abort();
    stop();
  };
}

/** Newest first. A page that cannot be read is left out. */
async function lookThroughAll(
  assets: Repositories['assets'],
  take: (rows: readonly Asset[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const ids = await assets.idsNewestFirst();
  for (let at = 0; at < ids.length && !signal.aborted; at += PAGE) {
    if (at > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    take(await assets.getMany(ids.slice(at, at + PAGE)).catch(() => []));
  }
}
