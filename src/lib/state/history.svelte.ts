import type { Asset } from '../contracts/asset.ts';
import { observe } from '../db/observe.ts';
import type { Repositories } from '../db/repositories.ts';
import { AssetIndex, searchEntries } from './asset-index.ts';
import type { AssetEntry } from './asset-index.ts';
import { WriteClock } from './write-clock.ts';

/** Rows per read while loading: a few milliseconds each, so that typing never waits. */
const PAGE = 500;
/** The newest that are watched; more than can arrive between two looks. */
const WATCHED = 100;
/** How long a deleted image lies in the bin. */
const BIN_MS = 7 * 24 * 60 * 60 * 1000;

/** What `History` needs. */
export interface HistoryOptions {
  repositories: Pick<Repositories, 'assets'> & Partial<Pick<Repositories, 'canaries'>>;
  now?: () => number;
}

/** All assets that are not in the bin, newest first, and the search through them. */
export class History {
  query = $state.raw('');
  #entries = $state.raw<readonly AssetEntry[]>([]);
  #loaded = $state.raw(false);
  #isEvicted = $state.raw(false);
  readonly #canaries: Repositories['canaries'] | undefined;
  readonly #index = new AssetIndex();
  readonly #binClock = new WriteClock();
  readonly #assets: Repositories['assets'];
  readonly #now: () => number;
  readonly #items = $derived(searchEntries(this.#entries, this.query));

  constructor({ repositories, now = Date.now }: HistoryOptions) {
    this.#assets = repositories.assets;
    this.#canaries = repositories.canaries;
    this.#now = now;
  }

  /** Newest first, matching the query. */
  get items(): Asset[] {
    return this.#items;
  }

  /** Matches. */
  get count(): number {
    return this.#items.length;
  }

  /** All, whatever the query. */
  get total(): number {
    return this.#entries.length;
  }

  /** False while older ones are still being read; `items` grows until then. */
  get loaded(): boolean {
    return this.#loaded;
  }

  /** The browser threw away what was stored: an empty history is a robbed one. True until the next start. */
  get isEvicted(): boolean {
    return this.#isEvicted;
  }

  /** Reads page after page without blocking, and watches. Answers with the way to stop. */
  start(): () => void {
    const abort = new AbortController();
    const stops = [
      observe(
        () => this.#assets.newest({ limit: WATCHED }),
        (assets) => this.#insert(assets),
        ignore,
      ),
      observe(
        () => this.#binClock.query(() => this.#assets.deletedIds()),
        ({ tick, value }) => {
          if (!this.#binClock.isStale(tick)) void this.#adoptBin(value).catch(ignore);
        },
        ignore,
      ),
    ];
    void this.#canaries?.check().then((report) => (this.#isEvicted = report === 'evicted'), ignore);
    void this.#load(abort.signal)
      .catch(ignore)
      .then(() => (this.#loaded = true));
    return () => {
      abort.abort();
      stops.forEach((stop) => stop());
    };
  }

  /** Undefined if there is none, or if it lies in the bin. */
  async find(assetId: string): Promise<Asset | undefined> {
    const known = this.peek(assetId);
    if (known || assetId === '') return known;
    const asset = await this.#assets.get(assetId);
    return asset?.deletedAt === 0 ? asset : undefined;
  }

  /** The same for those that are read already, at once. */
  peek(assetId: string): Asset | undefined {
    // `#entries` is read so that whoever looks is told when it changes.
    return this.#entries.length > 0 ? this.#index.get(assetId) : undefined;
  }

  /** Shows an asset as it is by now. */
  adopt(asset: Asset): void {
    this.#insert([asset]);
  }

  /** Into the bin. Throws AppError if that cannot be written; then they are back. */
  async remove(ids: string[]): Promise<void> {
    const removed = this.#index.bin(ids);
    this.#entries = this.#index.entries;
    try {
      await this.#binClock.write(() => this.#assets.markDeleted(ids, this.#now()));
    } catch (error) {
      this.#index.unbin(ids);
      this.#insert(removed);
      throw error;
    }
  }

  /** Out of the bin. */
  async restore(ids: string[]): Promise<void> {
    await this.#binClock.write(() => this.#assets.restore(ids));
    this.#index.unbin(ids);
    this.#insert(await this.#assets.getMany(ids));
  }

  /** Empties the bin of what has lain there for a week. Answers with how many went. */
  purge(): Promise<number> {
    return this.#assets.purgeDeleted(this.#now() - BIN_MS);
  }

  async #load(signal: AbortSignal): Promise<void> {
    const ids = await this.#assets.idsNewestFirst();
    for (let from = 0; from < ids.length && !signal.aborted; from += PAGE) {
      this.#insert(await this.#assets.getMany(ids.slice(from, from + PAGE)));
      await pause();
    }
    if (!signal.aborted) await this.purge();
  }

  #insert(assets: Asset[]): void {
    this.#index.update(assets);
    this.#index.insert(assets);
    this.#entries = this.#index.entries;
  }

  /** What another window deleted or restored. */
  async #adoptBin(ids: string[]): Promise<void> {
    const left = this.#index.adoptBin(ids);
    this.#entries = this.#index.entries;
    if (left.length > 0) this.#insert(await this.#assets.getMany(left));
  }
}

/** Lets the page paint and the user type. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function ignore(): void {
  // An empty history is what can be shown; the rest of the app says why nothing can be read.
}
