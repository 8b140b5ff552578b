import type { Mark } from './mark.ts';
import type { Size } from './size.ts';

/** What lies over one picture in one workspace. Its mask is in the mask tiles. */
export interface EditDocument extends Size {
  /** `workspaceId/assetId`. */
  id: string;
  workspaceId: string;
  assetId: string;
  marks: Mark[];
  /** Rises with every act that is written: who has not seen the newest has to read it first. Rows before it: 0. */
  revision: number;
  updatedAt: number;
}

/** 128 x 128 pixels of a document's mask, PackBits; a tile that is missing is empty. */
export interface MaskTile {
  /** `documentId/column/row`. */
  id: string;
  documentId: string;
  column: number;
  row: number;
  packed: Uint8Array<ArrayBuffer>;
}

/** One act that can be taken back, as it is stored. */
export interface UndoStep {
  /** `documentId/number`. */
  id: string;
  documentId: string;
  /** Rises with every act of a document. */
  number: number;
  /** It was taken back and can be done again. */
  isUndone: boolean;
  change: unknown;
}
