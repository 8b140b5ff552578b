import { observe } from '../db/observe.ts';
import type { Repositories } from '../db/repositories.ts';

/** The newest revision of a document that is stored, in this window or by another one. */
export class RevisionWatch {
  readonly #documents: Pick<Repositories['documents'], 'revisionOf'>;
  readonly #onChange: () => void;
  #newest = 0;
  #stop: () => void = () => undefined;

  constructor(documents: Pick<Repositories['documents'], 'revisionOf'>, onChange: () => void) {
    this.#documents = documents;
    this.#onChange = onChange;
  }

  /** 0 while none is known. */
  get newest(): number {
    return this.#newest;
  }

  start(id: string): void {
    this.stop();
    const take = (revision: number): void => {
      this.#newest = revision;
      this.#onChange();
    };
    // Where it cannot be watched, the next act finds out.
    this.#stop = observe(
      () => this.#documents.revisionOf(id),
      take,
      () => undefined,
    );
  }

  stop(): void {
    this.#stop();
    this.#newest = 0;
  }
}
