import type { EditDocument } from '../contracts/edit-document.ts';
import type { Failure } from '../contracts/failure.ts';
import type { Mark } from '../contracts/mark.ts';
import type { Mask } from '../contracts/mask.ts';
import type { Repositories } from '../db/repositories.ts';
import {
  addChange,
  createEditHistory,
  findForgotten,
  takeRedo,
  takeUndo,
} from '../kernel/undo/edit-history.ts';
import type { EditHistory } from '../kernel/undo/edit-history.ts';
import { toTiles } from '../kernel/undo/tile-journal.ts';
import { DocumentWriter, toWrittenAct } from './document-writer.ts';
import type { DoneAct } from './document-writer.ts';
import type { NumberedChange } from './edit-change.ts';
import type { OpenedDocument } from './opened-document.ts';

export interface DocumentActsOptions {
  documents: Pick<Repositories['documents'], 'get' | 'write'>;
  now(): number;
  /** The open document is not as it was thought to be: another window has acted, too. */
  onOvertaken(): void;
}

/** An act that is about to be done: the history after it, and what is written of it. */
export interface NextAct {
  number: number;
  history: EditHistory<NumberedChange>;
  act: DoneAct;
}

/** An act that is about to be taken back or done again, and the history after that. */
export interface TurnedAct {
  change: NumberedChange;
  history: EditHistory<NumberedChange>;
}

const NO_MARKS: readonly Mark[] = [];

/** The document that is open, the acts over it that can be taken back, and that all of it is written. */
export class DocumentActs {
  #document = $state.raw<EditDocument>();
  #history = $state.raw<EditHistory<NumberedChange>>(createEditHistory());
  #unsaved = $state.raw<Failure>();
  #isWriting = $state.raw(false);
  #nextNumber = 1;
  #outgrown: number[] | undefined;
  readonly #options: DocumentActsOptions;
  readonly #writer: DocumentWriter;

  constructor(options: DocumentActsOptions) {
    this.#options = options;
    this.#writer = new DocumentWriter({
      documents: options.documents,
      onState: (failure) => {
        this.#unsaved = failure;
        this.#isWriting = this.#writer.isBusy;
      },
      onOvertaken: (id) => id === this.#document?.id && options.onOvertaken(),
    });
  }

  /** Undefined while it is being read, and where it cannot be. */
  get document(): EditDocument | undefined {
    return this.#document;
  }

  get marks(): readonly Mark[] {
    return this.#document?.marks ?? NO_MARKS;
  }

  get history(): EditHistory<NumberedChange> {
    return this.#history;
  }

  /** Why the newest acts are not kept yet. */
  get unsaved(): Failure | undefined {
    return this.#unsaved;
  }

  /** Something that was done is not written yet. */
  get isWriting(): boolean {
    return this.#isWriting;
  }

  /** Another document, or the same one as it was read anew. */
  adopt({ document, history, nextNumber, outgrown }: Omit<OpenedDocument, 'mask'>): void {
    this.#document = document;
    this.#history = history;
    this.#nextNumber = nextNumber;
    this.#outgrown = outgrown;
  }

  leave(): void {
    this.#document = undefined;
    this.#history = createEditHistory();
  }

  /** Undefined where there is nothing to be taken back. */
  takeBack(): TurnedAct | undefined {
    return takeUndo(this.#history);
  }

  /** Undefined where there is nothing to be done again. */
  takeAgain(): TurnedAct | undefined {
    return takeRedo(this.#history);
  }

  toNext(change: NumberedChange['change']): NextAct {
    const number = this.#nextNumber;
    const before = this.#history;
    const history = addChange(before, { number, change, sizeBytes: change.sizeBytes });
    const dropped = findForgotten(before, history).map((forgotten) => forgotten.number);
    return { number, history, act: { added: { number, change }, dropped } };
  }

  /** The number of the act after one that was done. */
  toNumberAfter({ added }: DoneAct): number {
    return Math.max(this.#nextNumber, (added?.number ?? 0) + 1);
  }

  /** What stored acts have to go with the next that is written. */
  withOutgrown(act: DoneAct): DoneAct {
    return { ...act, dropped: [...(this.#outgrown ?? []), ...(act.dropped ?? [])] };
  }

  /** An act was done. `mask` is what stands after it; `marks`, where they are others. */
  take(
    { history, act }: Pick<NextAct, 'history' | 'act'>,
    { mask, marks }: { mask: Mask | undefined; marks?: Mark[] },
  ): void {
    const before = this.#document;
    if (!before) return;
    this.#nextNumber = this.toNumberAfter(act);
    this.#history = history;
    const document = toRevised(before, { updatedAt: this.#options.now(), ...(marks ? { marks } : {}) });
    this.#document = document;
    // Only then: packing all of a large mask after every stroke would be felt.
    const written: DoneAct =
      this.#outgrown === undefined
        ? act
        : { ...this.withOutgrown(act), tiles: mask ? toTiles(mask) : [], replacesMask: true };
    this.#outgrown = undefined;
    this.#isWriting = true;
    this.#writer.write(toWrittenAct(document, written));
  }

  /** Resolves when all that was done is kept, or cannot be. */
  flush(): Promise<void> {
    return this.#writer.flush();
  }
}

/** The document after one act more. */
export function toRevised(document: EditDocument, changes: Partial<EditDocument>): EditDocument {
  return { ...document, ...changes, revision: document.revision + 1 };
}
