import type { AppState } from '../../lib/state/app-state.ts';
import { m } from '../../messages/generated/messages.js';

type Needed = Pick<AppState, 'workspaces' | 'images' | 'toasts'>;

/** Why a file cannot be used. */
export const REFUSALS = {
  type: m.composer_source_type,
  size: m.composer_source_size,
  decode: m.composer_source_decode,
  storage: m.composer_source_storage,
};

/** Adds files to the sources of the workspace that is current now, one after the other; a file that cannot be used is named. */
export async function addSources(app: Needed, files: readonly File[], maxSources: number): Promise<void> {
  const workspaceId = app.workspaces.current?.id;
  for (const file of files) {
    const sources = app.workspaces.list.find(({ id }) => id === workspaceId)?.draft.sources;
    if (!sources) return;
    if (sources.length >= maxSources) {
      app.toasts.show({ text: m.composer_too_many_sources({ count: maxSources }), tone: 'warning' });
      return;
    }
    const added = await app.images.addFile(file, file.name);
    if (added.ok) app.workspaces.addSource(added.source, workspaceId);
    else app.toasts.show({ text: REFUSALS[added.reason]({ name: file.name }), tone: 'warning' });
  }
}

/** Files of a paste or a drop. */
export function filesOf(transfer: DataTransfer | null): File[] {
  return [...(transfer?.files ?? [])];
}
