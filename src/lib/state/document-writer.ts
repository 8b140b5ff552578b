import type { EditDocument } from '../contracts/edit-document.ts';
import type { Failure } from '../contracts/failure.ts';
import type { WrittenAct } from '../db/document-repository.ts';
import type { Repositories } from '../db/repositories.ts';
import { toFailure } from '../kernel/app-error.ts';
import { rebaseAct } from './rebase-act.ts';

/** An act as whoever does it says it; what it does not say is nothing. */
export type DoneAct = Partial<Omit<WrittenAct, 'document'>>;

export function toWrittenAct(document: EditDocument, act: DoneAct): WrittenAct {
  return { tiles: [], replacesMask: false, dropped: [], ...act, document };
}

export interface DocumentWriterOptions {
  documents: Pick<Repositories['documents'], 'get' | 'write'>;
  /** Told why acts cannot be written, and undefined once all are. */
  onState(failure: Failure | undefined): void;
  /** Acts of a document had to be done again over what another window has done: it is not as it was thought to be. */
  onOvertaken(documentId: string): void;
}

/**
 * Writes acts one after another, each whole or not at all. One that cannot be written is kept, and what follows waits behind it:
 * rows always stand as they stood after some act. The next act, or `flush`, tries again.
 */
export class DocumentWriter {
  readonly #options: DocumentWriterOptions;
  readonly #waiting: WrittenAct[] = [];
  readonly #overtaken = new Set<string>();
  #writing: Promise<void> = Promise.resolve();

  constructor(options: DocumentWriterOptions) {
    this.#options = options;
  }

  /** Something that was given is not written yet. */
  get isBusy(): boolean {
    return this.#waiting.length > 0;
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
        await this.#writeOne(act);
        this.#waiting.shift();
      }
      this.#options.onState(undefined);
    } catch (error) {
      this.#options.onState(toFailure(error));
    }
    const overtaken = [...this.#overtaken];
    this.#overtaken.clear();
    for (const id of overtaken) this.#options.onOvertaken(id);
  }

  async #writeOne(act: WrittenAct): Promise<void> {
    const { documents } = this.#options;
    for (let next: WrittenAct | undefined = act; next;) {
      if ((await documents.write(next)) !== 'overtaken') return;
      this.#overtaken.add(act.document.id);
      next = rebaseAct(act, await documents.get(act.document.id));
    }
  }
}
