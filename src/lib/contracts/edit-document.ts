import type { Mark } from './mark.ts';
import type { Size } from './recipe.ts';

/** What is painted and drawn over one picture in one workspace. */
export interface EditDocument extends Size {
  /** `workspaceId/assetId`. */
  id: string;
  workspaceId: string;
  assetId: string;
  /** The mask, PackBits over all of its bytes; undefined where nothing is painted. */
  mask?: Uint8Array<ArrayBuffer>;
  marks: Mark[];
  updatedAt: number;
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
