import type { Failure } from '../contracts/failure.ts';
import type { Attempt, Job } from '../contracts/job.ts';
import type { Profile } from '../contracts/profile.ts';
import type { Recipe } from '../contracts/recipe.ts';
import type { HeldImage, UpstreamApi } from '../contracts/upstream-api.ts';
import type { Workspace } from '../contracts/workspace.ts';
import { observe } from '../db/observe.ts';
import type { Repositories } from '../db/repositories.ts';
import { createJob, isActive } from '../kernel/reduce-job.ts';
import { arrivedAssets, groupByBatch, latestPerSlot } from './batch-results.ts';
import { JobRows, NO_JOBS } from './job-rows.ts';
import type { JobsById } from './job-rows.ts';
import { LoadMark } from './load-mark.svelte.ts';
import { watchReturn } from './watch-return.ts';
import type { Workspaces } from './workspaces.svelte.ts';

/** Deaths of the worker within one minute after which it is left alone: a job that kills it would do so for ever. */
const MAX_DEATHS_PER_MINUTE = 3;
const MINUTE_MS = 60_000;

type UpstreamCall =
  | 'wake'
  | 'enqueue'
  | 'cancel'
  | 'retryNow'
  | 'stopWaiting'
  | 'reconnect'
  | 'reopen'
  | 'heldImages'
  | 'storeHeldImages'
  | 'dropHeldImages';

/** What `Jobs` needs. */
export interface JobsOptions {
  repositories: Pick<Repositories, 'jobs' | 'attempts'>;
  upstream: Pick<UpstreamApi, UpstreamCall> & {
    onDeath?: (listener: (failure: Failure) => void) => () => void;
  };
  workspaces: Pick<Workspaces, 'list' | 'find' | 'show' | 'flush'>;
  now?: () => number;
}

/** Who else does a job, and what is asked of them. */
export type JobChanges = Partial<Pick<Job, 'profileId' | 'recipe' | 'previewsWanted' | 'maxAttempts'>>;

/** Jobs of one batch. */
export const MAX_SLOTS = 10;

/** What one press of "Generate" asks for. */
export interface Submission {
  workspace: Pick<Workspace, 'id'>;
  profile: Pick<Profile, 'id' | 'previews' | 'extraAttempts'>;
  /** One for each slot, at most `MAX_SLOTS`; all by the profile. */
  recipes: readonly Recipe[];
}

/**
 * Jobs that have not ended, and those of the batches that the workspaces show. Rows come from the database, where the upstream
 * worker writes them; a job that was cancelled here shows as cancelled before the worker has heard of it.
 */
export class Jobs {
  #rows = $state.raw(NO_JOBS);
  readonly #loaded = new LoadMark();
  readonly #options: JobsOptions;
  readonly #live = new JobRows();
  #deaths: number[] = [];
  readonly #active = $derived([...this.#rows.values()].filter((job) => isActive(job.state)));
  readonly #batches = $derived(groupByBatch(this.#rows.values()));
  readonly #holdsImages = $derived([...this.#rows.values()].some((job) => job.heldImages > 0));

  constructor(options: JobsOptions) {
    this.#options = options;
  }

  get loaded(): boolean {
    return this.#loaded.isSet;
  }

  /** Resolves when `loaded` is true. */
  whenLoaded(): Promise<void> {
    return this.#loaded.whenSet;
  }

  /** All that have not ended, of all workspaces. */
  get active(): Job[] {
    return this.#active;
  }

  /** Images that were paid for are in memory only: they would go with the page. */
  get holdsImages(): boolean {
    return this.#holdsImages;
  }

