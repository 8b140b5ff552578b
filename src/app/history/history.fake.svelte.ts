import { vi } from 'vitest';
import type { Comparison } from '../../lib/contracts/comparison.ts';
import type { Asset } from '../../lib/contracts/asset.ts';
import type { Recipe } from '../../lib/contracts/recipe.ts';
import type { Draft } from '../../lib/contracts/workspace.ts';
import { matchesSearch } from '../../lib/kernel/search-text.ts';
import type { AppState } from '../../lib/state/app-state.ts';
import type { ReturnedEdit } from '../../lib/state/edit-return.ts';

const DAY_MS = 86_400_000;
const SHAPES = [
  [1024, 1024],
  [1536, 1024],
  [1024, 1536],
  [2048, 1152],
] as const;

export function fakeRecipe(prompt: string, changes: Partial<Recipe> = {}): Recipe {
  return {
    prompt,
    size: 'auto',
    aspectRatio: '3:2',
    resolution: '2K',
    quality: 'high',
    format: 'webp',
    compression: 71,
    background: 'opaque',
    sources: [],
    profileId: 'profile-1',
    profileName: 'Profile',
    form: 'images',
    textModel: '',
    imageModel: 'gpt-image-2',
    ...changes,
  };
}

export function fakeAsset(number: number, changes: Partial<Asset> = {}): Asset {
  const [width, height] = SHAPES[number % SHAPES.length] ?? [1, 1];
  return {
    id: `asset-${number}`,
    kind: 'final',
    bytesHash: `hash-${number}`,
    mimeType: 'image/webp',
    width,
    height,
    sizeBytes: 1000,
    createdAt: Date.now() - number * (DAY_MS / 8),
    jobId: `job-${number}`,
    batchId: `batch-${number}`,
    workspaceId: 'workspace-1',
    recipe: fakeRecipe(`Picture number ${number}`),
    durationMs: 1,
    demo: true,
    deletedAt: 0,
    ...changes,
  };
}

/** Assets of which some can be removed, restored and searched, with the getters of the real thing. */
class FakeHistory {
  #all = $state.raw<Asset[]>([]);
  #removed = $state.raw<ReadonlySet<string>>(new Set());
  query = $state('');
  loaded = $state(true);
  readonly #alive = $derived(this.#all.filter((asset) => !this.#removed.has(asset.id)));
  readonly #items = $derived(
    this.#alive.filter((asset) => matchesSearch(asset.recipe.prompt.toLowerCase(), this.query)),
  );

  constructor(assets: Asset[]) {
    this.#all = assets;
  }

  get items(): Asset[] {
    return this.#items;
  }
  get count(): number {
    return this.#items.length;
  }
  get total(): number {
    return this.#alive.length;
  }
  prepend(asset: Asset): void {
    this.#all = [asset, ...this.#all];
  }
  readonly remove = vi.fn((ids: string[]) => {
    this.#removed = new Set([...this.#removed, ...ids]);
    return Promise.resolve();
  });
  readonly restore = vi.fn((ids: string[]) => {
    this.#removed = new Set([...this.#removed].filter((id) => !ids.includes(id)));
    return Promise.resolve();
  });
}

class FakeWorkspaces {
  #shown = $state.raw('');
  readonly updateDraft = vi.fn<(changes: Partial<Draft>) => void>();
  readonly addSource = vi.fn();
  readonly show = vi.fn(({ assetId }: { assetId?: string }) => {
    this.#shown = assetId ?? this.#shown;
  });
  get current(): { id: string; shownAssetId: string } {
    return { id: 'workspace-1', shownAssetId: this.#shown };
  }
  get list(): { id: string; shownAssetId: string }[] {
    return [this.current];
  }
}

class FakeUi {
  sheet = 'mid';
  sheetPage = 'history';
  canvasAssetId = $state.raw('');
  comparison = $state.raw<Comparison>();
  joining = $state.raw<readonly string[]>();
}

/** A picture of one grey pixel. */
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAICAgP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==';

/** What the history panel uses of the state, without database and workers. */
export function createFakeApp(assets: Asset[]) {
  const history = new FakeHistory(assets);
  const workspaces = new FakeWorkspaces();
  const toasts = {
    list: [],
    show: vi.fn((_toast: { text: string; action?: { run: () => void } }) => 'toast'),
    dismiss: vi.fn(),
  };
  const images = {
    thumbnailUrl: vi.fn((id: string) => Promise.resolve(id.endsWith('13') ? null : PIXEL)),
    blob: vi.fn((hash: string) =>
      Promise.resolve(hash === 'gone' ? undefined : new Blob(['bytes'], { type: 'image/webp' })),
    ),
    sourceFromAsset: vi.fn((asset: Asset) => ({ id: 'source', bytesHash: asset.bytesHash })),
  };
  const ui = new FakeUi();
  const profiles = { list: [{ id: 'profile-1', imageModel: 'gpt-image-2' }] };
  const found = () => undefined;
  const loadKit = () =>
    Promise.resolve({ kit: { findTemplate: found, findStyle: found, findPersona: found } });
  const editReturn = {
    bring: vi.fn(({ show }: { show: (asset: Asset) => void }) => {
      show(fakeAsset(1));
      return Promise.resolve<ReturnedEdit | undefined>({
        asset: fakeAsset(1),
        isMasked: true,
        areMarked: true,
      });
    }),
  };
  const loadEditing = () => Promise.resolve({ editReturn });
  const parts = { history, workspaces, toasts, images, ui, profiles, loadKit, loadEditing, editReturn };
  return { ...parts, app: parts as unknown as AppState };
}
