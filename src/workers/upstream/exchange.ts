import type { Failure } from '../../lib/contracts/failure.ts';
import type { Attempt, Job } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { Provider, ProviderEvent, ProviderHttpRequest } from '../../lib/contracts/provider.ts';
import { AppError, createFailure, toFailure } from '../../lib/kernel/app-error.ts';
import { createAttempt, recordAnswer, recordHead, recordRequest } from './attempt-record.ts';
import { createFarewell } from './create-farewell.ts';
import type { JobControl } from './job-control.ts';
import { toAuthHeaders } from './providers/provider-credentials.ts';
import type { RunContext } from './run-context.ts';
import type { ResultStore } from './store-results.ts';
import { readAnswer } from './transport/read-answer.ts';
import { ConnectError, sendRequest } from './transport/send-request.ts';
import type { UpstreamAnswer } from './transport/send-request.ts';
import { writeIfRoom, writeWithRoom } from './write-with-room.ts';

/** One attempt while it runs: all its exchanges share this. */
export interface AttemptRun {
  /** As it stood when the attempt began, with the recipe of whoever does the work. */
  job: Job;
  profile: Profile;
  provider: Provider;
  key: string;
  control: JobControl;
  store: ResultStore;
  /** Fires on cancel, and when the job's row turns out to have ended. */
  ended: AbortSignal;
}

export interface ExchangeInput {
  kind: Attempt['kind'];
  request: ProviderHttpRequest;
}

export interface ExchangeEnd {
  /** Why it gave no image. */
  failure?: Failure;
  /** Undefined: no answer at all. */
  status?: number;
  /** The upstream itself said that the answer is over. */
  isCompleted: boolean;
  /** We let go of the line to take the answer up again by another one. */
  isDropped: boolean;
  /** Kinds of events that came. */
  seen: ReadonlySet<ProviderEvent['type']>;
  /** From the request to the end, milliseconds. */
  tookMs: number;
}

interface Exchange extends ExchangeInput {
  run: AttemptRun;
  attempt: Attempt;
  /** Also fires when the line alone is dropped. */
  signal: AbortSignal;
  seen: Set<ProviderEvent['type']>;
  /** `performance.now()` when the request left. */
  leftAt: number;
  isCompleted: boolean;
}

/**
 * Sends one request and stores what comes of it; never throws. What was sent and came back is kept in an attempt row, without
 * the key. A request that would be paid for is not sent where there is no room for its record.
 */
export async function exchange(
  context: RunContext,
  run: AttemptRun,
  input: ExchangeInput,
): Promise<ExchangeEnd> {
  const { store, control, ended } = run;
  const dropped = control.openLine(() => store.isResumable);
  const own: Exchange = {
    ...input,
    run,
    attempt: createAttempt(context, { ...run, kind: input.kind }),
    signal: AbortSignal.any([ended, dropped]),
    seen: new Set(),
    leftAt: performance.now(),
    isCompleted: false,
  };
  store.beginLine();
  const failure = await tryExchange(context, own);
  const isDropped = dropped.aborted && !ended.aborted;
  return {
    ...(failure ? { failure: isDropped ? createFailure('network') : failure } : {}),
    ...(own.attempt.status === undefined ? {} : { status: own.attempt.status }),
    isCompleted: own.isCompleted,
    isDropped,
    seen: own.seen,
    tookMs: performance.now() - own.leftAt,
  };
}

async function tryExchange(context: RunContext, own: Exchange): Promise<Failure | undefined> {
  const { attempt, run, request, kind } = own;
  const { attempts } = context.repositories;
  try {
    recordRequest(attempt, request, [run.key]);
    const write = kind === 'request' ? writeWithRoom : writeIfRoom;
    await write(context, () => attempts.put(attempt));
    own.leftAt = performance.now();
    const failure = await receive(context, own, await send(context, own));
    if (failure && !run.store.hasImage) attempt.failure = failure;
  } catch (error) {
    attempt.failure = toFailure(error);
  }
  attempt.endedAt = context.now();
  // A full disk must not undo what the exchange achieved; its record is the lesser loss.
  await Promise.allSettled([attempts.put(attempt)]);
  return attempt.failure;
}

async function send(context: RunContext, own: Exchange): Promise<UpstreamAnswer> {
  const { profile, provider, key } = own.run;
  const fetch = context.fetchOf(profile);
  try {
    const answer = await sendRequest({
      request: own.request,
      authorization: toAuthHeaders(provider, profile, key),
      signal: own.signal,
      stallTimeoutMs: profile.stallTimeoutMs,
      ...(fetch ? { fetch } : {}),
    });
    recordHead(own.attempt, answer, [key]);
    return answer;
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    throw new AppError(await context.diagnose({ profile, provider, key, error }), { cause: error });
  }
}

/** Why there is no image; undefined where there is one, or the answer is not ready. */
async function receive(
  context: RunContext,
  own: Exchange,
  answer: UpstreamAnswer,
): Promise<Failure | undefined> {
  const { provider, store, key } = own.run;
  const farewell = createFarewell(() => answer.close());
  const read = async (): Promise<Uint8Array | undefined> => {
    const bytes = await answer.read();
    farewell.touch();
    return bytes;
  };
  const onEvent = async (event: ProviderEvent): Promise<void> => {
    own.seen.add(event.type);
    await store.take(event);
    if (store.hasImage) farewell.begin();
  };
  try {
    if (answer.status < 400) await store.apply({ type: 'answer-started', at: context.now() });
    const report = await readAnswer({
      answer: { ...answer, read },
      provider,
      onEvent,
      secrets: [key],
    });
    recordAnswer(own.attempt, report);
    own.isCompleted = report.isCompleted;
    if (store.hasImage || report.isPending) return undefined;
    return report.failure ?? store.failure ?? createFailure('noImage');
  } finally {
    farewell.end();
    answer.close();
  }
}
