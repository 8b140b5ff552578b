import type { Capabilities } from '../../lib/contracts/capabilities.ts';
import { toFailure } from '../../lib/kernel/app-error.ts';
import type { AppState } from '../../lib/state/app-state.ts';
import { m } from '../../messages/generated/messages.js';
import { toRecipe } from './create-request.ts';

export type GenerateOutcome = 'sent' | 'empty-prompt' | 'no-profile' | 'refused';

type Needed = Pick<AppState, 'workspaces' | 'profiles' | 'jobs' | 'ui' | 'toasts' | 'settings' | 'history'>;

/** Within a press of a button, once there is something to keep: browsers say yes more often then. Its answer is shown in the settings. */
function askForPersistence({ settings, history }: Needed): void {
  if (settings.values.storagePersistent !== null || history.total === 0) return;
  settings.requestPersistence().catch(() => undefined);
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
  const result = toRecipe({ draft: workspace.draft, profile, capabilities });
  if (!result.ok) {
    if (result.reason === 'empty-prompt') return 'empty-prompt';
    app.toasts.show({
      text: m.composer_too_many_sources({ count: capabilities.maxSources }),
      tone: 'warning',
    });
    return 'refused';
  }
  askForPersistence(app);
  try {
    await app.jobs.submit({ workspace, profile, recipe: result.recipe, count: workspace.draft.count });
    return 'sent';
  } catch (error) {
    // Loaded when it is needed: the words of all failures are more than the rest of the composer's.
    const { failureTexts } = await import('../../messages/failure-texts.ts');
    const { cause, remedy } = failureTexts(toFailure(error));
    app.toasts.show({ text: `${cause} ${remedy}`, tone: 'danger' });
    return 'refused';
  }
}
