import type { Failure } from '../contracts/failure.ts';
import { toFailure } from '../kernel/app-error.ts';

/** Tells whether another picture was opened since. */
export type IsLate = () => boolean;

/** What takes time with the picture that is open: one work at a time, and nothing more of it once another picture is. */
export class OpenWork {
  #isBusy = $state.raw(false);
  #failure = $state.raw<Failure>();
  #isTurning = false;
  /** Rises when another picture is opened. */
  #turn = 0;

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Why the last could not be done; undefined: it could. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** An edit in place is being made: the mask is about to be another one. */
  get isTurning(): boolean {
    return this.#isTurning;
  }

  /** To be asked later whether what begins now is late by then. */
  mark(): IsLate {
    const turn = this.#turn;
    return () => turn !== this.#turn;
  }

  /** Another picture is about to be opened. */
  leave(): void {
    this.#turn += 1;
    this.#isBusy = false;
    this.#isTurning = false;
    this.#failure = undefined;
  }

  fail(error: unknown): void {
    this.#failure = toFailure(error);
  }

  /** Does nothing where something is being done. A failure is kept, unless it is late. */
  async run(act: (isLate: IsLate) => Promise<void>, { isTurn = false } = {}): Promise<void> {
    if (this.#isBusy) return;
    const isLate = this.mark();
    this.#isBusy = true;
    this.#isTurning = isTurn;
    this.#failure = undefined;
    try {
      await act(isLate);
    } catch (error) {
      if (!isLate()) this.fail(error);
    }
    if (isLate()) return;
    this.#isBusy = false;
    this.#isTurning = false;
  }
}
