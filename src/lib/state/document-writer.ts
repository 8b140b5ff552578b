import type { EditDocument } from '../contracts/edit-document.ts';
import type { Failure } from '../contracts/failure.ts';
import type { WrittenAct } from '../db/document-repository.ts';
import type { Repositories } from '../db/repositories.ts';
import { toFailure } from '../kernel/app-error.ts';

/** An act as whoever does it says it; what it does not say is nothing. */
export type DoneAct = Partial<Omit<WrittenAct, 'document'>>;

export function toWrittenAct(document: EditDocument, act: DoneAct): WrittenAct {
  return { tiles: [], replacesMask: false, dropped: [], ...act, document };
}

/**
 * Writes acts one after another, each whole or not at all. One that cannot be written is kept, and what follows waits behind it:
 * rows always stand as they stood after some act. The next act, or `flush`, tries again.
 */
export class DocumentWriter {
  readonly #documents: Pick<Repositories['documents'], 'write'>;
  readonly #onState: (failure: Failure | undefined) => void;
  readonly #waiting: WrittenAct[] = [];
  #writing: Promise<void> = Promise.resolve();

  /** `onState` is told why acts cannot be written, and undefined once all are. */
  constructor(
    documents: Pick<Repositories['documents'], 'write'>,
    onState: (failure: Failure | undefined) => void,
  ) {
    this.#documents = documents;
    this.#onState = onState;
  }

  write(act: WrittenAct): void {
    this.#waiting.push(act);
    void this.flush();
  }

  /** Resolves when all that was given is written, or cannot be. */
  flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#drain());
    return this.#writing;
  }

  async #drain(): Promise<void> {
    try {
      for (let act = this.#waiting[0]; act; act = this.#waiting[0]) {
        await this.#documents.write(act);
        this.#waiting.shift();
      }
      this.#onState(undefined);
    } catch (error) {
      this.#onState(toFailure(error));
    }
  }
}
