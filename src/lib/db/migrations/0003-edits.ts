import type { Migration } from './migration.ts';

/*
 * assets ─── documents (workspaceId/assetId)  mask and marks over a picture
 * documents ─── undoSteps (documentId)        acts that can be taken back
 */
export const edits: Migration = {
  name: '0003-edits',
  stores: {
    documents: 'id, workspaceId',
    undoSteps: 'id, [documentId+number]',
  },
};
