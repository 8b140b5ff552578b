/**
 * Tells whether a query's answer may lack what was written here: it began before the write had ended. Such an answer is left
 * out, or what shows already would vanish for a moment; after a write the database is always asked again.
 */
export class WriteClock {
  #tick = 0;
  #lastWriteTick = 0;
  #running = 0;

  /** Runs a query; its answer comes with the tick at which it began. */
  query<T>(run: () => Promise<T>): Promise<{ tick: number; value: T }> {
    this.#tick += 1;
    const tick = this.#tick;
    return run().then((value) => ({ tick, value }));
  }

  async write<T>(run: () => Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await run();
    } finally {
      this.#running -= 1;
      this.#tick += 1;
      this.#lastWriteTick = this.#tick;
    }
  }

  isStale(tick: number): boolean {
    return this.#running > 0 || tick < this.#lastWriteTick;
  }
}
