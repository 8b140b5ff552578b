const BYTES_PER_PIXEL = 4;

/** A bitmap that stays open until it is released; release it once. */
export interface BitmapLease {
  bitmap: ImageBitmap;
  release: () => void;
}

interface CachedBitmap {
  loading: Promise<ImageBitmap | null>;
  sizeBytes: number;
  leases: number;
  /** Handed out without a lease: nobody can tell whether it is still drawn, so it is left to the collector. */
  lent: boolean;
}

/**
 * Decoded images by key, at most `limitBytes` of pixels, least recently used out first. Leased ones stay, whatever the limit.
 * What nobody holds any more is closed, since decoded pixels are not seen by the collector's sense of urgency.
 */
export class BitmapCache {
  readonly #limitBytes: number;
  /** Least recently used first. */
  readonly #cached = new Map<string, CachedBitmap>();

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** For drawing once, now. */
  async get(key: string, load: () => Promise<ImageBitmap | null>): Promise<ImageBitmap | null> {
    const cached = this.#use(key, load);
    cached.lent = true;
    return cached.loading;
  }

  /** For drawing again and again. */
  async lease(key: string, load: () => Promise<ImageBitmap | null>): Promise<BitmapLease | null> {
    const cached = this.#use(key, load);
    cached.leases += 1;
    const bitmap = await cached.loading;
    if (bitmap) return { bitmap, release: () => this.#release(key, cached) };
    cached.leases -= 1;
    return null;
  }

  get sizeBytes(): number {
    return [...this.#cached.values()].reduce((sum, cached) => sum + cached.sizeBytes, 0);
  }

  #use(key: string, load: () => Promise<ImageBitmap | null>): CachedBitmap {
    const cached = this.#cached.get(key) ?? { loading: load(), sizeBytes: 0, leases: 0, lent: false };
    const isNew = !this.#cached.has(key);
    this.#cached.delete(key);
    this.#cached.set(key, cached);
    if (isNew) void this.#weigh(key, cached);
    return cached;
  }

  async #weigh(key: string, cached: CachedBitmap): Promise<void> {
    const bitmap = await cached.loading.catch(() => null);
    // What failed may succeed next time.
    if (!bitmap) this.#cached.delete(key);
    else cached.sizeBytes = bitmap.width * bitmap.height * BYTES_PER_PIXEL;
    this.#evict();
  }

  #evict(): void {
    let sizeBytes = this.sizeBytes;
    for (const [key, cached] of this.#cached) {
      if (sizeBytes <= this.#limitBytes) return;
      if (cached.leases > 0 || cached.sizeBytes === 0) continue;
      this.#cached.delete(key);
      sizeBytes -= cached.sizeBytes;
      closeIfUnheld(cached);
    }
  }

  #release(key: string, cached: CachedBitmap): void {
    cached.leases -= 1;
    if (this.#cached.get(key) === cached) this.#evict();
    else closeIfUnheld(cached);
  }
}

function closeIfUnheld({ loading, leases, lent }: CachedBitmap): void {
  if (leases === 0 && !lent) void loading.then((bitmap) => bitmap?.close());
}
