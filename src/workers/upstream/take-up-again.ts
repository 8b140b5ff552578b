import type { Failure } from '../../lib/contracts/failure.ts';
import type { ProviderHttpRequest } from '../../lib/contracts/provider.ts';
import { createFailure } from '../../lib/kernel/app-error.ts';
import { exchange } from './exchange.ts';
import type { AttemptRun, ExchangeEnd } from './exchange.ts';
import { learnAbility, readAbility } from './learn-ability.ts';
import {
  afterReply,
  chooseWay,
  createResumeState,
  isLast,
  toAbility,
  toPauseMs,
  toReply,
} from './plan-resume.ts';
import type { ResumeReply, ResumeState, ResumeWay } from './plan-resume.ts';
import type { RunContext } from './run-context.ts';

/** How taking an answer up again ended. */
export type ResumeEnd =
  /** There is an image. */
  | { type: 'image' }
  /** The upstream says that the answer failed. */
  | { type: 'failed'; failure: Failure }
  /** The answer is not to be had (any more). */
  | { type: 'gone' }
  /** It took too long. */
  | { type: 'timed-out' }
  /** Whoever may do so ended the job or its wait. */
  | { type: 'stopped' };

export interface ResumeInput {
  /** The upstream itself said that the answer is not ready; else its line broke. */
  isPending: boolean;
}

/** How long an answer is asked for, by the time spent on it: a device that slept, or a clock that was set, is no reason to give up. */
const GIVE_UP_MS = 15 * 60_000;

/** Has the run's answer without paying for it again: asks until there is a last word, or until it is not worth it any more. */
export async function takeUpAgain(
  context: RunContext,
  run: AttemptRun,
  input: ResumeInput,
): Promise<ResumeEnd> {
  let state = await begin(context, run, input);
  while (state && !run.control.stopped.aborted) {
    const next = await takeTurn(context, run, state);
    if ('type' in next) return next;
    state = next;
  }
  return { type: 'stopped' };
}

/** Undefined: it is not wanted any more. */
async function begin(
  context: RunContext,
  run: AttemptRun,
  { isPending }: ResumeInput,
): Promise<ResumeState | undefined> {
  const state = createResumeState(await readAbility(context, run.profile));
  if (!isPending) {
    await run.store.apply({ type: 'resume-started', at: context.now() });
    return state;
  }
  const pending = afterReply(state, 'pending');
  const hasLasted = await pause(context, run, { ms: toPauseMs(pending, 'pending') });
  return hasLasted === undefined ? undefined : pending;
}

/** One question, and the pause that its reply calls for. */
async function takeTurn(
  context: RunContext,
  run: AttemptRun,
  state: ResumeState,
): Promise<ResumeState | ResumeEnd> {
  const { end, reply, way } = await ask(context, run, state);
  if (run.ended.aborted) return { type: 'stopped' };
  const learned = await learn(context, run, { state, way, reply });
  if (reply === 'gone') await run.store.markLost();
  if (isLast(reply)) return toEnd(reply, end);
  const spentMs = learned.spentMs + Math.min(end.tookMs, run.profile.stallTimeoutMs);
  return rest(context, run, { state: afterReply({ ...learned, spentMs }, reply), reply, end });
}

async function rest(
  context: RunContext,
  run: AttemptRun,
  { state, reply, end }: Omit<Question, 'way'> & { state: ResumeState },
): Promise<ResumeState | ResumeEnd> {
  const ms = toPauseMs(state, reply, end.failure?.retryAfterMs);
  if (ms === 0) return state;
  if (state.spentMs >= GIVE_UP_MS) return { type: 'timed-out' };
  const failure = reply === 'unreachable' ? end.failure : undefined;
  const hasLasted = await pause(context, run, { ms, failure });
  if (hasLasted === undefined) return { type: 'stopped' };
  return hasLasted ? { ...state, spentMs: state.spentMs + ms } : state;
}

interface Question {
  end: ExchangeEnd;
  reply: ResumeReply;
  way: ResumeWay;
}

async function ask(context: RunContext, run: AttemptRun, state: ResumeState): Promise<Question> {
  const { store, job, provider } = run;
  const ageMs = Math.max(0, context.now() - (job.attemptStartedAt ?? job.createdAt));
  const way = chooseWay(state, { ageMs, streamableForMs: provider.resume?.streamableForMs ?? 0 });
  const before = store.sequence;
  const end = await exchange(context, run, { kind: way, request: toRequest(run, way) });
  const reply = toReply(way, {
    end,
    hasImage: store.hasImage,
    hasMoved: store.sequence !== before,
    state,
  });
  return { end, reply, way };
}

function toRequest({ provider, profile, store }: AttemptRun, way: ResumeWay): ProviderHttpRequest {
  const { resume } = provider;
  if (!resume || store.responseId === undefined) throw new Error('Nothing to take up again.');
  const address = { profile, responseId: store.responseId };
  return way === 'poll'
    ? resume.toPollRequest(address)
    : resume.toStreamRequest({ ...address, sequence: store.sequence ?? -1 });
}

async function learn(
  context: RunContext,
  { profile }: AttemptRun,
  { state, way, reply }: { state: ResumeState; way: ResumeWay; reply: ResumeReply },
): Promise<ResumeState> {
  const ability = toAbility(state, way, reply);
  if (ability === undefined) return state;
  await learnAbility(context, profile, ability);
  return { ...state, ability };
}

function toEnd(reply: 'image' | 'failed' | 'gone', { failure }: ExchangeEnd): ResumeEnd {
  if (reply !== 'failed') return { type: reply };
  return { type: 'failed', failure: failure ?? createFailure('noImage') };
}

/**
 * True if it lasted to its end, false if someone wants to go on now, undefined if someone wants it to be over. With a failure the
 * pause is the job's own wait, seen by all; without one the upstream is at work, and so is the job.
 */
async function pause(
  context: RunContext,
  { control, store, ended }: AttemptRun,
  { ms, failure }: { ms: number; failure?: Failure | undefined },
): Promise<boolean | undefined> {
  const at = context.now();
  if (failure) {
    await store.apply(
      { type: 'attempt-failed', failure, at },
      { type: 'wait-started', retryAt: at + ms, waitFor: 'resume', at },
    );
  }
  const hasLasted = await control.wait((signal) => context.waitUntil(at + ms, signal), 'resume');
  if (ended.aborted || control.stopped.aborted) return undefined;
  if (failure) await store.apply({ type: 'resume-started', at: context.now() });
  return hasLasted;
}
