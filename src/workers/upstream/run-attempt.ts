import type { Failure } from '../../lib/contracts/failure.ts';
import { createFailure, toFailure } from '../../lib/kernel/app-error.ts';
import { createAttempt } from './attempt-record.ts';
import { isBackgroundRefused } from './choose-background.ts';
import { stopJob } from './end-job.ts';
import { exchange } from './exchange.ts';
import type { ExchangeEnd } from './exchange.ts';
import { finishJob, recordCost } from './finish-job.ts';
import { learnAbility } from './learn-ability.ts';
import { mayBeBilled } from './may-be-billed.ts';
import { openRun } from './open-run.ts';
import type { OpenRun, RunInput } from './open-run.ts';
import { readRequestBytes } from './read-request-bytes.ts';
import type { RunContext } from './run-context.ts';
import { takeUpAgain } from './take-up-again.ts';

/**
 * Sends one request and stores what comes of it, however often its answer has to be taken up again. Answers with why there is
 * no image; undefined: the job has come to its end. `job` is as it stands after `attempt-started`.
 */
export async function runAttempt(context: RunContext, input: RunInput): Promise<Failure | undefined> {
  try {
    const run = await openRun(context, input);
    try {
      return await settle(context, run, await post(context, run));
    } finally {
      run.close();
    }
  } catch (error) {
    return recordUnsent(context, input, toFailure(error));
  }
}

/** What could not even be sent leaves a record, too. */
async function recordUnsent(context: RunContext, input: RunInput, failure: Failure): Promise<Failure> {
  const attempt = createAttempt(context, { ...input, kind: 'request' });
  const record = { ...attempt, failure, endedAt: context.now() };
  await Promise.allSettled([context.repositories.attempts.put(record)]);
  return failure;
}

/** Once, and once more without what was refused: asking for a background answer, or marks as a part of their own. */
async function post(context: RunContext, run: OpenRun): Promise<ExchangeEnd> {
  const end = await postOnce(context, run);
  if (isMarkupRefused(run, end)) {
    run.marksForm = 'copy';
    return postOnce(context, run);
  }
  if (!run.asksBackground || !isBackgroundRefused({ ...run, end })) return end;
  run.asksBackground = false;
  const plain = await postOnce(context, run);
  if (plain.status !== undefined && plain.status < 400) await learnAbility(context, run.profile, 'none');
  return plain;
}

function isMarkupRefused({ job, marksForm, provider }: OpenRun, { failure }: ExchangeEnd): boolean {
  if (!job.recipe.markup || marksForm !== 'markup' || !failure) return false;
  return provider.isMarkupRefused?.(failure) ?? false;
}

async function postOnce(context: RunContext, run: OpenRun): Promise<ExchangeEnd> {
  const { profile, job, provider, asksBackground, marksForm } = run;
  const request = await provider.toHttpRequest({
    profile,
    recipe: job.recipe,
    ...(await readRequestBytes(context, job.recipe, marksForm)),
    previews: job.previewsWanted,
    background: asksBackground,
  });
  return exchange(context, run, { kind: 'request', request });
}

async function settle(context: RunContext, run: OpenRun, end: ExchangeEnd): Promise<Failure | undefined> {
  if (run.store.hasImage) return finishJob(context, run);
  await run.question;
  const isPending = end.seen.has('answer-pending');
  const failure = end.failure ?? createFailure(isPending ? 'stalled' : 'noImage');
  if (canTakeUp(run, end)) return resume(context, run, { failure, isPending });
  if (mayBeBilled(end)) await recordCost(context, run);
  return failure;
}

/**
 * An answer that has not ended lives on upstream; whatever broke the line says nothing about it. Of one that has ended, what
 * came damaged may lie there whole.
 */
function canTakeUp({ store, ended }: OpenRun, end: ExchangeEnd): boolean {
  if (!store.isResumable || ended.aborted) return false;
  if (end.isCompleted && end.failure?.code !== 'decode') return false;
  return end.failure?.retryable ?? true;
}

async function resume(
  context: RunContext,
  run: OpenRun,
  { failure, isPending }: { failure: Failure; isPending: boolean },
): Promise<Failure | undefined> {
  const { job } = run;
  const end = await takeUpAgain(context, run, { isPending });
  if (end.type === 'image') return finishJob(context, run);
  await recordCost(context, run);
  switch (end.type) {
    case 'failed':
      return end.failure;
    case 'gone':
    case 'timed-out':
      return failure;
    case 'stopped':
      if (!run.ended.aborted) await stopJob(context, job.id, failure);
      return failure;
    default:
      return end satisfies never;
  }
}
