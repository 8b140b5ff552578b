import type { Asset } from '../contracts/asset.ts';
import type { Job, JobEvent, JobState, StoredPreview } from '../contracts/job.ts';
import { compareInQueue } from '../kernel/queue-order.ts';
import { isActive, reduceJob } from '../kernel/reduce-job.ts';
import { repairJob } from '../kernel/repair-job.ts';
import type { EaselDatabase } from './database.ts';
import { markSuperseded } from './mark-superseded.ts';
import { addPromptToHistory } from './prompt-repository.ts';
import { guardStorage } from './storage-failure.ts';
import { putBytesOnce, writeBytes } from './write-bytes.ts';

const ACTIVE_STATES: readonly JobState[] = ['queued', 'connecting', 'running', 'waiting'];

export interface JobRepository {
  get(id: string): Promise<Job | undefined>;
  add(jobs: Job[]): Promise<void>;
  /** Adds the jobs, makes their batch the one its workspace shows (with no asset chosen), and remembers the prompt: all or nothing. */
  submit(submission: JobSubmission): Promise<void>;
  /** All that have not ended, in the order of the queue. */
  active(): Promise<Job[]>;
  /** By slot, then by age: a slot that was tried again has several. */
  ofBatch(batchId: string): Promise<Job[]>;
  /** Those that have not ended, and those of the batches that workspaces show; one may come twice. For watching. */
  inView(): Promise<Job[]>;
  ofWorkspace(workspaceId: string): Promise<Job[]>;
  /** Those that ended last, the newest first. */
  recent(limit: number): Promise<Job[]>;
  /** Those whose images found no room and are held by some worker, or were. */
  withHeldImages(): Promise<Job[]>;
  /** Applies the events in order in one transaction; undefined if there is no such job. */
  apply(id: string, ...events: JobEvent[]): Promise<Job | undefined>;
  /** Bytes and event in one transaction. */
  storePreview(input: PreviewInput): Promise<void>;
  /** Bytes, asset and job in one transaction. The image was paid for: it is stored even if the job's row is gone. */
  storeImage(input: ImageInput): Promise<void>;
  /** The preview that is stored already becomes an asset, and the job ends: one transaction. */
  keepPreview(input: { jobId: string; asset: Asset; events: JobEvent[] }): Promise<void>;
}

export interface JobSubmission {
  jobs: Job[];
  workspaceId: string;
  batchId: string;
  prompt: string;
  at: number;
}

export interface PreviewInput {
  jobId: string;
  blob: Blob;
  /** SHA-256 of the bytes. */
  hash: string;
  preview: StoredPreview;
  at: number;
}

export interface ImageInput {
  jobId: string;
  asset: Asset;
  blob: Blob;
  /** SHA-256 of the bytes. */
  hash: string;
  events: JobEvent[];
}

/** Jobs, damaged ones repaired or left out; every change goes through `reduceJob`. Throws AppError, `storageFull` where there is no room. */
export function createJobRepository(db: EaselDatabase): JobRepository {
  return { ...createQueries(db), ...createActs(db) };
}

type Queries = Pick<
  JobRepository,
  'get' | 'active' | 'ofBatch' | 'inView' | 'ofWorkspace' | 'recent' | 'withHeldImages'
>;

function createQueries(db: EaselDatabase): Queries {
  const active = async () => {
    const jobs = sound(await db.jobs.where('state').anyOf(ACTIVE_STATES).toArray());
    return jobs.filter(({ state }) => isActive(state)).sort(compareInQueue);
  };
  const ofBatches = async (batchIds: string[]) =>
    sound(await db.jobs.where('batchId').anyOf(batchIds).toArray()).sort(bySlotThenAge);
  return {
    get: (id) => guardStorage(async () => repairJob(await db.jobs.get(id))),
    active: () => guardStorage(active),
    ofBatch: (batchId) => guardStorage(() => ofBatches([batchId])),
    inView: () =>
      guardStorage(async () => {
        const batchIds = (await db.workspaces.toArray()).map((row) => row.batchId as unknown).filter(isId);
        return [...(await active()), ...(await ofBatches(batchIds))];
      }),
    ofWorkspace: (workspaceId) =>
      guardStorage(async () =>
        sound(await db.jobs.where('workspaceId').equals(workspaceId).toArray()).sort(byAge),
      ),
    withHeldImages: () =>
      guardStorage(async () => sound(await db.jobs.filter(({ heldImages }) => heldImages > 0).toArray())),
    recent: (limit) =>
      guardStorage(async () => sound(await db.jobs.orderBy('endedAt').reverse().limit(limit).toArray())),
  };
}

function createActs(db: EaselDatabase): Omit<JobRepository, keyof Queries> {
  return {
    add: (jobs) => guardStorage(() => db.jobs.bulkAdd(jobs).then(() => undefined)),
    submit: (submission) =>
      guardStorage(() =>
        db.transaction('rw', db.jobs, db.workspaces, db.prompts, () => submitJobs(db, submission)),
      ),
    apply: (id, ...events) =>
      guardStorage(() => db.transaction('rw', db.jobs, db.superseded, () => applyEvents(db, id, events))),
    storePreview: ({ jobId, blob, hash, preview, at }) =>
      guardStorage(async () => {
        await writeBytes(db, { blob, hash, createdAt: at }, (row) =>
          db.transaction('rw', db.jobs, db.bytes, db.superseded, async () => {
            await putBytesOnce(db, row);
            await applyEvents(db, jobId, [{ type: 'preview-stored', preview, at }]);
          }),
        );
      }),
    storeImage: ({ jobId, asset, blob, hash, events }) =>
      guardStorage(async () => {
        await writeBytes(db, { blob, hash, createdAt: asset.createdAt }, (row) =>
          db.transaction('rw', db.jobs, db.assets, db.bytes, db.superseded, async () => {
            await putBytesOnce(db, row);
            await db.assets.put(asset);
            await applyEvents(db, jobId, events);
          }),
        );
      }),
    keepPreview: ({ jobId, asset, events }) =>
      guardStorage(() =>
        db.transaction('rw', db.jobs, db.assets, db.superseded, async () => {
          await db.assets.put(asset);
          await applyEvents(db, jobId, events);
        }),
      ),
  };
}

async function submitJobs(db: EaselDatabase, { jobs, workspaceId, batchId, prompt, at }: JobSubmission) {
  await db.jobs.bulkAdd(jobs);
  await db.workspaces.update(workspaceId, { batchId, shownAssetId: '' });
  await addPromptToHistory(db, prompt, at);
}

/** For use within a transaction over `jobs` and `superseded`. */
async function applyEvents(db: EaselDatabase, id: string, events: JobEvent[]): Promise<Job | undefined> {
  const before = repairJob(await db.jobs.get(id));
  if (!before) return undefined;
  const after = events.reduce(reduceJob, before);
  if (after === before) return after;
  await db.jobs.put(after);
  await markSuperseded(db, { before, after, at: events.at(-1)?.at ?? 0 });
  return after;
}

function sound(rows: (Job | undefined)[]): Job[] {
  return rows.map(repairJob).filter((row) => row !== undefined);
}

function isId(id: unknown): id is string {
  return typeof id === 'string' && id !== '';
}

function byAge(a: Job, b: Job): number {
  return a.createdAt - b.createdAt || a.slot - b.slot;
}

function bySlotThenAge(a: Job, b: Job): number {
  return a.slot - b.slot || a.createdAt - b.createdAt;
}
