import type { Asset } from '../../lib/contracts/asset.ts';
import type { Recipe } from '../../lib/contracts/recipe.ts';
import { toFailure } from '../../lib/kernel/app-error.ts';
import type { AppState } from '../../lib/state/app-state.ts';
import type { ReturnedEdit } from '../../lib/state/edit-return.ts';
import { failureTexts } from '../../messages/failure-texts.ts';
import { m } from '../../messages/generated/messages.js';
import { toDownloadName } from '../../lib/kernel/download-name.ts';
import { toDraftChanges } from './recipe-draft.ts';

/** What a person can do with an image of the history. None of it throws: what goes wrong is said in a toast. */
export interface HistoryActions {
  open(asset: Asset): void;
  /** With the image on the canvas. */
  compare(asset: Asset): void;
  useAsSource(asset: Asset): void;
  useRecipe(asset: Asset): void;
  copyPrompt(asset: Asset): void;
  download(asset: Asset): void;
  remove(asset: Asset): void;
}

const UNDO_MS = 8000;
/** A download that was begun needs its address a while longer. */
const ADDRESS_LIFE_MS = 60_000;

export function createHistoryActions(app: AppState): HistoryActions {
  const perform = (act: () => Promise<void>): void => {
    act().catch((error: unknown) =>
      app.toasts.show({ text: failureTexts(toFailure(error)).cause, tone: 'danger' }),
    );
  };
  return {
    open: (asset) => open(app, asset),
    compare: (asset) => compare(app, asset),
    useAsSource: (asset) => perform(() => useAsSource(app, asset)),
    useRecipe: (asset) => perform(() => useRecipe(app, asset)),
    copyPrompt: (asset) => perform(() => copyPrompt(app, asset)),
    download: (asset) => perform(() => download(app, asset)),
    remove: (asset) => perform(() => remove(app, asset)),
  };
}

function open(app: AppState, asset: Asset, workspaceId = app.workspaces.current?.id): void {
  app.workspaces.show({ assetId: asset.id }, workspaceId);
  if (workspaceId !== app.workspaces.current?.id) return;
  app.ui.comparison = undefined;
  app.ui.joining = undefined;
  // A sheet pulled all the way up would hide the picture that was asked for.
  if (app.ui.sheet === 'full') app.ui.sheet = 'mid';
}

/** While two are compared the left one stays. */
function compare({ ui, toasts }: AppState, asset: Asset): void {
  const left = ui.comparison?.a ?? { kind: 'asset', assetId: ui.canvasAssetId };
  const isShown = left.kind === 'source' || left.assetId !== '';
  if (!isShown) return void toasts.show({ text: m.compare_none_shown() });
  if (left.kind === 'asset' && left.assetId === asset.id)
    return void toasts.show({ text: m.compare_same_image() });
  ui.joining = undefined;
  ui.comparison = { a: left, b: { kind: 'asset', assetId: asset.id } };
  if (ui.sheet === 'full') ui.sheet = 'mid';
}

function showComposer(app: AppState): void {
  app.ui.sheetPage = 'compose';
}

async function useAsSource(app: AppState, asset: Asset): Promise<void> {
  const workspaceId = app.workspaces.current?.id;
  if (!(await app.images.blob(asset.bytesHash))) return sayDamaged(app);
  app.workspaces.addSource(app.images.sourceFromAsset(asset), workspaceId);
  showComposer(app);
  app.toasts.show({ text: m.history_source_added(), tone: 'success' });
}

/** Into the workspace that was current when it was asked for, whichever is by the time that all is read. */
async function useRecipe(app: AppState, asset: Asset): Promise<void> {
  const workspaceId = app.workspaces.current?.id;
  if (workspaceId === undefined) return;
  const { recipe } = asset;
  const { kit } = await app.loadKit();
  const hashes = [...new Set(recipe.sources.map((source) => source.bytesHash))];
  const blobs = await Promise.all(hashes.map((hash) => app.images.blob(hash)));
  const storedHashes = new Set(hashes.filter((_, index) => blobs[index] !== undefined));
  const returned = await bringEdit(app, recipe, workspaceId);
  const changes = toDraftChanges(recipe, {
    storedHashes,
    profiles: app.profiles.list,
    kit,
    isFirstShown: returned !== undefined,
  });
  app.workspaces.updateDraft(changes, workspaceId);
  showComposer(app);
  app.toasts.show(toRecipeNote(recipe, { isWhole: storedHashes.size === hashes.length, returned }));
}

