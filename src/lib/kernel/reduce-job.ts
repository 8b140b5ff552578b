import type { EndedJobState, Job, JobEvent, JobState } from '../contracts/job.ts';

/** What must be known of a job before it is written; all the rest follows from its events. */
export type NewJob = Pick<
  Job,
  | 'id'
  | 'workspaceId'
  | 'profileId'
  | 'batchId'
  | 'slot'
  | 'recipe'
  | 'previewsWanted'
  | 'maxAttempts'
  | 'createdAt'
>;

const ENDED: Record<JobState, boolean> = {
  queued: false,
  connecting: false,
  running: false,
  waiting: false,
  done: true,
  'preview-only': true,
  failed: true,
  cancelled: true,
  interrupted: true,
};

/** A job as it is first written: queued, nothing sent. `maxAttempts` counts the first attempt too; `createdAt` in ms since the epoch. */
export function createJob(values: NewJob): Job {
  return {
    ...values,
    order: values.createdAt,
    state: 'queued',
    attempt: 0,
    resumable: false,
    resumes: 0,
    heldImages: 0,
    previewCount: 0,
    previewTimes: [],
    assetIds: [],
  };
}

/** True where nothing will change the job any more without the user. */
export function isEnded(state: JobState): state is EndedJobState {
  return ENDED[state];
}

/** True from the press of "Generate" to the end: queued, connecting, running or waiting. */
export function isActive(state: JobState): boolean {
  return !ENDED[state];
}

/**
 * The only code that turns an event into a row. Pure: answers a new row, or the same one where the event changes nothing.
 * An ended job takes no event but those of AFTER_END, so the first terminal event is the last. It takes a suffix of a stream: no
 * event needs the ones before it.
 */
export function reduceJob(job: Job, event: JobEvent): Job {
  if (isEnded(job.state) !== AFTER_END.has(event.type)) return job;
  const reduce = REDUCERS[event.type] as (job: Job, event: JobEvent) => Job;
  return reduce(job, event);
}

type EventOf<T extends JobEvent['type']> = Extract<JobEvent, { type: T }>;

/** Events that an ended job takes, and no other. */
const AFTER_END: ReadonlySet<JobEvent['type']> = new Set([
  'held-image-stored',
  'held-images-dropped',
  'job-reopened',
]);

const REDUCERS: { [T in JobEvent['type']]: (job: Job, event: EventOf<T>) => Job } = {
  'attempt-started': startAttempt,
  'answer-started': (job) => (job.state === 'running' ? job : { ...job, state: 'running' }),
  'response-identified': (job, { responseId, resumable }) => ({
    ...job,
    state: 'running',
    responseId,
    resumable,
  }),
  'sequence-seen': (job, { sequence }) =>
    job.sequence !== undefined && job.sequence >= sequence ? job : { ...job, sequence },
  'preview-stored': (job, { preview, at }) => ({
    ...job,
    state: 'running',
    preview,
    previewCount: job.previewCount + 1,
    previewTimes: [...job.previewTimes, at],
  }),
  'image-stored': (job, { assetId, revisedPrompt }) => ({
    ...job,
    state: 'running',
    assetIds: withId(job.assetIds, assetId),
    ...(revisedPrompt ? { revisedPrompt } : {}),
  }),
  'link-kept': (job, { link }) => {
    const links = job.links ?? [];
    return links.some(({ url }) => url === link.url) ? job : { ...job, links: [...links, link] };
  },
  'usage-reported': (job, { usage }) => ({ ...job, usage }),
  'attempt-failed': (job, { failure }) => ({ ...job, failure }),
  'wait-started': (job, { retryAt, waitFor, at }) => ({
    ...job,
    state: 'waiting',
    retryAt,
    waitFor,
    waitStartedAt: at,
  }),
  'resume-started': (job) => ({ ...without(job, WAIT), state: 'connecting', resumes: job.resumes + 1 }),
  'fallback-started': startFallback,
  'order-changed': (job, { order }) => ({ ...job, order }),
  'image-held': (job) => ({ ...job, heldImages: job.heldImages + 1 }),
  'job-completed': (job, { at }) => end(without(job, ['failure']), 'done', at),
  'preview-kept': (job, { assetId, failure, at }) => ({
    ...end(job, 'preview-only', at),
    assetIds: withId(job.assetIds, assetId),
    failure,
  }),
  'job-failed': (job, { failure, at }) => ({ ...end(job, 'failed', at), failure }),
  'job-cancelled': (job, { at }) => end(job, 'cancelled', at),
  'job-interrupted': (job, { at }) => end(job, 'interrupted', at),
  'held-image-stored': (job, { assetId }) => ({
    ...without(job, ['failure']),
    state: 'done',
    assetIds: withId(job.assetIds, assetId),
    heldImages: Math.max(0, job.heldImages - 1),
  }),
  'held-images-dropped': (job) => (job.heldImages === 0 ? job : { ...job, heldImages: 0 }),
  'job-reopened': reopen,
};

/** A new attempt has a new answer: what belonged to the last one's stream goes, its preview stays as the best there is so far. */
function startAttempt(job: Job, { at }: EventOf<'attempt-started'>): Job {
  return {
    ...without(job, [...WAIT, 'responseId', 'sequence', 'failure']),
    state: 'connecting',
    attempt: job.attempt + 1,
    resumable: false,
    resumes: 0,
    startedAt: job.startedAt ?? at,
    attemptStartedAt: at,
    previewCount: 0,
    previewTimes: [],
  };
}

/** It queues anew, in the other profile's lane; what was got so far stays. */
function startFallback(job: Job, { fallback, attempts }: EventOf<'fallback-started'>): Job {
  return { ...without(job, WAIT), state: 'queued', fallback, maxAttempts: job.attempt + attempts };
}

/** Back to the wait for the same answer. Nothing is sent again, so only an answer that can be asked for comes back. */
function reopen(job: Job, { at }: EventOf<'job-reopened'>): Job {
  const canReopen = job.resumable && job.responseId !== undefined && job.state !== 'done';
  if (!canReopen) return job;
  return {
    ...without(job, ['endedAt', 'failure']),
    state: 'waiting',
    waitFor: 'resume',
    waitStartedAt: at,
    retryAt: at,
  };
}

function end(job: Job, state: EndedJobState, at: number): Job {
  return { ...without(job, WAIT), state, endedAt: at };
}

const WAIT = ['retryAt', 'waitFor', 'waitStartedAt'] as const;

type Passing = (typeof WAIT)[number] | 'responseId' | 'sequence' | 'failure' | 'endedAt';

function without(job: Job, names: readonly Passing[]): Job {
  const copy = { ...job };
  for (const name of names) delete copy[name];
  return copy;
}

function withId(ids: string[], id: string): string[] {
  return ids.includes(id) ? ids : [...ids, id];
}
