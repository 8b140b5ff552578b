import type { Job } from '../contracts/job.ts';
import type { LanePause } from '../contracts/queue.ts';
import type { Recipe } from '../contracts/recipe.ts';
import type { UpstreamApi } from '../contracts/upstream-api.ts';
import { observe } from '../db/observe.ts';
import type { Repositories } from '../db/repositories.ts';
import { compareInQueue, moveInQueue, toLane } from '../kernel/queue-order.ts';
import type { QueuePlace } from '../kernel/queue-order.ts';
import { toSpanKey } from '../kernel/span-key.ts';
import { toUsualSpan } from '../kernel/usual-span.ts';
import type { UsualSpan } from '../kernel/usual-span.ts';
import { toClosedLanes } from './closed-lanes.ts';
import type { Jobs } from './jobs.svelte.ts';

/** Ended jobs that the queue still shows. */
const RECENT_JOBS = 20;

/** What `Queue` needs. */
export interface QueueOptions {
  repositories: Pick<Repositories, 'jobs' | 'queue'>;
  upstream: Pick<UpstreamApi, 'requeue'>;
  jobs: Pick<Jobs, 'active' | 'cancel'>;
  now?: () => number;
}

/** What steers the queue: its lanes (one for each profile), their order, and how long their jobs usually take. */
export class Queue {
  #pauses = $state.raw<readonly LanePause[]>([]);
  #recent = $state.raw<readonly Job[]>([]);
  #spans = $state.raw<Readonly<Record<string, UsualSpan | undefined>>>({});
  readonly #options: QueueOptions;
  /** Ends of the queries of spans, by key. */
  #watched: Record<string, () => void> = {};

  #moving: Promise<void> = Promise.resolve();

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /** Lanes that are closed. */
  get pauses(): readonly LanePause[] {
    return this.#pauses;
  }

  /** Jobs that ended lately, the last one first; filled while `watchRecent` is on. */
  get recent(): readonly Job[] {
    return this.#recent;
  }

  pauseOf(profileId: string): LanePause | undefined {
    return this.#pauses.find((pause) => pause.profileId === profileId);
  }

  /** Watches the database; answers with the way to stop. */
  start(): () => void {
    const stop = observe(
      () => this.#options.repositories.queue.pauses(),
      (pauses) => (this.#pauses = toClosedLanes(pauses, this.#now())),
      ignore,
    );
    return () => {
      stop();
      Object.values(this.#watched).forEach((end) => end());
      this.#watched = {};
    };
  }

  /** Keeps `recent` up to date until the answer is called. */
  watchRecent(): () => void {
    return observe(
      () => this.#options.repositories.jobs.recent(RECENT_JOBS),
      (jobs) => (this.#recent = jobs),
      ignore,
    );
  }

  /** The lane takes no new request; what runs goes on. */
  pause(profileId: string): Promise<void> {
    return this.#write({ profileId, reason: 'user', pausedAt: this.#now() });
  }

  async unpause(profileId: string): Promise<void> {
    await this.#options.repositories.queue.unpause(profileId);
    this.#requeue();
  }

  /** Opens a lane that its daily limit closed, for the rest of the day. */
  openAnyway(profileId: string): Promise<void> {
    return this.#write({ profileId, reason: 'waived', pausedAt: this.#now() });
  }

  /** Moves a queued job within its lane. Any other stays where it is. One after the other: quick moves must add up. */
  move(jobId: string, place: QueuePlace): Promise<void> {
    const moved = this.#moving.then(() => this.#move(jobId, place));
    this.#moving = moved.catch(ignore);
    return moved;
  }

  /** Ends all jobs of all workspaces. */
  cancelAll(): Promise<void> {
    const { jobs } = this.#options;
    return jobs.cancel(jobs.active.map(({ id }) => id));
  }

  /** When jobs of this recipe usually end; undefined while that is not known (yet). */
  spanOf(recipe: Recipe): UsualSpan | undefined {
    const key = toSpanKey(recipe);
    this.#watched[key] ??= this.#watchSpan(key);
    return this.#spans[key];
  }

  async #move(jobId: string, place: QueuePlace): Promise<void> {
    const { jobs } = this.#options.repositories;
    // As stored: what is seen here may be a moment old.
    const active = await jobs.active();
    const moved = active.find(({ id }) => id === jobId);
    if (!moved) return;
    const queued = active
      .filter((job) => job.state === 'queued' && toLane(job) === toLane(moved))
      .sort(compareInQueue);
    const changes = moveInQueue(queued, jobId, place);
    const at = this.#now();
    await Promise.all(changes.map(({ id, order }) => jobs.apply(id, { type: 'order-changed', order, at })));
    if (changes.length > 0) this.#requeue();
  }

  #watchSpan(key: string): () => void {
    return observe(
      () => this.#options.repositories.queue.durations(key),
      (durations) => (this.#spans = { ...this.#spans, [key]: toUsualSpan(durations) }),
      ignore,
    );
  }

  async #write(pause: LanePause): Promise<void> {
    await this.#options.repositories.queue.pause(pause);
    this.#requeue();
  }

  /** A worker that cannot be reached now reads the rows when it wakes. */
  #requeue(): void {
    this.#options.upstream.requeue().catch(ignore);
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now();
  }
}

function ignore(): void {
  // Without them the queue runs all the same.
}
