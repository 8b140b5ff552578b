import type { Workspace } from '../../../lib/contracts/workspace.ts';

/**
 * A place in the results that was chosen by hand, of a job that may have no image to remember. It holds until the workspace shows
 * another batch or somebody opens another image.
 */
export interface SlotChoice {
  workspaceId: string;
  batchId: string;
  shownAssetId: string;
  key: string;
}

export function toSlotChoice(workspace: Workspace, key: string, shownAssetId: string): SlotChoice {
  return { workspaceId: workspace.id, batchId: workspace.batchId, shownAssetId, key };
}

/** Key of the chosen place as long as the choice holds, else empty. */
export function toChosenKey(choice: SlotChoice | undefined, workspace: Workspace | undefined): string {
  const holds =
    choice !== undefined &&
    workspace !== undefined &&
    choice.workspaceId === workspace.id &&
    choice.batchId === workspace.batchId &&
    choice.shownAssetId === workspace.shownAssetId;
  return holds ? choice.key : '';
}
