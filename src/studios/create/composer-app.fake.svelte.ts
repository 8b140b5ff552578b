import { vi } from 'vitest';
import type { Job } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { StoredPrompt } from '../../lib/contracts/prompt.ts';
import type { LanePause } from '../../lib/contracts/queue.ts';
import type { SourceImage } from '../../lib/contracts/recipe.ts';
import type { Finding } from '../../lib/contracts/traits.ts';
import type { Draft, Workspace } from '../../lib/contracts/workspace.ts';
import type { AppState } from '../../lib/state/app-state.ts';
import type { Submission } from '../../lib/state/jobs.svelte.ts';
import { newDraft } from '../../lib/state/new-workspace.ts';
import { newProfileValues } from '../../lib/state/profiles.svelte.ts';

export function fakeProfile(changes: Partial<Profile> = {}): Profile {
  return {
    ...newProfileValues(),
    id: 'p1',
    name: 'Studio relay',
    baseUrl: 'https://relay.example.com',
    textModel: 'gpt-5.5',
    imageModel: 'gpt-image-2.6-flare',
    hasKey: true,
    createdAt: 0,
    updatedAt: 0,
    ...changes,
  };
}

export function fakeSource(id: string): SourceImage {
  return { id, bytesHash: id, mimeType: 'image/png', name: `${id}.png`, width: 8, height: 8, sizeBytes: 90 };
}

interface Start {
  draft?: Partial<Draft>;
  profiles?: Profile[];
  prompts?: { history?: StoredPrompt[]; saved?: StoredPrompt[] };
}

/** What the composer uses of the state, without database and workers. Its records can be changed while it is shown. */
export class FakeComposerApp {
  workspace = $state.raw<Workspace>({
    id: 'w1',
    name: '',
    order: 1,
    draft: newDraft(),
    shownAssetId: '',
    batchId: '',
    createdAt: 0,
  });
  list = $state.raw<Profile[]>([]);
  running = $state.raw<Pick<Job, 'id'>[]>([]);
  /** What is known of the upstream. */
  findings = $state.raw<Finding[]>([]);
  pause = $state.raw<Pick<LanePause, 'reason'> | undefined>();
  sheet = $state.raw<'peek' | 'mid' | 'full'>('peek');
  readonly ui;
  readonly submit = vi.fn((_submission: Submission) => Promise.resolve());
  readonly cancel = vi.fn((_ids: string[]) => Promise.resolve());
  readonly openAnyway = vi.fn((_profileId: string) => Promise.resolve());
  readonly toasts = { show: vi.fn((_toast: { text: string }) => 'toast') };
  readonly prompts;
  readonly addFile = vi.fn((file: Blob, name: string) =>
    Promise.resolve(
      file.type === 'image/png'
        ? { ok: true as const, source: { ...fakeSource(name), name } }
        : { ok: false as const, reason: 'type' as const },
    ),
  );

  constructor({ draft = {}, profiles = [fakeProfile()], prompts = {} }: Start = {}) {
    this.workspace = { ...this.workspace, draft: { ...newDraft(), ...draft } };
    this.list = profiles;
    this.prompts = {
      history: [],
      saved: [],
      ...prompts,
      save: vi.fn(() => Promise.resolve()),
      remove: vi.fn(),
    };
    this.ui = this.#ui();
  }

  get draft(): Draft {
    return this.workspace.draft;
  }

  get app(): AppState {
    const { toasts, prompts, ui } = this;
    const whenLoaded = () => Promise.resolve();
    return {
      toasts,
      prompts,
      ui,
      workspaces: this.#workspaces(),
      profiles: this.#profiles(),
      jobs: { activeOf: () => this.running, submit: this.submit, cancel: this.cancel, whenLoaded },
      upstreams: { of: () => ({ findings: this.findings }) },
      queue: { pauseOf: () => this.pause, openAnyway: this.openAnyway },
      costs: { watch: () => () => undefined, spentToday: () => 5.03 },
      images: { addFile: this.addFile, thumbnailUrl: () => Promise.resolve(null) },
      history: { total: 0 },
      settings: { values: { priceTable: null, storagePersistent: true }, whenLoaded },
    } as unknown as AppState;
  }

  change(changes: Partial<Draft>) {
    this.workspace = { ...this.workspace, draft: { ...this.draft, ...changes } };
  }

  #workspaces() {
    const sources = () => this.draft.sources;
    const workspace = () => this.workspace;
    return {
      get current() {
        return workspace();
      },
      get list() {
        return [workspace()];
      },
      whenLoaded: () => Promise.resolve(),
      find: (id: string) => (id === workspace().id ? workspace() : undefined),
      updateDraft: (changes: Partial<Draft>) => this.change(changes),
      addSource: (source: SourceImage) => this.change({ sources: [...sources(), source] }),
      removeSource: (id: string) => this.change({ sources: sources().filter((each) => each.id !== id) }),
      moveSource: (id: string, toIndex: number) => {
        const moved = sources().filter((each) => each.id === id);
        const others = sources().filter((each) => each.id !== id);
        this.change({ sources: [...others.slice(0, toIndex), ...moved, ...others.slice(toIndex)] });
      },
    };
  }

  #profiles() {
    const list = () => this.list;
    return {
      get list() {
        return list();
      },
      get default() {
        return list()[0];
      },
      find: (id: string) => list().find((profile) => profile.id === id),
      whenLoaded: () => Promise.resolve(),
    };
  }

  #ui() {
    const read = () => this.sheet;
    const write = (sheet: 'peek' | 'mid' | 'full') => (this.sheet = sheet);
    return {
      isMasked: false,
      isMarked: false,
      setupOpen: false,
      setupProfileId: '',
      doctorOpen: false,
      doctorProfileId: '',
      get sheet() {
        return read();
      },
      set sheet(value) {
        write(value);
      },
    };
  }
}
