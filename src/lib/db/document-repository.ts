import type { EditDocument, UndoStep } from '../contracts/edit-document.ts';
import type { EaselDatabase } from './database.ts';
import { guardStorage } from './storage-failure.ts';

/** An act and what stands after it, written together. */
export interface WrittenAct {
  document: EditDocument;
  /** The act; undefined where nothing new was done. */
  added?: UndoStep;
  /** Numbers of acts that were taken back or done again. */
  turned?: { number: number; isUndone: boolean }[];
  /** Numbers of acts that are forgotten. */
  dropped?: number[];
}

export interface DocumentRepository {
  get(id: string): Promise<EditDocument | undefined>;
  /** Acts of a document, oldest first. */
  steps(documentId: string): Promise<UndoStep[]>;
  /** All or nothing. */
  write(act: WrittenAct): Promise<void>;
  /** With its acts. */
  remove(id: string): Promise<void>;
}

/** What is painted and drawn over pictures. */
export function createDocumentRepository(db: EaselDatabase): DocumentRepository {
  const toStepId = (documentId: string, number: number) => `${documentId}/${number}`;
  return {
    get: (id) => guardStorage(() => db.documents.get(id)),
    steps: (documentId) =>
      guardStorage(() =>
        db.undoSteps
          .where('[documentId+number]')
          .between([documentId, -Infinity], [documentId, Infinity])
          .toArray(),
      ),
    write: ({ document, added, turned = [], dropped = [] }) =>
      guardStorage(() =>
        db.transaction('rw', db.documents, db.undoSteps, async () => {
          await db.documents.put(document);
          await db.undoSteps.bulkDelete(dropped.map((number) => toStepId(document.id, number)));
          for (const { number, isUndone } of turned) {
            await db.undoSteps.update(toStepId(document.id, number), { isUndone });
          }
          if (added) await db.undoSteps.put(added);
        }),
      ),
    remove: (id) =>
      guardStorage(() =>
        db.transaction('rw', db.documents, db.undoSteps, async () => {
          await db.documents.delete(id);
          await db.undoSteps.where('[documentId+number]').between([id, -Infinity], [id, Infinity]).delete();
        }),
      ),
  };
}
