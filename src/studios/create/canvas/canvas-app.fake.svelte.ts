import { vi } from 'vitest';
import type { Asset } from '../../../lib/contracts/asset.ts';
import type { Attempt, Job } from '../../../lib/contracts/job.ts';
import type { Profile } from '../../../lib/contracts/profile.ts';
import type { Workspace } from '../../../lib/contracts/workspace.ts';
import type { UsualSpan } from '../../../lib/kernel/usual-span.ts';
import type { AppState } from '../../../lib/state/app-state.ts';
import type { EditingState } from '../../../lib/state/create-editing.ts';
import { Editing } from '../../../lib/state/editing.svelte.ts';
import type { EditingOptions } from '../../../lib/state/editing.svelte.ts';
import { MarkClipboard } from '../../../lib/state/mark-clipboard.svelte.ts';
import { fakeWorkspace } from './records.fake.ts';

/** A PNG of one colour. */
export async function fakePng(width: number, height: number, colour: string): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = colour;
    context.fillRect(0, 0, width, height);
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no PNG'))), 'image/png'),
  );
}

interface Start {
  jobs?: Job[];
  assets?: Asset[];
  attempts?: Attempt[];
  workspace?: Partial<Workspace>;
  /** By hash; what is missing cannot be read. */
  blobs?: Record<string, Blob>;
  /** Images that found no room. */
  held?: Blob[];
  span?: UsualSpan;
  profiles?: Profile[];
}

/** What the canvas uses of the state, without database and workers. Its records can be changed while it is shown. */
export class FakeCanvasApp {
  workspace = $state.raw<Workspace>(fakeWorkspace());
  batch = $state.raw<Job[]>([]);
  assets = $state.raw<Asset[]>([]);
  blobs: Record<string, Blob>;
  released = 0;
  /** Real over no rows: what is painted lives as long as the picture is open. */
  readonly editing: Editing;
  readonly acts = {
    pickColour: vi.fn(() => Promise.resolve()),
    pickObject: vi.fn(() => Promise.resolve()),
    reshape: vi.fn(() => Promise.resolve()),
  };
  /** Assets whose pixels are being put back. */
  locking = $state.raw<string[]>([]);
  readonly ui = {
    isMasked: undefined as boolean | undefined,
    isMarked: undefined as boolean | undefined,
    setupOpen: false,
    setupProfileId: '',
    settingsOpen: false,
    settingsSection: 'about',
  };
  profile = $state.raw<Pick<Profile, 'kind' | 'form' | 'textModel' | 'imageModel'>>();
  readonly profiles = { find: () => this.profile, list: [] as Profile[] };
  readonly toasts = { show: vi.fn((_toast: { text: string }) => 'toast') };
  readonly workspaces;
  readonly jobs;
  readonly queue;
  readonly history;
  readonly images;

  constructor({
    jobs = [],
    assets = [],
    attempts = [],
    workspace = {},
    blobs = {},
    held = [],
    span,
    profiles = [],
  }: Start) {
    this.workspace = fakeWorkspace(workspace);
    this.batch = jobs;
    this.assets = assets;
    this.blobs = blobs;
    this.profiles.list = profiles;
    this.workspaces = this.#workspaces();
    this.jobs = {
      ofWorkspaceNow: () => this.batch,
      attempts: vi.fn(() => Promise.resolve(attempts)),
      tryAgain: vi.fn(() => Promise.resolve()),
      holdsImages: false,
      reopen: vi.fn(() => Promise.resolve()),
      heldImages: vi.fn(() => Promise.resolve(held.map((blob) => ({ blob, mimeType: blob.type })))),
      storeHeld: vi.fn(() => Promise.resolve(false)),
      dropHeld: vi.fn(() => Promise.resolve()),
      retryNow: vi.fn(() => Promise.resolve()),
      stop: vi.fn(() => Promise.resolve()),
    };
    this.queue = { spanOf: () => span };
    this.history = this.#history();
    this.images = this.#images();
    const adopt = (changed: Asset) =>
      (this.assets = this.assets.map((asset) => (asset.id === changed.id ? changed : asset)));
    const repositories = {
      documents: {
        get: () => Promise.resolve(undefined),
        revisionOf: () => Promise.resolve(0),
        write: () => Promise.resolve('written'),
      },
    };
    this.editing = new Editing({ repositories, history: { adopt }, images: {} } as unknown as EditingOptions);
  }

  get app(): AppState {
    const { workspaces, profiles, jobs, queue, history, images, toasts, ui } = this;
    const settings = { values: { priceTable: null } };
    const locks = { isPending: (id: string) => this.locking.includes(id), take: () => undefined };
    const state = {
      editing: this.editing,
      acts: this.acts,
      clipboard: new MarkClipboard(),
      locks,
      fits: locks,
    } as unknown as EditingState;
    const loadEditing = () => Promise.resolve(state);
    return {
      ...{ workspaces, profiles, jobs, queue, history, images, toasts, ui, settings },
      loadEditing,
    } as unknown as AppState;
  }

  #workspaces() {
    const current = () => this.workspace;
    return {
      get current() {
        return current();
      },
      show: vi.fn(({ assetId = this.workspace.shownAssetId }: { assetId?: string }) => {
        this.workspace = { ...this.workspace, shownAssetId: assetId };
      }),
      addSource: vi.fn(),
    };
  }

  #history() {
    const items = () => this.assets;
    const peek = (id: string) => this.assets.find((asset) => asset.id === id);
    return {
      get items() {
        return items();
      },
      peek,
      find: (id: string) => Promise.resolve(peek(id)),
    };
  }

  #images() {
    const toBlob = (hash: string) => Promise.resolve(this.blobs[hash]);
    return {
      blob: toBlob,
      png: vi.fn(async (hash: string) => ((await toBlob(hash)) ? fakePng(8, 8, '#33a') : null)),
      lease: async (hash: string) => {
        const blob = await toBlob(hash);
        const release = () => (this.released += 1);
        return blob ? { bitmap: await createImageBitmap(blob), release } : null;
      },
      thumbnailUrl: async (_id: string, hash: string) => {
        const blob = await toBlob(hash);
        return blob ? URL.createObjectURL(blob) : null;
      },
      sourceFromAsset: vi.fn(({ id }: Asset) => ({ id: `source of ${id}` })),
    };
  }
}
