/** Finds, or makes, the small picture of an image; null if its bytes cannot be read. */
export type LoadThumbnail = (assetId: string, bytesHash: string) => Promise<string | null>;

export interface ThumbnailRequest {
  assetId: string;
  bytesHash: string;
  /** Called once, unless the request is cancelled first. */
  onload: (url: string | null) => void;
}

/**
 * Loads thumbnails for what is in view, a few at a time and the newest wish first: after a long scroll the pictures on the screen
 * do not wait for those that have passed. A wish that is withdrawn before its turn is never begun.
 */
export class ThumbnailQueue {
  readonly #load: LoadThumbnail;
  readonly #parallel: number;
  readonly #waiting: ThumbnailRequest[] = [];
  #running = 0;

  constructor(load: LoadThumbnail, parallel = 4) {
    this.#load = load;
    this.#parallel = parallel;
  }

  /** Returns the way to withdraw the wish. */
  request(request: ThumbnailRequest): () => void {
    let isCancelled = false;
    const wish = {
      ...request,
      onload: (url: string | null) => (isCancelled ? undefined : request.onload(url)),
    };
    this.#waiting.push(wish);
    // After the present task, so that the wishes of one screenful are known before the first is begun.
    queueMicrotask(() => this.#next());
    return () => {
      isCancelled = true;
      const place = this.#waiting.indexOf(wish);
      if (place >= 0) this.#waiting.splice(place, 1);
    };
  }

  #next(): void {
    while (this.#running < this.#parallel) {
      const wish = this.#waiting.pop();
      if (!wish) return;
      void this.#run(wish);
    }
  }

  async #run(wish: ThumbnailRequest): Promise<void> {
    this.#running += 1;
    const url = await this.#load(wish.assetId, wish.bytesHash).catch(() => null);
    this.#running -= 1;
    wish.onload(url);
    this.#next();
  }
}
