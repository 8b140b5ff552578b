import type { Job, JobEvent } from '../contracts/job.ts';
import { isEnded, reduceJob } from '../kernel/reduce-job.ts';

/** By id. */
export type JobsById = ReadonlyMap<string, Job>;

export const NO_JOBS: JobsById = new Map();

/**
 * Rows of the database with what is known here before it: jobs just added, and jobs just cancelled. Each is dropped once the
 * database says the same.
 */
export class JobRows {
  #rows = NO_JOBS;
  readonly #added = new Map<string, Job>();
  readonly #cancelled = new Map<string, JobEvent>();

  /** A new map after each change. */
  get rows(): JobsById {
    return this.#rows;
  }

  adopt(jobs: Job[]): void {
    for (const job of jobs) {
      this.#added.delete(job.id);
      if (isEnded(job.state)) this.#cancelled.delete(job.id);
    }
    this.#rebuild([...jobs, ...this.#added.values()]);
  }

  add(jobs: Job[]): void {
    // A row that the database has brought already is newer than the one that was written.
    const unseen = jobs.filter((job) => !this.#rows.has(job.id));
    unseen.forEach((job) => this.#added.set(job.id, job));
    this.#rebuild([...this.#rows.values(), ...unseen]);
  }

  cancel(ids: string[], event: JobEvent): void {
    ids.forEach((id) => this.#cancelled.set(id, event));
    this.#rebuild([...this.#rows.values()]);
  }

  #rebuild(jobs: Job[]): void {
    const rows = jobs.map((job) => {
      const event = this.#cancelled.get(job.id);
      return event ? reduceJob(job, event) : job;
    });
    this.#rows = new Map(rows.map((job) => [job.id, job]));
  }
}
