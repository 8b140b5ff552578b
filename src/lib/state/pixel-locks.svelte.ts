import type { Asset } from '../contracts/asset.ts';
import { observe } from '../db/observe.ts';
import { needsLock } from '../kernel/edits/asset-versions.ts';
import type { History } from './history.svelte.ts';
import { lockAsset } from './show-version.ts';
import type { VersionParts } from './show-version.ts';

/** Masked edits come one by one, or in batches; those that are older are looked through once. */
const WATCHED = 30;
/** Rows read at once while looking through all: a few milliseconds each. */
const PAGE = 200;
/** Between them: nobody waits for it, and a library of a hundred thousand must not be felt. */
const PAUSE_MS = 40;

export interface PixelLocksOptions extends VersionParts {
  history: Pick<History, 'adopt'>;
  /** Undefined where the browser has none: then two windows may do the same work twice. */
  locks?: Pick<LockManager, 'request'> | undefined;
}

/** Puts the kept pixels of every masked edit back as soon as its result is there, also after a reload, in one window only. */
export class PixelLocks {
  #pending = $state.raw<readonly string[]>([]);
  #seen: readonly string[] = [];
  #last: Promise<void> = Promise.resolve();
  readonly #options: PixelLocksOptions;

  constructor(options: PixelLocksOptions) {
    this.#options = options;
  }

  /** True while an asset's pixels are being put back. */
  isPending(assetId: string): boolean {
    return this.#pending.includes(assetId);
  }

  /** Watches the newest assets, and looks once through all that came while nobody did; answers with the way to stop. */
  start(): () => void {
    const abort = new AbortController();
    const stop = observe(
      () => this.#options.repositories.assets.newest({ limit: WATCHED }),
      (assets) => this.take(assets),
      () => undefined,
    );
    this.#lookThroughAll(abort.signal).catch(() => undefined);
    return () => {
      abort.abort();
      stop();
    };
  }

  /** Puts back what is still to be put back of these. */
  take(assets: readonly Asset[]): void {
    assets.filter(needsLock).forEach(({ id }) => this.#add(id));
  }

  /** Newest first. A page that cannot be read is left out. */
  async #lookThroughAll(signal: AbortSignal): Promise<void> {
    const { assets } = this.#options.repositories;
    const ids = await assets.idsNewestFirst();
    for (let at = 0; at < ids.length && !signal.aborted; at += PAGE) {
      if (at > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      this.take(await assets.getMany(ids.slice(at, at + PAGE)).catch(() => []));
    }
  }

  /** Once each: where it fails, the result as the model sent it is there and stays; another try would end the same way. */
  #add(id: string): void {
    if (this.#seen.includes(id)) return;
    this.#seen = [...this.#seen, id];
    this.#pending = [...this.#pending, id];
    // One after another: each holds several pictures in memory.
    this.#last = this.#last.then(() => this.#lock(id));
  }

  async #lock(id: string): Promise<void> {
    await Promise.allSettled([this.#alone(id, () => this.#run(id))]);
    this.#pending = this.#pending.filter((other) => other !== id);
  }

  async #run(id: string): Promise<void> {
    const asset = await this.#options.repositories.assets.get(id);
    if (!asset || !needsLock(asset)) return;
    const locked = await lockAsset(this.#options, asset);
    if (locked) this.#options.history.adopt(locked);
  }

  async #alone(id: string, act: () => Promise<void>): Promise<void> {
    const { locks } = this.#options;
    if (!locks) return act();
    await locks.request(`easel-lock-${id}`, {}, act);
  }
}
