/** The time that components show, in milliseconds since the epoch. It stands still unless somebody runs it. */
export class Clock {
  #now = $state.raw(Date.now());

  get now(): number {
    return this.#now;
  }

  /** Ticks until the answer is called. */
  run(intervalMs: number): () => void {
    this.#now = Date.now();
    const timer = setInterval(() => (this.#now = Date.now()), intervalMs);
    return () => clearInterval(timer);
  }
}