/** Mask and marks, on the canvas, over the picture that they belong to; undefined where the recipe has none, or they are gone. */
async function bringEdit(
  app: AppState,
  recipe: Recipe,
  workspaceId: string,
): Promise<ReturnedEdit | undefined> {
  if (!recipe.mask && !recipe.markup) return undefined;
  const { editReturn } = await app.loadEditing();
  const show = (shown: Asset) => {
    open(app, shown, workspaceId);
    return app.workspaces.current?.id === workspaceId;
  };
  return editReturn.bring({ recipe, workspaceId, show });
}

/** What of it could not be had again. Older recipes hold marks as they were sent, not as they were drawn. */
function toRecipeNote(
  { mask, markup }: Recipe,
  { isWhole, returned }: { isWhole: boolean; returned: ReturnedEdit | undefined },
): { text: string; tone: 'success' | 'warning' } {
  if (!isWhole) return { text: m.history_recipe_sources_gone(), tone: 'warning' };
  if (mask && !returned?.isMasked) return { text: m.history_recipe_mask_gone(), tone: 'warning' };
  if (markup && !returned?.areMarked) return { text: m.history_recipe_without_marks(), tone: 'warning' };
  return { text: m.history_recipe_used(), tone: 'success' };
}

async function copyPrompt(app: AppState, asset: Asset): Promise<void> {
  const isCopied = await navigator.clipboard.writeText(asset.recipe.prompt).then(
    () => true,
    () => false,
  );
  app.toasts.show(
    isCopied
      ? { text: m.history_prompt_copied(), tone: 'success' }
      : { text: m.history_copy_failed(), tone: 'danger' },
  );
}

async function download(app: AppState, asset: Asset): Promise<void> {
  const blob = await app.images.blob(asset.bytesHash);
  if (!blob) return sayDamaged(app);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = toDownloadName(asset.recipe.prompt, asset.mimeType);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), ADDRESS_LIFE_MS);
}

function sayDamaged(app: AppState): void {
  app.toasts.show({ text: m.history_bytes_gone(), tone: 'danger' });
}

/** Every canvas that shows the image goes on to its neighbour, so that none is left with a picture that is no more. */
async function remove(app: AppState, asset: Asset): Promise<void> {
  const neighbourId = neighbourOf(app.history.items, asset.id);
  const shownIn = app.workspaces.list
    .filter((workspace) => workspace.shownAssetId === asset.id)
    .map(({ id }) => id);
  await app.history.remove([asset.id]);
  for (const id of shownIn) app.workspaces.show({ assetId: neighbourId }, id);
  app.toasts.show({
    text: m.history_deleted(),
    durationMs: UNDO_MS,
    action: { label: m.history_undo(), run: () => void undoRemove(app, asset, { neighbourId, shownIn }) },
  });
}

/** A canvas that has gone on to something else since is left alone. */
async function undoRemove(
  app: AppState,
  asset: Asset,
  before: { neighbourId: string; shownIn: string[] },
): Promise<void> {
  try {
    await app.history.restore([asset.id]);
  } catch (error) {
    app.toasts.show({ text: failureTexts(toFailure(error)).cause, tone: 'danger' });
    return;
  }
  for (const workspace of app.workspaces.list) {
    const isUntouched =
      before.shownIn.includes(workspace.id) && workspace.shownAssetId === before.neighbourId;
    if (isUntouched) app.workspaces.show({ assetId: asset.id }, workspace.id);
  }
}

/** The next older image, else the next newer one, else none. */
function neighbourOf(items: readonly Asset[], id: string): string {
  const index = items.findIndex((asset) => asset.id === id);
  return (items[index + 1] ?? items[index - 1])?.id ?? '';
}
