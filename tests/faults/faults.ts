import type { FaultName, OddityName } from '../support/scenarios/faults.ts';
import type { Expectation } from './expectation.ts';
import { FINAL, FINAL_AFTER_RETRY, RESUMED, givenUpAs, previewKept, refusedAs } from './expectation.ts';

/** What an upstream does wrong, and what must come of it. */
export interface Fault {
  /** The test server does it at every request under this name, and only at the first one with `-once` behind it. */
  name: FaultName | OddityName;
  why: string;
  /** Where a dropped answer is lost: the Images form, and the Responses form of most relays. */
  lost: Expected;
  /** Where the answer lives on upstream; left out where that changes nothing, since its id never came. */
  kept?: Expected;
  /** The answer says its id before it goes wrong (Responses form). */
  tellsId: boolean;
  /** What the upstream itself asks for, milliseconds. */
  waitMs?: number;
}

/** Of a fault at every request, and of one that happens once. */
interface Expected {
  always: Expectation;
  once: Expectation;
}

const whatever = (expectation: Expectation): Expected => ({ always: expectation, once: expectation });
const retried = (always: Expectation): Expected => ({ always, once: FINAL_AFTER_RETRY });

/** A line that broke before its answer's id was known leaves nothing to ask for: another request is all there is. */
const BROKEN: readonly Fault[] = [
  {
    name: 'cut-before-headers',
    why: 'no answer at all: try again',
    lost: retried(givenUpAs('network')),
    tellsId: false,
  },
  {
    name: 'cut-after-headers',
    why: 'a stream that broke before any final: try again',
    lost: retried(givenUpAs('network')),
    tellsId: false,
  },
  {
    name: 'cut-after-created',
    why: 'the id is known: resume comes before a new paid request',
    lost: retried(givenUpAs('network')),
    kept: whatever(RESUMED),
    tellsId: true,
  },
  {
    name: 'cut-mid-base64',
    why: 'half an image is none; the previews before it are kept',
    lost: retried(previewKept('network')),
    kept: whatever(RESUMED),
    tellsId: true,
  },
  {
    name: 'cut-after-preview',
    why: 'as in the middle of the image',
    lost: retried(previewKept('network')),
    kept: whatever(RESUMED),
    tellsId: true,
  },
  {
    name: 'cut-after-final',
    why: 'the final image, then a reset: success, no second request of any kind',
    lost: whatever(FINAL),
    tellsId: true,
  },
  {
    name: 'silence-before-headers',
    why: 'nobody knows what became of it, and there is no id to ask for',
    lost: retried(givenUpAs('stalled')),
    tellsId: false,
  },
  {
    name: 'silence',
    why: 'the stall timer ends what never ends',
    lost: retried(givenUpAs('stalled')),
    kept: whatever(RESUMED),
    tellsId: true,
  },
];

const BUSY: readonly Fault[] = [
  {
    name: '429-wait',
    why: 'the upstream says when to come back',
    lost: retried(givenUpAs('rate')),
    tellsId: false,
    waitMs: 1_000,
  },
  { name: '429', why: 'worth another try', lost: retried(givenUpAs('rate')), tellsId: false },
  { name: '500', why: 'worth another try', lost: retried(givenUpAs('serverError')), tellsId: false },
  { name: '502', why: 'a page of the gateway', lost: retried(givenUpAs('serverError')), tellsId: false },
  { name: '503', why: 'worth another try', lost: retried(givenUpAs('serverError')), tellsId: false },
  {
    name: '504',
    why: 'the gateway waited no longer; no id came, so nobody can be asked',
    lost: retried(givenUpAs('timeoutGateway')),
    tellsId: false,
  },
  { name: '524', why: 'as 504, by Cloudflare', lost: retried(givenUpAs('timeoutGateway')), tellsId: false },
  { name: '529', why: 'overloaded', lost: retried(givenUpAs('serverError')), tellsId: false },
];

/** What another attempt would only hear again. */
const REFUSED: readonly Fault[] = [
  { name: '401', why: 'the key', lost: whatever(refusedAs('auth')), tellsId: false },
  { name: '402', why: 'the money', lost: whatever(refusedAs('credit')), tellsId: false },
  { name: '403', why: 'the content', lost: whatever(refusedAs('moderation')), tellsId: false },
  { name: '404', why: 'the model', lost: whatever(refusedAs('modelNotFound')), tellsId: false },
  { name: '413', why: 'the request itself', lost: whatever(refusedAs('validation')), tellsId: false },
];

/** A status that says all is well, over something that is not an image. */
const WRONG: readonly Fault[] = [
  {
    name: 'error-200',
    why: 'an error of the server under a good status',
    lost: retried(givenUpAs('serverError')),
    tellsId: false,
  },
  {
    name: 'html-200',
    why: 'the page of a gateway that waited no longer, under a good status',
    lost: retried(givenUpAs('timeoutGateway')),
    tellsId: false,
  },
  { name: 'garbage', why: 'ended before any final', lost: retried(givenUpAs('noImage')), tellsId: false },
  { name: 'empty', why: 'ended before any final', lost: retried(givenUpAs('noImage')), tellsId: false },
  {
    name: 'truncated-base64',
    why: 'what came is damaged; what lies upstream is asked for before anything is paid again',
    lost: retried(previewKept('decode')),
    kept: whatever(RESUMED),
    tellsId: true,
  },
  {
    name: 'half-image',
    why: 'the beginning of a file is no image, however well it is encoded',
    lost: retried(previewKept('decode')),
    kept: whatever(RESUMED),
    tellsId: true,
  },
  {
    name: 'not-an-image',
    why: 'as damaged base64: no image can be read from it',
    lost: retried(previewKept('decode')),
    kept: whatever(RESUMED),
    tellsId: true,
  },
];

/** Odd, but right. */
const ODD: readonly Fault[] = [
  { name: 'wrong-content-type', why: 'the first bytes count', lost: whatever(FINAL), tellsId: true },
  { name: 'redirect', why: 'the same request, elsewhere', lost: whatever(FINAL), tellsId: true },
  { name: 'slow-headers', why: 'slow is not silent', lost: whatever(FINAL), tellsId: true },
  { name: '1-byte-chunks', why: 'slow is not silent', lost: whatever(FINAL), tellsId: true },
];

export const FAULTS: readonly Fault[] = [...BROKEN, ...BUSY, ...REFUSED, ...WRONG, ...ODD];
