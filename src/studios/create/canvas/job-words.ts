import type { Job, JobState } from '../../../lib/contracts/job.ts';
import { toRunRecipe } from '../../../lib/kernel/run-recipe.ts';
import type { UsualSpan } from '../../../lib/kernel/usual-span.ts';
import { m } from '../../../messages/generated/messages.js';
import { formatDuration } from './format-facts.ts';
import type { JobSummary } from './summarise-jobs.ts';

const TITLES: Record<JobState, (job: Job, nowMs: number) => string> = {
  queued: () => m.job_queued(),
  connecting: toConnectingTitle,
  running: toRunningTitle,
  waiting: toWaitingTitle,
  done: () => m.job_done(),
  'preview-only': () => m.job_preview_only(),
  failed: () => m.job_failed(),
  cancelled: () => m.job_cancelled(),
  interrupted: () => m.job_interrupted(),
};

function toConnectingTitle({ resumes, attempt, maxAttempts }: Job): string {
  if (resumes > 0) return m.job_resume_now();
  return attempt > 1 ? m.job_connecting_again({ attempt, attempts: maxAttempts }) : m.job_connecting();
}

function toWaitingTitle({ waitFor, attempt, maxAttempts, retryAt = 0 }: Job, nowMs: number): string {
  const seconds = toSeconds(retryAt - nowMs);
  if (waitFor === 'resume') return m.job_resume_wait({ seconds });
  return m.job_waiting({ seconds, attempt: attempt + 1, attempts: maxAttempts });
}

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

/** Whole seconds left, as a person counts down: 0 only when it is over. What chance added to the wait is not shown. */
export function toSeconds(ms: number): number {
  return ms <= 0 ? 0 : Math.max(Math.round(ms / 1000), 1);
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

/** Of the model that does the work. */
export function toModelName(job: Job): string {
  const { imageModel, textModel, profileName } = toRunRecipe(job);
  return imageModel || textModel || profileName;
}

/** What became of the job on its way: how often it was taken up again, and who took it over. */
export function toHistoryFacts({ resumes, fallback }: Job): string[] {
  const taken = resumes > 1 ? m.job_resumed_times({ count: resumes }) : m.job_resumed_once();
  return [
    ...(resumes > 0 ? [taken] : []),
    ...(fallback ? [m.job_by_fallback({ profile: fallback.profileName })] : []),
  ];
}

/** In small beside the title. `elapsedMs` counts from the start of the attempt. */
export function toDetail(input: {
  job: Job;
  summary: JobSummary;
  span: UsualSpan | undefined;
  elapsedMs: number;
}): string {
  const { job, summary, span, elapsedMs } = input;
  if (job.state === 'queued') return m.job_queued_detail({ profile: toRunRecipe(job).profileName });
  const ready = summary.total > 1 ? [m.job_ready_of({ done: summary.done, total: summary.total })] : [];
  const first = isLong({ job, span, elapsedMs }) ? m.job_longer() : toModelName(job);
  return [...ready, first, ...toHistoryFacts(job)].join(' · ');
}

/** Past the time in which jobs of its kind usually end. */
export function isLong(input: { job: Job; span: UsualSpan | undefined; elapsedMs: number }): boolean {
  const { job, span, elapsedMs } = input;
  return job.state === 'running' && span !== undefined && elapsedMs > span.highMs;
}

export function toUsualWords({ lowMs, highMs }: UsualSpan): string {
  const [low, high] = [formatDuration(lowMs), formatDuration(highMs)];
  return low === high ? m.job_usually_one({ time: low }) : m.job_usually({ low, high });
}
