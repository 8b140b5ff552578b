import type { SourceImage } from '../contracts/recipe.ts';
import type { Draft, Workspace } from '../contracts/workspace.ts';
import { createDraftJournal } from '../db/draft-journal.ts';
import type { DraftJournal } from '../db/draft-journal.ts';
import { observe } from '../db/observe.ts';
import type { Repositories } from '../db/repositories.ts';
import type { WorkspaceChanges } from '../db/workspace-repository.ts';
import { flushWhenHidden } from './flush-when-hidden.ts';
import { LoadMark } from './load-mark.svelte.ts';
import { newWorkspace, titleOf } from './new-workspace.ts';
import { byOrder, WorkspaceOverlay } from './workspace-overlay.ts';
import { carryOver, startFrom, withoutReferences } from './workspace-seed.ts';

/** Pause in typing after which the database is told. */
const WRITE_DELAY_MS = 250;

/** What `Workspaces` needs. */
export interface WorkspacesOptions {
  repositories: Pick<Repositories, 'workspaces' | 'settings'>;
  journal?: DraftJournal;
  now?: () => number;
}

/**
 * The tabs. What is typed shows at once, stands in the journal before the event ends, and reaches the database a moment
 * later. Which tab is selected belongs to this window; the database only remembers the last choice for the next start.
 * Before the database has been read there is one to type in: the seed, which is the last current one as the journal kept it,
 * or a new one. The rows are merged under what was typed in it; where they know it not, its text moves to the current one.
 */
export class Workspaces {
  #rows = $state.raw<Workspace[]>([]);
  #selectedId = $state.raw('');
  readonly #loaded = new LoadMark();
  /** Undefined once the rows have taken its place. */
  #seed: Workspace | undefined;
  readonly #repositories: WorkspacesOptions['repositories'];
  readonly #journal: DraftJournal;
  readonly #now: () => number;
  readonly #overlay = new WorkspaceOverlay();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void>;
  readonly #current = $derived(this.#rows.find(({ id }) => id === this.#selectedId) ?? this.#rows[0]);

  constructor({ repositories, journal = createDraftJournal(), now = Date.now }: WorkspacesOptions) {
    this.#repositories = repositories;
    this.#journal = journal;
    this.#now = now;
    this.#writing = this.#loaded.whenSet;
    this.#rows = [this.#plantSeed()];
    this.#selectedId = this.#rows[0]?.id ?? '';
  }

  /** From the left; the seed alone until loaded. */
  get list(): Workspace[] {
    return this.#rows;
  }

  get loaded(): boolean {
    return this.#loaded.isSet;
  }

  /** Resolves when `loaded` is true. */
  whenLoaded(): Promise<void> {
    return this.#loaded.whenSet;
  }

  get current(): Workspace | undefined {
    return this.#current;
  }

