import type { Capabilities } from '../../lib/contracts/capabilities.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { Draft, Workspace } from '../../lib/contracts/workspace.ts';
import { toFailure } from '../../lib/kernel/app-error.ts';
import { capabilitiesOf } from '../../lib/kernel/capabilities-of.ts';
import type { AppState } from '../../lib/state/app-state.ts';
import type { KitState } from '../../lib/state/create-kit.ts';
import { MAX_SLOTS } from '../../lib/state/jobs.svelte.ts';
import type { UiState } from '../../lib/state/ui-state.svelte.ts';
import { m } from '../../messages/generated/messages.js';
import type { MakeEdit } from './canvas/edit/take-shown-edit.ts';
import { chooseModel } from './choose-model.ts';
import type { ChosenModel } from './choose-model.ts';
import { toRecipes } from './create-request.ts';
import type { RecipeRefusal, WishedKit } from './create-request.ts';

export type GenerateOutcome = 'sent' | 'empty-prompt' | 'no-profile' | 'refused';

/** What the canvas said of the picture in the moment of a press: the workspace may not be the current one when it is sent. */
export type PressedCanvas = Pick<UiState, 'isMasked' | 'isMarked' | 'canvasAssetId'>;

export interface Press {
  workspaceId: string;
  canvas: PressedCanvas;
}

type Needed = Pick<
  AppState,
  'workspaces' | 'profiles' | 'jobs' | 'ui' | 'toasts' | 'settings' | 'history' | 'loadEditing' | 'loadKit'
>;

/** Within a press of a button, once there is something to keep: browsers say yes more often then. Its answer is shown in the settings. */
function askForPersistence({ settings, history }: Needed): void {
  if (settings.values.storagePersistent !== null || history.total === 0) return;
  settings.requestPersistence().catch(() => undefined);
}

/** What of the shown picture goes along; undefined where nothing lies over it. Throws where that cannot be found out. */
async function takeEdit(
  app: Needed,
  workspace: Workspace,
  { isMasked, isMarked, canvasAssetId }: PressedCanvas,
): Promise<MakeEdit | undefined> {
  const isBare = workspace.shownAssetId === '' && workspace.batchId === '';
  if (isBare || (isMasked === false && isMarked === false)) return undefined;
  const isKnown = isMasked !== undefined && isMarked !== undefined;
  const { takeShownEdit } = await import('./canvas/edit/take-shown-edit.ts');
  return takeShownEdit(app, workspace, isKnown ? canvasAssetId : '');
}

async function tellFailure({ toasts }: Needed, error: unknown): Promise<void> {
  // Loaded when it is needed: the words of all failures are more than the rest of the composer's.
  const { failureTexts } = await import('../../messages/failure-texts.ts');
  const { cause, remedy } = failureTexts(toFailure(error));
  toasts.show({ text: `${cause} ${remedy}`, tone: 'danger' });
}

/** Sends what the draft of a workspace asks for, whichever is current by then; what keeps it from being sent is said. */
export async function generate(app: Needed, { workspaceId, canvas }: Press): Promise<GenerateOutcome> {
  const workspace = app.workspaces.find(workspaceId);
  if (!workspace) return 'refused';
  const profile = app.profiles.find(workspace.draft.profileId) ?? app.profiles.default;
  if (!profile) {
    app.ui.setupOpen = true;
    return 'no-profile';
  }
  try {
    return await send(app, { workspace, canvas, profile, capabilities: capabilitiesOf(profile) });
  } catch (error) {
    await tellFailure(app, error);
    return 'refused';
  }
}

/** A prompt without any of these says what it says, to any model. */
const MAY_BE_OPEN = /[{}\\#()]|__|\/\*/u;

function needsKit(draft: Draft): boolean {
  const { prompt, isAutomatic, imageModel, templateId, styleId, personaId } = draft;
  const names = [imageModel, templateId, styleId, personaId];
  return isAutomatic === true || names.some(Boolean) || MAY_BE_OPEN.test(prompt);
}

function toWishedKit({ kit }: KitState, draft: Draft): WishedKit {
  return {
    template: kit.findTemplate(draft.templateId),
    style: kit.findStyle(draft.styleId),
    persona: kit.findPersona(draft.personaId),
    lists: kit.lists,
  };
}

interface Own {
  profile: Profile;
  capabilities: Capabilities;
}

/** Chosen anew where that is wanted; else the profile, with the model that the draft names or its own. */
async function findModel(
  { draft, own, canvas }: { draft: Draft; own: Own; canvas: PressedCanvas },
  { state, kit }: { state: KitState; kit: WishedKit },
): Promise<ChosenModel> {
  const { profile, capabilities } = own;
  if (draft.isAutomatic) {
    const isShownSent = canvas.isMasked === true || canvas.isMarked === true;
    const references = kit.persona?.references.length ?? 0;
    const along = { hasMask: canvas.isMasked === true, isShownSent, references };
    const chosen = await chooseModel(state.choices, { draft, template: kit.template, along });
    if (chosen) return chosen;
  }
  const imageModel = draft.imageModel || profile.imageModel;
  if (imageModel === profile.imageModel) return { profile, imageModel, capabilities };
  return { profile, imageModel, capabilities: await state.choices.capabilitiesOf(profile, imageModel) };
}

/** What keeps a draft from being sent, in words; an empty prompt is said at its field. */
const REFUSALS: Record<RecipeRefusal, ((capabilities: Capabilities) => string) | undefined> = {
  'empty-prompt': undefined,
  'too-many-sources': ({ maxSources }) => m.composer_too_many_sources({ count: maxSources }),
  'too-few-sources': () => m.generate_too_few_sources(),
  'prompt-too-long': ({ promptLength = 0 }) => m.generate_prompt_too_long({ max: promptLength }),
  'too-many-variants': () => m.generate_too_many_variants({ count: MAX_SLOTS }),
};

async function send(
  app: Needed,
  { workspace, canvas, ...own }: { workspace: Workspace; canvas: PressedCanvas } & Own,
): Promise<GenerateOutcome> {
  const { draft } = workspace;
  if (draft.prompt.trim() === '') return 'empty-prompt';
  // First of all: another workspace may be opened while the rest is found out.
  const makeEdit = await takeEdit(app, workspace, canvas);
  const state = needsKit(draft) ? await app.loadKit() : undefined;
  const kit = state ? toWishedKit(state, draft) : {};
  const chosen: ChosenModel = state
    ? await findModel({ draft, own, canvas }, { state, kit })
    : { ...own, imageModel: own.profile.imageModel };
  const { profile, imageModel, capabilities } = chosen;
  const edit = await makeEdit?.(capabilities);
  if (edit === null) return 'refused';
  const result = toRecipes({ draft: { ...draft, imageModel }, profile, capabilities, edit, kit });
  if (!result.ok) {
    const words = REFUSALS[result.reason];
    if (!words) return 'empty-prompt';
    app.toasts.show({ text: words(capabilities), tone: 'warning' });
    return 'refused';
  }
  askForPersistence(app);
  await app.jobs.submit({ workspace, profile, recipes: result.recipes });
  return 'sent';
}
