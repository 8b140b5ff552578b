import type { Asset } from '../contracts/asset.ts';
import { observe } from '../db/observe.ts';
import type { Repositories } from '../db/repositories.ts';
import { matchesWords, toSearchText, toSearchWords } from '../kernel/search-text.ts';

/** Rows per read while loading: a few milliseconds each, so that typing never waits. */
const PAGE = 500;
/** The newest that are watched; more than can arrive between two looks. */
const WATCHED = 100;
/** How long a deleted image lies in the bin. */
const BIN_MS = 7 * 24 * 60 * 60 * 1000;

interface Entry {
  asset: Asset;
  searchText: string;
}

/** What `History` needs. */
export interface HistoryOptions {
  repositories: Pick<Repositories, 'assets'>;
  now?: () => number;
}

/** All assets that are not in the bin, newest first, and the search through them. */
export class History {
  query = $state.raw('');
  #entries = $state.raw<readonly Entry[]>([]);
  #loaded = $state.raw(false);
  readonly #assets: Repositories['assets'];
  readonly #now: () => number;
  /** Assets in `#entries`, by id. */
  readonly #byId = new Map<string, Asset>();
  #deleted = new Set<string>();
  readonly #items = $derived.by(() => {
    const words = toSearchWords(this.query);
    const found = words.length === 0 ? this.#entries : this.#entries.filter((entry) => matchesWords(entry.searchText, words));
    return found.map((entry) => entry.asset);
  });

  constructor({ repositories, now = Date.now }: HistoryOptions) {
    this.#assets = repositories.assets;
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

  /** Reads page after page without blocking, and watches. Answers with the way to stop. */
  start(): () => void {
    const abort = new AbortController();
    const stops = [
      observe(() => this.#assets.newest({ limit: WATCHED }), (assets) => this.#insert(assets), ignore),
      observe(() => this.#assets.deletedIds(), (ids) => void this.#adoptDeleted(ids), ignore),
    ];
    void this.#load(abort.signal).catch(ignore).then(() => (this.#loaded = true));
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
    // Read so that whoever looks is told when it changes.
    return this.#entries.length > 0 ? this.#byId.get(assetId) : undefined;
  }

  /** Into the bin. */
  async remove(ids: string[]): Promise<void> {
    const removed = ids.map((id) => this.#byId.get(id)).filter((asset) => asset !== undefined);
    this.#drop(new Set(ids));
    try {
      await this.#assets.markDeleted(ids, this.#now());
    } catch (error) {
      ids.forEach((id) => this.#deleted.delete(id));
      this.#insert(removed);
      throw error;
    }
  }

  /** Out of the bin. */
  async restore(ids: string[]): Promise<void> {
    await this.#assets.restore(ids);
    ids.forEach((id) => this.#deleted.delete(id));
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
    const fresh = assets.filter((asset) => asset.deletedAt === 0 && !this.#byId.has(asset.id) && !this.#deleted.has(asset.id));
    if (fresh.length === 0) return;
    fresh.forEach((asset) => this.#byId.set(asset.id, asset));
    this.#entries = mergeNewestFirst(this.#entries, fresh.map(toEntry));
  }

  /** What another window deleted or restored. */
  async #adoptDeleted(ids: string[]): Promise<void> {
    const now = new Set(ids);
    const restored = [...this.#deleted].filter((id) => !now.has(id));
    this.#drop(now);
    this.#deleted = now;
    if (restored.length > 0) this.#insert(await this.#assets.getMany(restored));
  }

  #drop(ids: ReadonlySet<string>): void {
    ids.forEach((id) => this.#deleted.add(id));
    const shown = [...ids].filter((id) => this.#byId.delete(id));
    if (shown.length > 0) this.#entries = this.#entries.filter((entry) => !ids.has(entry.asset.id));
  }
}

function toEntry(asset: Asset): Entry {
  return { asset, searchText: toSearchText(asset.recipe.prompt, asset.revisedPrompt) };
}

function byNewest(a: Entry, b: Entry): number {
  return b.asset.createdAt - a.asset.createdAt;
}

/** Linear where the fresh ones belong at one end, as they do while loading and when an image arrives. */
function mergeNewestFirst(entries: readonly Entry[], fresh: Entry[]): Entry[] {
  fresh.sort(byNewest);
  const [first, last] = [entries[0], entries.at(-1)];
  const [newest, oldest] = [fresh[0], fresh.at(-1)];
  if (!first || !last || !newest || !oldest) return [...entries, ...fresh];
  if (byNewest(last, newest) <= 0) return [...entries, ...fresh];
  if (byNewest(oldest, first) <= 0) return [...fresh, ...entries];
  return [...entries, ...fresh].sort(byNewest);
}

/** Lets the page paint and the user type. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function ignore(): void {
  // An empty history is what can be shown; the rest of the app says why nothing can be read.
}
