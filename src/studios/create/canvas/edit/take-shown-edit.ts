import type { Capabilities } from '../../../../lib/contracts/capabilities.ts';
import type { Workspace } from '../../../../lib/contracts/workspace.ts';
import type { AppState } from '../../../../lib/state/app-state.ts';
import { m } from '../../../../messages/generated/messages.js';
import type { ShownEdit } from '../../create-request.ts';
import { toResultItems } from '../result-items.ts';
import { chooseShown } from '../shown-picture.ts';

type Needed = Pick<AppState, 'loadEditing' | 'jobs' | 'toasts'>;

/**
 * Makes what a request carries of it, for a model of these sizes; undefined where nothing lies over the picture. Null where the
 * marks cannot be drawn, which is said. Throws AppError where it cannot be stored.
 */
export type MakeEdit = (capabilities: Pick<Capabilities, 'sizes'>) => Promise<ShownEdit | null | undefined>;

/**
 * Takes the picture that a workspace shows, with its mask and its marks, as they are now: whatever is opened or painted after that
 * is not meant. `assetId`: on its canvas; empty where that was not opened yet. Throws AppError where it cannot be read.
 */
export async function takeShownEdit(app: Needed, workspace: Workspace, assetId: string): Promise<MakeEdit> {
  const { editing, acts, markSender } = await app.loadEditing();
  const picture = await editing.read(workspace.id, assetId || findShownId(app, workspace));
  return async ({ sizes }) => {
    if (picture?.asset.kind !== 'final') return undefined;
    const masked = await acts.toMaskedSource(picture, sizes);
    const marked = await markSender.toMarkedSource(picture, masked);
    if (marked === null) {
      app.toasts.show({ text: m.editor_marks_undrawable(), tone: 'warning' });
      return null;
    }
    return marked ? { ...masked, ...marked } : masked;
  };
}

function findShownId({ jobs }: Needed, { id, shownAssetId }: Workspace): string {
  const items = toResultItems(jobs.ofWorkspaceNow(id));
  return chooseShown({ items, chosenKey: '', shownAssetId }).assetId;
}
