import type { Job } from '../../../lib/contracts/job.ts';
import { failureTexts } from '../../../messages/failure-texts.ts';
import { m } from '../../../messages/generated/messages.js';

/** Cause and remedy, a sentence each, of a job that is in trouble. */
export function toTroubleWords({ state, failure }: Job): { cause: string; remedy: string } {
  if (state === 'interrupted')
    return { cause: m.job_interrupted_cause(), remedy: m.job_interrupted_remedy() };
  return failure ? failureTexts(failure) : { cause: m.job_no_cause(), remedy: m.job_no_remedy() };
}

/** The upstream's own words where cause and remedy do not quote them already; empty if it said nothing. */
export function toUnsaidWords(
  { failure }: Job,
  { cause, remedy }: { cause: string; remedy: string },
): string {
  const message = failure?.message ?? '';
  return cause.includes(message) || remedy.includes(message) ? '' : message;
}

/** The facts in small: attempts, what was kept, and the HTTP status. */
export function toTroubleFacts(job: Job): string[] {
  const { failure } = job;
  const status = failure?.status === undefined ? [] : [m.job_http_status({ status: failure.status })];
  return [...toAttemptFacts(job), ...status];
}

function toAttemptFacts({ state, attempt, maxAttempts }: Job): string[] {
  if (state === 'preview-only') {
    return [attempt > 1 ? m.job_attempts_used({ attempts: attempt }) : m.job_preview_kept()];
  }
  if (state === 'failed' && attempt > 0) return [m.job_attempt_of({ attempt, attempts: maxAttempts })];
  return [];
}
