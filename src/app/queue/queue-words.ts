import type { Job } from '../../lib/contracts/job.ts';
import type { PriceTable } from '../../lib/contracts/price.ts';
import { actualPrice, estimatePrice } from '../../lib/kernel/estimate-price.ts';
import { isActive } from '../../lib/kernel/reduce-job.ts';
import { toRunRecipe } from '../../lib/kernel/run-recipe.ts';
import { m } from '../../messages/generated/messages.js';
import { formatDuration, formatUsd } from '../../studios/create/canvas/format-facts.ts';
import { toHistoryFacts } from '../../studios/create/canvas/job-words.ts';
import { toPriceRange } from '../../studios/create/price-words.ts';

/** Elapsed time of a job: of the present attempt while it runs, of all attempts while it waits and once it has ended. */
export function toTimeWords(job: Job, nowMs: number): string {
  const { state, createdAt, attemptStartedAt, startedAt, endedAt } = job;
  if (state === 'queued') return m.queue_waiting_since({ time: formatDuration(nowMs - createdAt) });
  if (state === 'waiting' && startedAt !== undefined)
    return m.queue_so_far({ time: formatDuration(nowMs - startedAt) });
  if (isActive(state)) return attemptStartedAt === undefined ? '' : formatDuration(nowMs - attemptStartedAt);
  if (startedAt === undefined || endedAt === undefined) return '';
  return m.queue_took({ time: formatDuration(endedAt - startedAt) });
}

/** Hours and minutes of its end; empty while it has not ended. */
export function toEndWords({ endedAt }: Job, locale: string): string {
  if (endedAt === undefined) return '';
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(endedAt);
  return m.queue_at({ time });
}

/** Attempts, how often it was taken up again, and who took it over. */
export function toAttemptWords(job: Job): string[] {
  const { attempt, maxAttempts, state } = job;
  const isTold = attempt > 0 && (attempt > 1 || (isActive(state) && maxAttempts > 1));
  const attempts = isTold ? [m.job_attempt_of({ attempt, attempts: maxAttempts })] : [];
  return [...attempts, ...toHistoryFacts(job)];
}

/** An estimate before, the actual price after; empty where nothing is known or nothing was got for it. */
export function toCostWords(input: { job: Job; isDemo: boolean; table: PriceTable; locale: string }): string {
  const { job, isDemo, table, locale } = input;
  if (isDemo) return m.queue_price_none();
  const recipe = toRunRecipe(job);
  const { form, imageModel: model, capabilities, resolution } = recipe;
  const actual = actualPrice({ usage: job.usage, form, model, table, capabilities, resolution });
  if (actual !== undefined) return m.queue_price_actual({ price: formatUsd(actual, locale) });
  if (!isActive(job.state) && job.state !== 'done') return '';
  const estimate = estimatePrice({ recipe, previews: job.previewsWanted, count: 1, table });
  return estimate ? m.queue_price_estimate({ price: toPriceRange(estimate) }) : '';
}
