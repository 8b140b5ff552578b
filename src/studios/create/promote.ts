import type { Asset } from '../../lib/contracts/asset.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { PromptFrame, Recipe } from '../../lib/contracts/recipe.ts';
import { toWeights } from '../../lib/kernel/prompts/weights.ts';
import type { AppState } from '../../lib/state/app-state.ts';
import type { Kit } from '../../lib/state/kit.svelte.ts';
import { MAX_SLOTS } from '../../lib/state/jobs.svelte.ts';
import type { ChosenModel } from './choose-model.ts';
import { toPlainRecipe } from './create-request.ts';
import type { ShownEdit, WishedKit } from './create-request.ts';
import { findRefusal } from './find-refusal.ts';
import type { ModelRefusal } from './find-refusal.ts';
import { toDraftOfRecipe } from './recipe-to-draft.ts';

type Needed = Pick<AppState, 'history' | 'jobs' | 'workspaces' | 'loadKit'>;

type FoundKit = Pick<Kit, 'findPersona' | 'findStyle' | 'findTemplate'>;

/** `gone`: none of the images is there any more; `no-workspace`: nowhere to show what comes. */
export type PromoteOutcome =
  | { ok: true; count: number }
  | { ok: false; reason: ModelRefusal | 'too-many-sources' | 'gone' | 'no-workspace' };

/**
 * The same recipes once more by another model, as a new batch of the current workspace: what was typed and drawn, sources, mask,
 * marks, exact pixels and kit, each as that model takes it. At most ten. Throws AppError as `Jobs.submit` does.
 */
export async function promote(
  app: Needed,
  assetIds: readonly string[],
  { profile, imageModel }: { profile: Profile; imageModel: string },
): Promise<PromoteOutcome> {
  const workspace = app.workspaces.current;
  if (!workspace) return { ok: false, reason: 'no-workspace' };
  const found = await Promise.all(assetIds.map((id) => app.history.find(id)));
  const assets = found.filter((asset) => asset !== undefined).filter(canPromote);
  if (assets.length === 0) return { ok: false, reason: 'gone' };
  const { kit, choices } = await app.loadKit();
  const capabilities = await choices.capabilitiesOf(profile, imageModel);
  const recipes: Recipe[] = [];
  for (const { recipe } of assets.slice(0, MAX_SLOTS)) {
    const promoted = toPromoted(recipe, { profile, imageModel, capabilities }, kit);
    if (!promoted) return { ok: false, reason: 'too-many-sources' };
    const reason = findRefusal(promoted, capabilities);
    if (reason) return { ok: false, reason };
    recipes.push(promoted);
  }
  await app.jobs.submit({ workspace, profile, recipes });
  return { ok: true, count: recipes.length };
}

/** Imported ones have no recipe. */
export function canPromote({ imported, kind }: Pick<Asset, 'imported' | 'kind'>): boolean {
  return imported !== true && kind === 'final';
}

/** One recipe as another model takes it; undefined: it takes fewer sources. What came of the prompt is not drawn anew. */
export function toPromoted(recipe: Recipe, model: ChosenModel, kit: FoundKit): Recipe | undefined {
  const { profile, capabilities, imageModel } = model;
  const made = toPlainRecipe({
    draft: { ...toDraftOfRecipe(recipe), count: 1, imageModel },
    profile,
    capabilities,
    edit: toEdit(recipe),
    kit: toKit(recipe, kit),
  });
  const variant = recipe.variant ?? toWeights(recipe.prompt, capabilities.weights ?? 'none');
  return made && { ...made, ...(variant === recipe.prompt ? {} : { variant }) };
}

/** The first source with what lay over it. */
function toEdit({ sources: [source], mask, markup, legend }: Recipe): ShownEdit | undefined {
  if (!source || (!mask && !markup)) return undefined;
  return {
    source,
    ...(mask ? { mask } : {}),
    ...(markup ? { markup } : {}),
    ...(legend === undefined ? {} : { legend }),
  };
}

/** Exact pixels are those of the recipe, whatever has become of its template. Of a persona its reference images are sources already. */
function toKit({ frame, target }: Recipe, kit: FoundKit): WishedKit {
  const persona = kit.findPersona(idOf(frame, 'persona'));
  const words = kit.findTemplate(target?.templateId)?.words ?? textOf(frame, 'template');
  return {
    persona: persona && { ...persona, references: [] },
    style: kit.findStyle(idOf(frame, 'style')),
    template: target && {
      id: target.templateId,
      width: target.width,
      height: target.height,
      platform: 'own',
      uses: [],
      words,
    },
  };
}

function idOf(frame: PromptFrame | undefined, from: 'persona' | 'style'): string | undefined {
  return frame?.parts.find((part) => part.from === from)?.id;
}

function textOf(frame: PromptFrame | undefined, from: 'template'): string {
  return frame?.parts.find((part) => part.from === from)?.text ?? '';
}
