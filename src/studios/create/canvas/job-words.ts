import type { Job, JobState } from '../../../lib/contracts/job.ts';
import { m } from '../../../messages/generated/messages.js';
import { formatDuration } from './format-facts.ts';
import type { JobSummary } from './summarise-jobs.ts';
import type { UsualSpan } from './usual-span.ts';

const TITLES: Record<JobState, (job: Job, nowMs: number) => string> = {
  queued: () => m.job_queued(),
  connecting: ({ attempt, maxAttempts }) =>
    attempt > 1 ? m.job_connecting_again({ attempt, attempts: maxAttempts }) : m.job_connecting(),
  running: toRunningTitle,
  waiting: ({ attempt, maxAttempts, retryAt = 0 }, nowMs) =>
    m.job_waiting({ seconds: toSeconds(retryAt - nowMs), attempt: attempt + 1, attempts: maxAttempts }),
  done: () => m.job_done(),
  'preview-only': () => m.job_preview_only(),
  failed: () => m.job_failed(),
  cancelled: () => m.job_cancelled(),
  interrupted: () => m.job_interrupted(),
};

function toRunningTitle({ previewCount, previewsWanted, assetIds }: Job): string {
  if (assetIds.length > 0) return m.job_receiving();
  if (previewCount === 0) return m.job_working();
  return m.job_preview({ number: previewCount, total: toPreviewTotal({ previewCount, previewsWanted }) });
}

/** An upstream may send more previews than were asked for. */
export function toPreviewTotal({
  previewCount,
  previewsWanted,
}: Pick<Job, 'previewCount' | 'previewsWanted'>): number {
  return Math.max(previewCount, previewsWanted);
}

/** Whole seconds left, as a person counts down: 0 only when it is over. */
export function toSeconds(ms: number): number {
  return Math.max(Math.ceil(ms / 1000), 0);
}

export function toTitle(job: Job, nowMs: number): string {
  return TITLES[job.state](job, nowMs);
}

/** What a screen reader hears and what is seen when nothing runs: the whole batch in a few words. */
export function toSummaryTitle(summary: JobSummary, nowMs: number): string {
  const { lead, total, done, state } = summary;
  if (!lead) return m.job_idle();
  if (state === 'done' && total > 1) return m.job_done_of({ done, total });
  return toTitle(lead, nowMs);
}

export function toModelName({ recipe }: Job): string {
  return recipe.imageModel || recipe.textModel || recipe.profileName;
}

/** In small beside the title. `elapsedMs` counts from the start of the attempt. */
export function toDetail(input: {
  job: Job;
  summary: JobSummary;
  span: UsualSpan | undefined;
  elapsedMs: number;
}): string {
  const { job, summary, span, elapsedMs } = input;
  if (job.state === 'queued') return m.job_queued_detail({ profile: job.recipe.profileName });
  const isLong = job.state === 'running' && span !== undefined && elapsedMs > span.highMs;
  const first = isLong ? m.job_longer() : toModelName(job);
  return summary.total > 1
    ? `${m.job_ready_of({ done: summary.done, total: summary.total })} · ${first}`
    : first;
}

export function toUsualWords(span: UsualSpan): string {
  return m.job_usually({ low: formatDuration(span.lowMs), high: formatDuration(span.highMs) });
}
