import type { EditDocument } from '../contracts/edit-document.ts';
import type { Failure } from '../contracts/failure.ts';
import type { WrittenAct } from '../db/document-repository.ts';
import type { Repositories } from '../db/repositories.ts';
import { toFailure } from '../kernel/app-error.ts';

/** Writes a document's acts one after another, each whole or not at all. */
export class DocumentWriter {
  readonly #documents: Repositories['documents'];
  readonly #onFailure: (failure: Failure) => void;
  #writing: Promise<void> = Promise.resolve();

  constructor(documents: Repositories['documents'], onFailure: (failure: Failure) => void) {
    this.#documents = documents;
    this.#onFailure = onFailure;
  }

  write(document: EditDocument, act: Partial<Omit<WrittenAct, 'document'>>): void {
    const whole: WrittenAct = { tiles: [], replacesMask: false, dropped: [], ...act, document };
    this.#writing = this.#writing
      .then(() => this.#documents.write(whole))
      .catch((error: unknown) => this.#onFailure(toFailure(error)));
  }

  /** Resolves when all that was given is written. */
  flush(): Promise<void> {
    return this.#writing;
  }
}
