import type { Failure } from '../../../lib/contracts/failure.ts';
import { toAnswerFailure } from '../providers/spec/to-failure.ts';
import type { Asked } from './ask.ts';

type Answered = Extract<Asked, { kind: 'answered' }>;

const MAX_MESSAGE_LENGTH = 300;

/** An answer's error, as the providers would read it. */
export function readFailure({ status, headers, text }: Answered): Failure {
  return toAnswerFailure({ status, headers: new Headers(headers), body: text.slice(0, 64 * 1024) });
}

/** Status and words of an answer, for a sentence about it. */
export function toSaid(answer: Answered): { status: number; message: string } {
  return { status: answer.status, message: readFailure(answer).message.slice(0, MAX_MESSAGE_LENGTH) };
}

/** A web page instead of data. */
export function isPage({ text }: Answered): boolean {
  return /^\s*<(?:!|\?|[a-z])/iu.test(text);
}

/** Refused for want of a (good) key, and not by some gateway's page. */
export function isKeyRefused(answer: Answered): boolean {
  return (answer.status === 401 || answer.status === 403) && !isPage(answer);
}

/** A gateway speaks for an upstream that does not, or the upstream for itself: it has trouble of its own. */
export function isServerError({ status }: Answered): boolean {
  return status >= 500 && status !== 501;
}
