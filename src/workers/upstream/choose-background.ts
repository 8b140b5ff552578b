import type { Failure, FailureCode } from '../../lib/contracts/failure.ts';
import type { Job } from '../../lib/contracts/job.ts';
import type { Provider } from '../../lib/contracts/provider.ts';
import type { ResumeAbility } from '../../lib/contracts/traits.ts';
import type { ExchangeEnd } from './exchange.ts';

/*
 * Whether a request asks for an answer that lives on without the line, and what the reply to it says of that. Pure.
 */

/** True if the request should ask for it. */
export function wantsBackground(input: {
  provider: Pick<Provider, 'resume'>;
  ability: ResumeAbility;
  job: Pick<Job, 'attempt' | 'maxAttempts'>;
}): boolean {
  const { provider, ability, job } = input;
  if (!provider.resume || provider.resume.isAlways || ability === 'none') return false;
  // An upstream may fail over a field that it does not know; the last attempt must not be lost to that.
  const isLastOfSeveral = job.attempt > 1 && job.attempt >= job.maxAttempts;
  return ability !== 'unknown' || !isLastOfSeveral;
}

/** These say what is wrong, and it is not the asking: the same request would only be refused once more. */
const OTHER_REASONS: ReadonlySet<FailureCode> = new Set([
  'moderation',
  'refused',
  'auth',
  'credit',
  'quota',
  'rate',
  'modelNotFound',
]);

/** True if the same request should go out at once without asking for it: nothing was accepted, nothing is paid for. */
export function isBackgroundRefused(input: {
  end: Pick<ExchangeEnd, 'failure' | 'status'>;
  provider: Pick<Provider, 'resume'>;
  ability: ResumeAbility;
}): boolean {
  const { end, provider, ability } = input;
  const { failure, status = 0 } = end;
  if (!failure || !provider.resume || status < 400 || status > 499) return false;
  return (
    provider.resume.isBackgroundRefused(failure) || (ability === 'unknown' && isUnclear(failure, status))
  );
}

function isUnclear(failure: Failure, status: number): boolean {
  return (status === 400 || status === 422) && !OTHER_REASONS.has(failure.code);
}

/** What an answer's word on itself means. */
export interface AnswerLife {
  resumable: boolean;
  /** What is known of the upstream from now on; undefined: nothing new. */
  ability?: ResumeAbility;
  /** Nobody knows yet: to be found out by asking for the answer. */
  isOpen: boolean;
}

/** `asked`: the request asked for a life of its own; `said`: what the answer says of it, undefined: nothing. */
export function readLife(input: {
  asked: boolean;
  said: boolean | undefined;
  ability: ResumeAbility;
}): AnswerLife {
  const { asked, said, ability } = input;
  if (!asked) return { resumable: said === true, isOpen: false };
  if (said === false) return { resumable: false, ability: 'none', isOpen: false };
  return {
    resumable: said === true || ability !== 'unknown',
    isOpen: said === undefined && ability === 'unknown',
  };
}
