import type { PixelComparison } from '../../../../lib/contracts/image-api.ts';
import type { AppState } from '../../../../lib/state/app-state.ts';

/** `failed`: one of them cannot be read, or the image worker died. */
export type DifferenceState = 'idle' | 'measuring' | 'measured' | 'failed';

/** What differs between two pictures: measured when it is first looked at, kept as long as they are the same. */
export class Difference {
  #found = $state.raw<PixelComparison>();
  #state = $state.raw<DifferenceState>('idle');
  #key = '';
  #abort = new AbortController();
  readonly #app: Pick<AppState, 'loadEditing'>;

  constructor(app: Pick<AppState, 'loadEditing'>) {
    this.#app = app;
  }

  get found(): PixelComparison | undefined {
    return this.#found;
  }

  get state(): DifferenceState {
    return this.#state;
  }

  /** By the hashes of their bytes; which of them comes first does not matter. */
  async measure(a: string, b: string): Promise<void> {
    const [first = a, second = b] = [a, b].sort();
    const key = `${first} ${second}`;
    if (key === this.#key) return;
    this.stop();
    this.#key = key;
    this.#state = 'measuring';
    const { signal } = (this.#abort = new AbortController());
    try {
      const { comparing } = await this.#app.loadEditing();
      const found = await comparing.findDifferences(first, second, { signal });
      if (signal.aborted) return found.heat.close();
      this.#found = found;
      this.#state = 'measured';
    } catch {
      // What was given up is no failure; what failed is said in words, and tried again when it is next looked at.
      if (signal.aborted) return;
      this.#key = '';
      this.#state = 'failed';
    }
  }

  /** Gives up what is being measured, and forgets what was. */
  stop(): void {
    this.#abort.abort();
    this.#key = '';
    this.#state = 'idle';
    const before = this.#found;
    this.#found = undefined;
    before?.heat.close();
  }
}
