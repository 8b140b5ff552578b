import type { Failure } from '../../lib/contracts/failure.ts';
import type { ResumeAbility } from '../../lib/contracts/traits.ts';
import type { ExchangeEnd } from './exchange.ts';

/*
 * How a dropped answer is taken up again, as tables: what a reply means, what follows from it, what it teaches. The loop
 * that acts on them is `take-up-again.ts`.
 */

/** By stream, which goes on where the line broke, or by asking for the answer as it stands. */
export type ResumeWay = 'resume' | 'poll';

export type ResumeReply =
  /** The end: there is an image, */
  | 'image'
  /** the upstream's own failure, */
  | 'failed'
  /** or the answer is not to be had here. */
  | 'gone'
  /** Not ready yet. */
  | 'pending'
  /** The stream went on and broke again. */
  | 'moved'
  /** We let go of the line ourselves. */
  | 'dropped'
  /** A stream that gave nothing: the whole answer may. */
  | 'barren'
  /** The upstream does not stream it (any more). */
  | 'refused'
  /** No line, or an upstream that is out of order. */
  | 'unreachable';

export interface ResumeState {
  ability: ResumeAbility;
  /** The stream is of no use any more. */
  onlyPoll: boolean;
  /** The upstream said so itself. */
  isStreamRefused: boolean;
  /** Replies `pending` and `unreachable` in a row. */
  pending: number;
  unreachable: number;
  /** In questions and in pauses that lasted to their end, milliseconds. */
  spentMs: number;
}

export function createResumeState(ability: ResumeAbility): ResumeState {
  return {
    ability,
    onlyPoll: false,
    isStreamRefused: false,
    pending: 0,
    unreachable: 0,
    spentMs: 0,
  };
}

/** `ageMs`: since the attempt began. */
export function chooseWay(
  { ability, onlyPoll }: ResumeState,
  { ageMs, streamableForMs }: { ageMs: number; streamableForMs: number },
): ResumeWay {
  return onlyPoll || ability === 'poll' || ageMs >= streamableForMs ? 'poll' : 'resume';
}

export interface ResumeFacts {
  end: ExchangeEnd;
  hasImage: boolean;
  /** The stream brought something new. */
  hasMoved: boolean;
  /** Before the reply. */
  state: ResumeState;
}

/** A browser takes a line that breaks in the wrong moment for an upstream that keeps pages out; three in a row are none. */
const UNREADABLE_AFTER = 2;

export function toReply(way: ResumeWay, facts: ResumeFacts): ResumeReply {
  if (facts.hasImage) return 'image';
  if (facts.end.isDropped) return 'dropped';
  const { status } = facts.end;
  const refusal = way === 'resume' ? 'refused' : 'gone';
  if (status === undefined) return isKeptOut(facts) ? refusal : 'unreachable';
  if (isPassing(status)) return 'unreachable';
  if (status >= 400) return refusal;
  if (isOurs(facts.end.failure)) return 'failed';
  return (way === 'resume' ? readStream : readWhole)(facts);
}

function readStream({ end, hasMoved }: ResumeFacts): ResumeReply {
  if (end.isCompleted) return 'failed';
  return hasMoved && isCut(end.failure) ? 'moved' : 'barren';
}

function readWhole({ end, state }: ResumeFacts): ResumeReply {
  if (end.isCompleted || end.seen.has('failure-received')) return 'failed';
  if (end.seen.has('answer-pending')) return 'pending';
  // A page in the place of an answer: of something in between, or of a relay that knows no such address.
  return isProven(state) || isCut(end.failure) ? 'unreachable' : 'gone';
}

/** The upstream has given answers back before. */
function isProven({ ability }: ResumeState): boolean {
  return ability === 'stream' || ability === 'poll';
}

function isKeptOut({ end, state }: ResumeFacts): boolean {
  return end.failure?.code === 'cors' && !isProven(state) && state.unreachable >= UNREADABLE_AFTER;
}

/** What failed is here: asking again would end the same way. */
function isOurs(failure: Failure | undefined): boolean {
  return failure?.code === 'internal' || failure?.code === 'storageFull';
}

function isCut(failure: Failure | undefined): boolean {
  return failure?.code === 'network' || failure?.code === 'stalled';
}

const PASSING: ReadonlySet<number> = new Set([408, 409, 425, 429]);

/** A status that says nothing about the answer: it may be had later. */
function isPassing(status: number): boolean {
  return PASSING.has(status) || (status >= 500 && status !== 501);
}

type Last = 'image' | 'failed' | 'gone';

export function isLast(reply: ResumeReply): reply is Last {
  return reply === 'image' || reply === 'failed' || reply === 'gone';
}

/** What a reply that is not the last one changes. */
const AFTER: Record<Exclude<ResumeReply, Last>, (state: ResumeState) => Partial<ResumeState>> = {
  pending: ({ pending }) => ({ pending: pending + 1, unreachable: 0, onlyPoll: true }),
  moved: () => ({ unreachable: 0 }),
  dropped: () => ({}),
  barren: () => ({ unreachable: 0, onlyPoll: true }),
  refused: () => ({ unreachable: 0, onlyPoll: true, isStreamRefused: true }),
  unreachable: ({ unreachable }) => ({ unreachable: unreachable + 1 }),
};

export function afterReply(state: ResumeState, reply: Exclude<ResumeReply, Last>): ResumeState {
  return { ...state, ...AFTER[reply](state) };
}

const POLL_PAUSES_MS = [2_000, 3_000, 5_000, 8_000, 10_000];
const LINE_PAUSES_MS = [2_000, 5_000, 10_000, 20_000, 30_000];

/** Pause before the next question, milliseconds; 0: none. `state` as it is after the reply. */
export function toPauseMs(state: ResumeState, reply: ResumeReply, retryAfterMs = 0): number {
  if (reply === 'pending') return pick(POLL_PAUSES_MS, state.pending);
  if (reply !== 'unreachable') return 0;
  return Math.max(pick(LINE_PAUSES_MS, state.unreachable), Math.min(retryAfterMs, 60_000));
}

function pick(pauses: readonly number[], count: number): number {
  return pauses[Math.min(count, pauses.length) - 1] ?? 0;
}

/** What is known of the upstream after a reply; undefined: nothing new. */
export function toAbility(state: ResumeState, way: ResumeWay, reply: ResumeReply): ResumeAbility | undefined {
  const learned = way === 'resume' ? learnFromStream(reply) : learnFromPoll(state, reply);
  return learned === state.ability ? undefined : learned;
}

function learnFromStream(reply: ResumeReply): ResumeAbility | undefined {
  return reply === 'image' || reply === 'failed' || reply === 'moved' ? 'stream' : undefined;
}

function learnFromPoll(
  { ability, isStreamRefused }: ResumeState,
  reply: ResumeReply,
): ResumeAbility | undefined {
  if (reply === 'gone') return ability === 'unknown' ? 'none' : undefined;
  const hasWorked = reply === 'image' || reply === 'failed' || reply === 'pending';
  return hasWorked && (ability === 'unknown' || isStreamRefused) ? 'poll' : undefined;
}
