import type { Asset } from '../contracts/asset.ts';
import { isSameForm } from '../kernel/edits/asset-versions.ts';
import { matchesWords, toSearchText, toSearchWords } from '../kernel/search-text.ts';

/** An asset with its text, folded once: folding costs far more than looking. */
export interface AssetEntry {
  asset: Asset;
  searchText: string;
}

/**
 * Assets by id and newest first, without those that are known to be in the bin, whatever order news comes in.
 * `entries` is a new array after each change, and the same one where nothing changed.
 */
export class AssetIndex {
  #entries: readonly AssetEntry[] = [];
  readonly #byId = new Map<string, Asset>();
  #deleted = new Set<string>();

  get entries(): readonly AssetEntry[] {
    return this.#entries;
  }

  get(id: string): Asset | undefined {
    return this.#byId.get(id);
  }

  /** Puts others in the place of those that are here and shown otherwise by now. */
  update(assets: readonly Asset[]): void {
    const changed = assets.filter((asset) => {
      const known = this.#byId.get(asset.id);
      return known !== undefined && isShownOtherwise(known, asset);
    });
    if (changed.length === 0) return;
    changed.forEach((asset) => this.#byId.set(asset.id, asset));
    const byId = new Map(changed.map((asset) => [asset.id, asset]));
    this.#entries = this.#entries.map((entry) => {
      const asset = byId.get(entry.asset.id);
      return asset ? toEntry(asset) : entry;
    });
  }

  /** Those that are here already or in the bin are left out. */
  insert(assets: readonly Asset[]): void {
    const fresh = assets.filter(
      (asset) => asset.deletedAt === 0 && !this.#byId.has(asset.id) && !this.#deleted.has(asset.id),
    );
    if (fresh.length === 0) return;
    fresh.forEach((asset) => this.#byId.set(asset.id, asset));
    this.#entries = mergeNewestFirst(this.#entries, fresh.map(toEntry));
  }

  /** Answers with those that were here. */
  bin(ids: readonly string[]): Asset[] {
    const removed = ids.map((id) => this.#byId.get(id)).filter((asset) => asset !== undefined);
    ids.forEach((id) => this.#deleted.add(id));
    removed.forEach((asset) => this.#byId.delete(asset.id));
    if (removed.length > 0) this.#entries = this.#entries.filter(({ asset }) => this.#byId.has(asset.id));
    return removed;
  }

  /** They may be inserted again. */
  unbin(ids: readonly string[]): void {
    ids.forEach((id) => this.#deleted.delete(id));
  }

  /** What the whole bin holds now; answers with the ids that have left it. */
  adoptBin(ids: readonly string[]): string[] {
    const now = new Set(ids);
    const left = [...this.#deleted].filter((id) => !now.has(id));
    this.bin(ids);
    this.unbin(left);
    return left;
  }
}

/** Assets of which every word of the query occurs in prompt or revised prompt, in the same order. */
export function searchEntries(entries: readonly AssetEntry[], query: string): Asset[] {
  const words = toSearchWords(query);
  const found =
    words.length === 0 ? entries : entries.filter((entry) => matchesWords(entry.searchText, words));
  return found.map((entry) => entry.asset);
}

function toEntry(asset: Asset): AssetEntry {
  return { asset, searchText: toSearchText(asset.recipe.prompt, asset.revisedPrompt) };
}

function byNewest(a: AssetEntry, b: AssetEntry): number {
  return b.asset.createdAt - a.asset.createdAt;
}

/** Linear where the fresh ones belong at one end, as they do while loading and when an image arrives. */
function mergeNewestFirst(entries: readonly AssetEntry[], unsorted: AssetEntry[]): AssetEntry[] {
  const fresh = unsorted.sort(byNewest);
  const [first, last, newest, oldest] = [entries[0], entries.at(-1), fresh[0], fresh.at(-1)];
  const isAfter = !last || !newest || byNewest(last, newest) <= 0;
  if (isAfter) return [...entries, ...fresh];
  const isBefore = !first || !oldest || byNewest(oldest, first) <= 0;
  return isBefore ? [...fresh, ...entries] : [...entries, ...fresh].sort(byNewest);
}

function isShownOtherwise(a: Asset, b: Asset): boolean {
  return !isSameForm(a, b) || a.priceUsd !== b.priceUsd;
}
