import type { Asset } from '../../../../lib/contracts/asset.ts';
import type { Workspace } from '../../../../lib/contracts/workspace.ts';
import type { AppState } from '../../../../lib/state/app-state.ts';
import type { MaskedSource } from '../../../../lib/state/masked-source.ts';
import { toResultItems } from '../result-items.ts';
import { chooseShown } from '../shown-picture.ts';

type Needed = Pick<AppState, 'loadEditing' | 'history' | 'jobs' | 'ui'>;

/** The shown picture and its mask, as a request carries them; undefined where it has none. */
export async function readMaskedSource(app: Needed, workspace: Workspace): Promise<MaskedSource | undefined> {
  const { editing, acts } = await app.loadEditing();
  // Pressed before the canvas has opened the picture: then it is opened here.
  if (app.ui.isMasked === undefined) {
    const asset = await findShown(app, workspace);
    await editing.open(workspace.id, asset?.kind === 'final' ? asset : undefined);
  }
  return acts.toMaskedSource();
}

async function findShown({ history, jobs }: Needed, workspace: Workspace): Promise<Asset | undefined> {
  const items = toResultItems(jobs.ofWorkspaceNow(workspace.id));
  const { assetId } = chooseShown({ items, chosenKey: '', shownAssetId: workspace.shownAssetId });
  return history.find(assetId);
}