  /** Reads, restores what the journal holds, watches, and writes what is pending when the page goes. */
  start(): () => void {
    const stops: (() => void)[] = [flushWhenHidden(() => void this.flush())];
    let stopped = false;
    const begin = () => {
      if (!stopped) stops.push(this.#observe());
    };
    void this.#restore().then(begin, begin);
    return () => {
      stopped = true;
      stops.forEach((stop) => stop());
      void this.flush();
    };
  }

  find(id: string): Workspace | undefined {
    return this.#rows.find((workspace) => workspace.id === id);
  }

  /** Name, else first words of the prompt, else empty. */
  titleOf(workspace: Workspace): string {
    return titleOf(workspace);
  }

  select(id: string): void {
    if (!this.find(id)) return;
    this.#selectedId = id;
    this.#keepCurrent();
    this.#background(this.#repositories.settings.set('selectedWorkspaceId', id));
  }

  /** A new tab at the right end, set up like the current one, and selected. */
  async create(): Promise<Workspace> {
    const workspace = this.#newLikeCurrent();
    await this.#insert(workspace);
    return workspace;
  }

  /** Puts a closed one back where it was, and selects it. */
  async reopen(workspace: Workspace): Promise<void> {
    await this.#insert(workspace);
  }

  /** The neighbour is selected; in place of the last one a new one opens. Its images stay in history. */
  async close(id: string): Promise<void> {
    const closed = this.find(id);
    if (!closed) return;
    const successor = this.#rows.length === 1 ? this.#insert(this.#newLikeCurrent()) : undefined;
    const position = this.#rows.indexOf(closed);
    const wasCurrent = this.current === closed;
    this.#overlay.close(id);
    this.#journal.remove(id);
    this.#rows = this.#rows.filter((row) => row !== closed);
    const neighbour = this.#rows[position] ?? this.#rows[position - 1];
    if (wasCurrent && neighbour) this.select(neighbour.id);
    else this.#keepCurrent();
    await successor;
    await this.#loaded.whenSet;
    await this.#repositories.workspaces.remove(id);
  }

  rename(id: string, name: string): void {
    this.#change(id, { fields: { name: name.trim() }, draft: {} });
  }

  /** `toIndex` counts in the list without the moved one. */
  move(id: string, toIndex: number): void {
    const others = this.#rows.filter((row) => row.id !== id);
    const before = others[toIndex - 1]?.order;
    const after = others[toIndex]?.order;
    const order =
      before === undefined ? (after ?? 0) - 1 : after === undefined ? before + 1 : (before + after) / 2;
    this.#change(id, { fields: { order }, draft: {} });
  }

  updateDraft(changes: Partial<Draft>, id: string | undefined = this.current?.id): void {
    if (id !== undefined) this.#change(id, { fields: {}, draft: changes });
  }

  /** What the canvas shows: an asset (empty: none chosen), a batch, or both. */
  show(what: { assetId?: string; batchId?: string }, id: string | undefined = this.current?.id): void {
    if (id === undefined) return;
    const fields = {
      ...(what.assetId === undefined ? {} : { shownAssetId: what.assetId }),
      ...(what.batchId === undefined ? {} : { batchId: what.batchId }),
    };
    this.#change(id, { fields, draft: {} });
  }

  addSource(source: SourceImage, id: string | undefined = this.current?.id): void {
    this.#changeSources((sources) => [...sources, { ...source, id: crypto.randomUUID() }], id);
  }

  removeSource(sourceId: string, id: string | undefined = this.current?.id): void {
    this.#changeSources((sources) => sources.filter((source) => source.id !== sourceId), id);
  }

  /** `toIndex` counts in the list without the moved one. */
  moveSource(sourceId: string, toIndex: number, id: string | undefined = this.current?.id): void {
    this.#changeSources((sources) => {
      const moved = sources.find((source) => source.id === sourceId);
      const others = sources.filter((source) => source.id !== sourceId);
      return moved ? [...others.slice(0, toIndex), moved, ...others.slice(toIndex)] : sources;
    }, id);
  }

  /** Writes what is pending, now or as soon as it is loaded. The journal keeps what cannot be written. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#writePending());
    return this.#writing;
  }

  #plantSeed(): Workspace {
    const seed = startFrom(this.#journal.current(), this.#now());
    const typed = this.#journal.entries().get(seed.id);
    if (typed) this.#overlay.change(seed.id, { fields: {}, draft: typed });
    this.#seed = seed;
    return this.#overlay.apply(seed);
  }

  async #restore(): Promise<void> {
    const { workspaces, settings } = this.#repositories;
    await this.#ensureOne();
    const tick = this.#overlay.beginQuery();
    const [rows, { selectedWorkspaceId }] = await Promise.all([workspaces.all(), settings.all()]);
    this.#settle(tick, rows, selectedWorkspaceId);
    this.#loaded.set();
  }

  /** The first rows take the seed's place. Not for a database that holds none: there the seed stays the first. */
  #settle(tick: number, rows: Workspace[], selectedId: string): void {
    const seed = this.#seed;
    if (!seed || rows.length === 0) return;
    this.#seed = undefined;
    const isKnown = rows.some(({ id }) => id === seed.id);
    const typed = isKnown ? undefined : this.#overlay.take(seed.id)?.draft;
    if (!isKnown) this.#overlay.close(seed.id);
    if (!isKnown && this.#selectedId === seed.id) this.#selectedId = selectedId;
    this.#rows = this.#overlay.adopt(tick, rows);
    this.#restoreJournal(seed.id);
    if (typed && this.current) this.updateDraft(carryOver(typed, seed.draft, this.current.draft));
    // Only now: till here the text stood nowhere else.
    if (!isKnown) this.#journal.remove(seed.id);
    this.#keepCurrent();
    if (this.#overlay.pendingIds.length > 0) this.#writeLater();
  }

  /** The seed's entry was read when it was planted; what came after is fresher. */
  #restoreJournal(seedId: string): void {
    for (const [id, draft] of this.#journal.entries()) {
      if (id === seedId) continue;
      if (this.find(id)) this.#change(id, { fields: {}, draft });
      else this.#journal.remove(id);
    }
    for (const [id, fields] of this.#journal.fields()) {
      if (this.find(id)) this.#change(id, { fields, draft: {} });
      else this.#journal.remove(id);
    }
  }

  #observe(): () => void {
    return observe(
      () => {
        const tick = this.#overlay.beginQuery();
        return this.#repositories.workspaces.all().then((rows) => ({ tick, rows }));
      },
      ({ tick, rows }) => this.#adopt(tick, rows),
      () => this.#fail(),
    );
  }

  /** Nothing can be read, so nothing could be kept; what was typed stands in the journal for the next start. */
  #fail(): void {
    if (this.#seed) this.#rows = [];
    this.#loaded.set();
  }

  #adopt(tick: number, rows: Workspace[]): void {
    this.#settle(tick, rows, '');
    const currentId = this.current?.id;
    const position = this.#rows.findIndex((row) => row.id === currentId);
    this.#rows = this.#overlay.adopt(tick, rows);
    this.#loaded.set();
    if (this.#rows.length === 0) this.#background(this.#ensureOne());
    // Closed in another window: what stood beside it is next, not the first one.
    const isGone = currentId !== undefined && !this.find(currentId);
    if (isGone) this.#selectedId = (this.#rows[position] ?? this.#rows[position - 1])?.id ?? '';
    this.#refreshKept();
  }

  /** Another window's choice stays, unless it is gone. */
  #refreshKept(): void {
    if (!this.current) return;
    const keptId = this.#journal.current()?.id ?? '';
    if (keptId === this.current.id || !this.find(keptId)) this.#keepCurrent();
  }

  #ensureOne(): Promise<void> {
    const first = this.#seed && withoutReferences(this.#seed);
    return this.#repositories.workspaces.ensureOne(
      first ?? newWorkspace({ order: 1, createdAt: this.#now() }),
    );
  }

  #change(id: string, changes: WorkspaceChanges): void {
    const row = this.find(id);
    if (!row) return;
    this.#overlay.change(id, changes);
    const overlaid = this.#overlay.apply(row);
    this.#rows = this.#rows.map((each) => (each.id === id ? overlaid : each)).sort(byOrder);
    if (Object.keys(changes.draft).length > 0) this.#journal.write(id, overlaid.draft);
    if (this.current?.id === id) this.#keepCurrent();
    if (Object.keys(changes.fields).length > 0) this.#journal.writeFields(id, changes.fields);
    this.#writeLater();
  }

  #writeLater(): void {
    this.#timer ??= setTimeout(() => void this.flush(), WRITE_DELAY_MS);
  }

  #keepCurrent(): void {
    this.#journal.keepCurrent(this.current);
  }

  #changeSources(change: (sources: SourceImage[]) => SourceImage[], id: string | undefined): void {
    const workspace = id === undefined ? undefined : this.find(id);
    if (workspace) this.updateDraft({ sources: change(workspace.draft.sources) }, workspace.id);
  }

  async #writePending(): Promise<void> {
    // The seed may have no row yet: its changes would be written to nothing, and be taken for written.
    if (this.#seed) return;
    await Promise.all(this.#overlay.pendingIds.map((id) => this.#writeOne(id)));
  }

  async #writeOne(id: string): Promise<void> {
    const changes = this.#overlay.take(id);
    if (!changes) return;
    try {
      await this.#repositories.workspaces.change(id, changes);
      this.#overlay.markWritten(changes);
      if (!this.#overlay.isPending(id)) this.#journal.remove(id);
    } catch {
      // No room, most likely: the next change tries again, and the journal has the text.
      this.#overlay.putBack(id, changes);
    }
  }

  async #insert(workspace: Workspace): Promise<void> {
    this.#overlay.open(workspace);
    this.#rows = [...this.#rows, workspace].sort(byOrder);
    this.select(workspace.id);
    // The seed's row comes first, or there would be no seed where this one is.
    await this.#loaded.whenSet;
    await this.#repositories.workspaces.put(workspace);
    this.#overlay.markOpened(workspace.id);
  }

  #newLikeCurrent(): Workspace {
    const order = Math.max(0, ...this.#rows.map((row) => row.order)) + 1;
    return newWorkspace({ order, createdAt: this.#now(), like: this.current?.draft });
  }

  /** For writes whose loss costs only comfort: what matters is awaited by its caller. */
  #background(act: Promise<unknown>): void {
    act.catch(() => undefined);
  }
}
