/** Object URLs by key, at most `limit`, least recently used out first: one that is thrown out is revoked. */
export class UrlCache {
  readonly #limit: number;
  /** Least recently used first. */
  readonly #urls = new Map<string, Promise<string | null>>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Loads a key once, however many ask; null where there is nothing, which is asked again next time. */
  get(key: string, load: () => Promise<Blob | null>): Promise<string | null> {
    const cached = this.#urls.get(key) ?? this.#load(key, load);
    this.#urls.delete(key);
    this.#urls.set(key, cached);
    this.#evict();
    return cached;
  }

  async #load(key: string, load: () => Promise<Blob | null>): Promise<string | null> {
    const blob = await load().catch(() => null);
    if (blob) return URL.createObjectURL(blob);
    this.#urls.delete(key);
    return null;
  }

  #evict(): void {
    for (const [key, url] of this.#urls) {
      if (this.#urls.size <= this.#limit) return;
      this.#urls.delete(key);
      void url.then((text) => text && URL.revokeObjectURL(text));
    }
  }
}
