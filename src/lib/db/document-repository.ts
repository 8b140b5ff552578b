import type { EditDocument, MaskTile, UndoStep } from '../contracts/edit-document.ts';
import type { EaselDatabase } from './database.ts';
import { guardStorage } from './storage-failure.ts';

/** A tile of the mask as it stands after an act. */
export type WrittenTile = Pick<MaskTile, 'column' | 'row' | 'packed'>;

/** An act and what stands after it, written together. */
export interface WrittenAct {
  /** Its revision is the next after the one that the act was done over. */
  document: EditDocument;
  tiles: WrittenTile[];
  /** The mask's size changed: all tiles that are not written now are gone. */
  replacesMask: boolean;
  /** The act; undefined where nothing new was done. */
  added?: { number: number; change: unknown };
  /** An act that was taken back or done again. */
  turned?: { number: number; isUndone: boolean };
  /** Numbers of acts that are forgotten. */
  dropped: number[];
}

/** A document with all that belongs to it. */
export interface StoredDocument {
  document: EditDocument;
  tiles: MaskTile[];
  /** Oldest first. */
  steps: UndoStep[];
}

/** `overtaken`: someone else has written since the revision that the act follows, and nothing was written. */
export type WriteOutcome = 'written' | 'overtaken';

export interface DocumentRepository {
  get(id: string): Promise<StoredDocument | undefined>;
  /** 0 where there is no document; cheap, to be watched. */
  revisionOf(id: string): Promise<number>;
  /** All or nothing. */
  write(act: WrittenAct): Promise<WriteOutcome>;
}

/** Removes documents with all that belongs to them. For use within a transaction over the three tables. */
export async function removeDocuments(db: EaselDatabase, ids: string[]): Promise<void> {
  await db.documents.bulkDelete(ids);
  await db.maskTiles.where('documentId').anyOf(ids).delete();
  for (const id of ids) await stepsOf(db, id).delete();
}

function stepsOf(db: EaselDatabase, documentId: string) {
  return db.undoSteps.where('[documentId+number]').between([documentId, -Infinity], [documentId, Infinity]);
}

/** What is painted and drawn over pictures. */
export function createDocumentRepository(db: EaselDatabase): DocumentRepository {
  return {
    get: (id) =>
      guardStorage(() =>
        db.transaction('r', db.documents, db.maskTiles, db.undoSteps, async () => {
          const document = await db.documents.get(id);
          const tiles = await db.maskTiles.where('documentId').equals(id).toArray();
          const steps = await stepsOf(db, id).toArray();
          return document && { document, tiles, steps };
        }),
      ),
    revisionOf: (id) => guardStorage(async () => toRevision(await db.documents.get(id))),
    write: (act) =>
      guardStorage(() =>
        db.transaction('rw', db.documents, db.maskTiles, db.undoSteps, () => writeAct(db, act)),
      ),
  };
}

/** For use within a transaction over the table of documents, before anything is written in it. */
export async function isOvertaken(db: EaselDatabase, { document }: WrittenAct): Promise<boolean> {
  return toRevision(await db.documents.get(document.id)) !== document.revision - 1;
}

function toRevision(document: Partial<EditDocument> | undefined): number {
  return document?.revision ?? 0;
}

/** For use within a transaction over the three tables. */
export async function writeAct(db: EaselDatabase, act: WrittenAct): Promise<WriteOutcome> {
  if (await isOvertaken(db, act)) return 'overtaken';
  const { document, tiles, replacesMask, added, turned, dropped } = act;
  const documentId = document.id;
  const toStepId = (number: number) => `${documentId}/${number}`;
  await db.documents.put(document);
  if (replacesMask) await db.maskTiles.where('documentId').equals(documentId).delete();
  await db.maskTiles.bulkPut(
    tiles.map((tile) => ({ ...tile, id: `${documentId}/${tile.column}/${tile.row}`, documentId })),
  );
  await db.undoSteps.bulkDelete(dropped.map(toStepId));
  if (turned) await db.undoSteps.update(toStepId(turned.number), { isUndone: turned.isUndone });
  if (added) await db.undoSteps.put({ ...added, id: toStepId(added.number), documentId, isUndone: false });
  return 'written';
}
