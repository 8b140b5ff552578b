import type { Capabilities } from '../../lib/contracts/capabilities.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { Workspace } from '../../lib/contracts/workspace.ts';
import { toFailure } from '../../lib/kernel/app-error.ts';
import type { AppState } from '../../lib/state/app-state.ts';
import { m } from '../../messages/generated/messages.js';
import { toRecipe } from './create-request.ts';
import type { ShownEdit } from './create-request.ts';

export type GenerateOutcome = 'sent' | 'empty-prompt' | 'no-profile' | 'refused';

type Needed = Pick<
  AppState,
  'workspaces' | 'profiles' | 'jobs' | 'ui' | 'toasts' | 'settings' | 'history' | 'loadEditing'
>;

/** Within a press of a button, once there is something to keep: browsers say yes more often then. Its answer is shown in the settings. */
function askForPersistence({ settings, history }: Needed): void {
  if (settings.values.storagePersistent !== null || history.total === 0) return;
  settings.requestPersistence().catch(() => undefined);
}

/**
 * The shown picture with what lies over it and goes along; undefined where nothing does. Null where it cannot be drawn, which is
 * said. Throws where that cannot be found out.
 */
async function findEdit(
  app: Needed,
  workspace: Workspace,
  capabilities: Capabilities,
): Promise<ShownEdit | null | undefined> {
  const isBare = workspace.shownAssetId === '' && workspace.batchId === '';
  if (isBare || (app.ui.isMasked === false && app.ui.isMarked === false)) return undefined;
  const { readShownEdit } = await import('./canvas/edit/read-shown-edit.ts');
  return readShownEdit(app, workspace, capabilities);
}

async function tellFailure({ toasts }: Needed, error: unknown): Promise<void> {
  // Loaded when it is needed: the words of all failures are more than the rest of the composer's.
  const { failureTexts } = await import('../../messages/failure-texts.ts');
  const { cause, remedy } = failureTexts(toFailure(error));
  toasts.show({ text: `${cause} ${remedy}`, tone: 'danger' });
}

/** Sends what the current workspace's draft asks for; what keeps it from being sent is said. */
export async function generate(app: Needed, capabilities: Capabilities): Promise<GenerateOutcome> {
  const workspace = app.workspaces.current;
  if (!workspace) return 'refused';
  const profile = app.profiles.find(workspace.draft.profileId) ?? app.profiles.default;
  if (!profile) {
    app.ui.setupOpen = true;
    return 'no-profile';
  }
  try {
    return await send(app, { workspace, profile, capabilities });
  } catch (error) {
    await tellFailure(app, error);
    return 'refused';
  }
}

async function send(
  app: Needed,
  {
    workspace,
    profile,
    capabilities,
  }: { workspace: Workspace; profile: Profile; capabilities: Capabilities },
): Promise<GenerateOutcome> {
  const { draft } = workspace;
  if (draft.prompt.trim() === '') return 'empty-prompt';
  const edit = await findEdit(app, workspace, capabilities);
  if (edit === null) return 'refused';
  const result = toRecipe({ draft, profile, capabilities, edit });
  if (!result.ok) {
    if (result.reason === 'empty-prompt') return 'empty-prompt';
    app.toasts.show({
      text: m.composer_too_many_sources({ count: capabilities.maxSources }),
      tone: 'warning',
    });
    return 'refused';
  }
  askForPersistence(app);
  await app.jobs.submit({ workspace, profile, recipe: result.recipe, count: draft.count });
  return 'sent';
}
