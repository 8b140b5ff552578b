import type { SourceImage } from '../../../lib/contracts/recipe.ts';
import type { AppState } from '../../../lib/state/app-state.ts';
import type { ImportOutcome } from '../../../lib/state/importing.ts';
import { m } from '../../../messages/generated/messages.js';
import { REFUSALS } from '../add-sources.ts';

type Needed = Pick<
  AppState,
  'workspaces' | 'profiles' | 'images' | 'history' | 'toasts' | 'ui' | 'loadEditing'
>;

interface NamedFile {
  name: string;
  /** Undefined: its bytes are gone. */
  file: Blob | undefined;
}

/** What takes longer is said. */
const SILENT_MS = 400;

/** Keeps files as images of their own and shows the first of them on the canvas that is current now; what cannot be opened is named. Answers with how many were opened. */
export async function openImages(app: Needed, files: readonly File[]): Promise<number> {
  const named = files.map((file) => ({ name: file.name, file }));
  try {
    return await openAll(app, named);
  } catch {
    // The rest is answered with: what is left is code that could not be fetched.
    app.toasts.show({ text: m.shell_part_failed(), tone: 'danger' });
    return 0;
  }
}

/** The same with a source image, which stays one. Rejects where code could not be fetched. */
export async function openSource(app: Needed, { bytesHash, name }: SourceImage): Promise<void> {
  await openAll(app, [{ name, file: await app.images.blob(bytesHash) }]);
}

async function openAll(app: Needed, files: readonly NamedFile[]): Promise<number> {
  await Promise.all([app.workspaces.whenLoaded(), app.profiles.whenLoaded()]);
  const workspaceId = app.workspaces.current?.id;
  if (workspaceId === undefined) return 0;
  let count = 0;
  for (const each of files) {
    const outcome = await tellWhile(app, each.name, () => keep(app, each, workspaceId));
    if (!outcome.ok) {
      app.toasts.show({ text: REFUSALS[outcome.reason]({ name: each.name }), tone: 'warning' });
      continue;
    }
    count += 1;
    if (count === 1) show(app, outcome.asset.id, workspaceId);
  }
  if (count > 1) app.toasts.show({ text: m.canvas_opened_more({ count }), tone: 'success' });
  return count;
}

async function keep(app: Needed, { name, file }: NamedFile, workspaceId: string): Promise<ImportOutcome> {
  if (!file) return { ok: false, reason: 'decode' };
  const { importing } = await app.loadEditing();
  const { draft } = app.workspaces.find(workspaceId) ?? {};
  const profile = app.profiles.find(draft?.profileId ?? '') ?? app.profiles.default;
  return importing.add({ file, name, workspaceId, profile });
}

/** A large photo takes seconds to be read. */
async function tellWhile<T>({ toasts }: Needed, name: string, act: () => Promise<T>): Promise<T> {
  let toastId: string | undefined;
  const timer = setTimeout(() => {
    toastId = toasts.show({ text: m.canvas_opening({ name }), durationMs: 0 });
  }, SILENT_MS);
  try {
    return await act();
  } finally {
    clearTimeout(timer);
    if (toastId !== undefined) toasts.dismiss(toastId);
  }
}

function show({ workspaces, ui }: Needed, assetId: string, workspaceId: string): void {
  workspaces.show({ assetId }, workspaceId);
  ui.comparison = undefined;
  ui.joining = undefined;
  // It is to be worked on: a sheet would lie over it.
  ui.sheet = 'peek';
}