  /** Watches the database, and wakes the worker for what was left behind. Answers with the way to stop. */
  start(): () => void {
    const stops = [
      observe(
        () => this.#options.repositories.jobs.inView(),
        (jobs) => this.#adopt(jobs),
        () => this.#loaded.set(),
      ),
      watchReturn({ onShown: () => this.#wakeIfNeeded(), onReturn: () => this.#reconnectIfNeeded() }),
      this.#options.upstream.onDeath?.(() => this.#wakeAfterDeath()),
    ];
    return () => stops.forEach((stop) => stop?.());
  }

  find(id: string): Job | undefined {
    return this.#rows.get(id);
  }

  /** By slot, the newest job of each; live for batches that a workspace shows, else empty. */
  ofBatch(batchId: string): Job[] {
    return latestPerSlot(this.#batches.get(batchId) ?? []);
  }

  activeOf(workspaceId: string): Job[] {
    return this.#active.filter((job) => job.workspaceId === workspaceId);
  }

  /** Jobs of the workspace's batch. */
  ofWorkspaceNow(workspaceId: string): Job[] {
    const batchId = this.#options.workspaces.find(workspaceId)?.batchId;
    return batchId ? this.ofBatch(batchId) : [];
  }

  /**
   * Writes the jobs, makes their batch the one the workspace shows, and wakes the worker. Throws AppError (`storageFull`) if
   * they cannot be written, and then nothing is. What ends after that is told by the jobs themselves.
   */
  async submit({ workspace, profile, recipes }: Submission): Promise<void> {
    const [first] = recipes;
    if (!first) return;
    const batchId = crypto.randomUUID();
    const at = this.#now();
    const jobs = recipes.slice(0, MAX_SLOTS).map((recipe, slot) =>
      createJob({
        id: crypto.randomUUID(),
        workspaceId: workspace.id,
        profileId: profile.id,
        batchId,
        slot,
        recipe,
        previewsWanted: profile.previews,
        maxAttempts: profile.extraAttempts + 1,
        createdAt: at,
      }),
    );
    // First what was typed and shown before: written later it would undo the batch.
    await this.#options.workspaces.flush();
    await this.#options.repositories.jobs.submit({
      jobs,
      workspaceId: workspace.id,
      batchId,
      prompt: first.prompt,
      at,
    });
    this.#publish(jobs);
    this.#options.workspaces.show({ batchId, assetId: '' }, workspace.id);
    this.#enqueue(jobs.map((job) => job.id));
  }

  /** A new job in the same place, with the same recipe unless told. Nothing happens if there is no such job any more. */
  async tryAgain(jobId: string, changes: JobChanges = {}): Promise<void> {
    const { jobs } = this.#options.repositories;
    const old = this.find(jobId) ?? (await jobs.get(jobId));
    if (!old) return;
    const job = createJob({
      ...pickNewJob(old),
      ...changes,
      id: crypto.randomUUID(),
      createdAt: this.#now(),
    });
    await jobs.add([job]);
    this.#publish([job]);
    this.#enqueue([job.id]);
  }

  /** Shows as cancelled at once; the worker follows, and if it cannot, the row is changed without it. */
  async cancel(ids: string[]): Promise<void> {
    const event = { type: 'job-cancelled', at: this.#now() } as const;
    this.#live.cancel(ids, event);
    this.#rows = this.#live.rows;
    try {
      await this.#options.upstream.cancel(ids);
    } catch {
      await Promise.all(ids.map((id) => this.#options.repositories.jobs.apply(id, event)));
    }
  }

  /** Ends the wait of a waiting job. */
  retryNow(id: string): Promise<void> {
    return this.#options.upstream.retryNow(id);
  }

  /** Gives a waiting job up; its last preview is kept. */
  stop(id: string): Promise<void> {
    return this.#options.upstream.stopWaiting(id);
  }

  /** Asks for the image of an ended job again, where its upstream still has it; nothing is paid for. */
  reopen(id: string): Promise<void> {
    return this.#options.upstream.reopen(id);
  }

  /** Images of the job that found no room; empty if they are gone. */
  heldImages(id: string): Promise<HeldImage[]> {
    return this.#options.upstream.heldImages(id);
  }

  /** Tries again to store them; true if all found room. */
  storeHeld(id: string): Promise<boolean> {
    return this.#options.upstream.storeHeldImages(id);
  }

  /** Lets go of them: the user has them elsewhere. */
  dropHeld(id: string): Promise<void> {
    return this.#options.upstream.dropHeldImages(id);
  }

  /** By slot, the newest job of each, as they are stored; also of a batch that no workspace shows. */
  async readBatch(batchId: string): Promise<Job[]> {
    return latestPerSlot(await this.#options.repositories.jobs.ofBatch(batchId));
  }

  /** What was sent and came back, first attempt first. */
  attempts(jobId: string): Promise<Attempt[]> {
    return this.#options.repositories.attempts.ofJob(jobId);
  }

  #adopt(jobs: Job[]): void {
    const isFirst = !this.#loaded.isSet;
    const before = this.#rows;
    this.#live.adopt(jobs);
    this.#rows = this.#live.rows;
    this.#loaded.set();
    if (isFirst) this.#wakeIfNeeded();
    this.#showArrived(before, isFirst);
  }

  /** The first image of a batch is shown, unless the user has chosen one meanwhile. */
  #showArrived(before: JobsById, isFirst: boolean): void {
    for (const workspace of this.#options.workspaces.list) {
      const jobs = this.#batches.get(workspace.batchId) ?? [];
      const [assetId] = arrivedAssets({ jobs, before, isFirst });
      if (assetId !== undefined && workspace.shownAssetId === '') {
        this.#options.workspaces.show({ assetId }, workspace.id);
      }
    }
  }

  #publish(jobs: Job[]): void {
    this.#live.add(jobs);
    this.#rows = this.#live.rows;
  }

  /** A worker that cannot be reached now finds the rows when it wakes. */
  #enqueue(ids: string[]): void {
    this.#options.upstream.enqueue(ids).catch(() => undefined);
  }

  #wakeIfNeeded(): void {
    if (this.#active.length > 0) this.#options.upstream.wake().catch(() => undefined);
  }

  /** The worker looks itself which lines to drop. */
  #reconnectIfNeeded(): void {
    if (this.#active.length > 0) this.#options.upstream.reconnect().catch(() => undefined);
  }

  #wakeAfterDeath(): void {
    const now = this.#now();
    this.#deaths = [...this.#deaths.filter((at) => now - at < MINUTE_MS), now];
    if (this.#deaths.length <= MAX_DEATHS_PER_MINUTE) this.#wakeIfNeeded();
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now();
  }
}

function pickNewJob(job: Job): Parameters<typeof createJob>[0] {
  const { id, workspaceId, profileId, batchId, slot, recipe, previewsWanted, maxAttempts, createdAt } = job;
  return { id, workspaceId, profileId, batchId, slot, recipe, previewsWanted, maxAttempts, createdAt };
}
