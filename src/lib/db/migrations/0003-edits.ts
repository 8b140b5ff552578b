import type { Migration } from './migration.ts';

/*
 * assets ─── documents (workspaceId/assetId)  what lies over a picture
 * documents ─┬─ maskTiles (documentId)         its mask, tile by tile
 *            └─ undoSteps (documentId)         acts that can be taken back
 */
export const edits: Migration = {
  name: '0003-edits',
  stores: {
    documents: 'id, workspaceId, assetId',
    maskTiles: 'id, documentId',
    undoSteps: 'id, [documentId+number]',
  },
};
