import type { Job } from '../../../lib/contracts/job.ts';
import { failureTexts } from '../../../messages/failure-texts.ts';
import type { FailureTexts } from '../../../messages/failure-texts.ts';
import { m } from '../../../messages/generated/messages.js';
import { canFetchAgain } from './job-cure.ts';
import { toHistoryFacts } from './job-words.ts';

/** Cause and remedy, a sentence each, of a job that is in trouble. */
export function toTroubleWords(job: Job): FailureTexts {
  if (job.state === 'interrupted') {
    const remedy = canFetchAgain(job) ? m.job_interrupted_remedy_fetch() : m.job_interrupted_remedy();
    return { cause: m.job_interrupted_cause(), remedy };
  }
  if (job.heldImages > 0) return { cause: m.job_held_cause(), remedy: m.job_held_remedy() };
  if (job.waitFor === 'resume') return { cause: m.job_resume_cause(), remedy: m.job_resume_remedy() };
  if (hasOnlyLinks(job)) return { cause: m.job_links_cause(), remedy: m.job_links_remedy() };
  return job.failure ? failureTexts(job.failure) : { cause: m.job_no_cause(), remedy: m.job_no_remedy() };
}

/** There is an image, which only a person can read; the upstream's words are nothing but its address then. */
function hasOnlyLinks({ state, links = [] }: Job): boolean {
  return state === 'failed' && links.length > 0;
}

/** The upstream's own words where cause and remedy do not quote them already; empty if it said nothing. */
export function toUnsaidWords(job: Job, { cause, remedy }: FailureTexts): string {
  const { failure } = job;
  // Of a full disk it is the browser that speaks.
  if (!failure || failure.code === 'storageFull' || hasOnlyLinks(job)) return '';
  const { message } = failure;
  return cause.includes(message) || remedy.includes(message) ? '' : message;
}

/** The facts in small: attempts, what was kept, who did it, and the HTTP status. */
export function toTroubleFacts(job: Job): string[] {
  const { failure } = job;
  const status = failure?.status === undefined ? [] : [m.job_http_status({ status: failure.status })];
  return [...toAttemptFacts(job), ...toHistoryFacts(job), ...status];
}

function toAttemptFacts({ state, attempt, maxAttempts }: Job): string[] {
  if (state === 'preview-only') {
    return [attempt > 1 ? m.job_attempts_used({ attempts: attempt }) : m.job_preview_kept()];
  }
  if (state === 'failed' && attempt > 0) return [m.job_attempt_of({ attempt, attempts: maxAttempts })];
  return [];
}
