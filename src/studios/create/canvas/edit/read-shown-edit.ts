import type { Asset } from '../../../../lib/contracts/asset.ts';
import type { Capabilities } from '../../../../lib/contracts/capabilities.ts';
import type { Workspace } from '../../../../lib/contracts/workspace.ts';
import type { AppState } from '../../../../lib/state/app-state.ts';
import { m } from '../../../../messages/generated/messages.js';
import type { ShownEdit } from '../../create-request.ts';
import { toResultItems } from '../result-items.ts';
import { chooseShown } from '../shown-picture.ts';

type Needed = Pick<AppState, 'loadEditing' | 'history' | 'jobs' | 'toasts' | 'ui'>;

/**
 * The shown picture with its mask and its marks, as a request carries them; undefined where it has none. Null where the
 * marks cannot be drawn, which is said.
 */
export async function readShownEdit(
  app: Needed,
  workspace: Workspace,
  { sizes }: Pick<Capabilities, 'sizes'>,
): Promise<ShownEdit | null | undefined> {
  const { editing, acts, markSender } = await app.loadEditing();
  // Pressed before the canvas has opened the picture: then it is opened here.
  if (app.ui.isMasked === undefined || app.ui.isMarked === undefined) {
    const asset = await findShown(app, workspace);
    await editing.open(workspace.id, asset?.kind === 'final' ? asset : undefined);
  }
  const masked = await acts.toMaskedSource(sizes);
  const marked = await markSender.toMarkedSource(masked);
  if (marked === null) {
    app.toasts.show({ text: m.editor_marks_undrawable(), tone: 'warning' });
    return null;
  }
  return marked ? { ...masked, ...marked } : masked;
}

async function findShown({ history, jobs }: Needed, workspace: Workspace): Promise<Asset | undefined> {
  const items = toResultItems(jobs.ofWorkspaceNow(workspace.id));
  const { assetId } = chooseShown({ items, chosenKey: '', shownAssetId: workspace.shownAssetId });
  return history.find(assetId);
}
