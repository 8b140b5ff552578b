import { expect, it } from 'vitest';
import type { FailureCode } from '../../lib/contracts/failure.ts';
import type { ProviderEvent } from '../../lib/contracts/provider.ts';
import type { ResumeAbility } from '../../lib/contracts/traits.ts';
import { createFailure } from '../../lib/kernel/app-error.ts';
import type { ExchangeEnd } from './exchange.ts';
import { afterReply, chooseWay, createResumeState, toAbility, toPauseMs, toReply } from './plan-resume.ts';
import type { ResumeReply, ResumeWay } from './plan-resume.ts';

interface Given {
  status?: number;
  failure?: FailureCode;
  seen?: ProviderEvent['type'][];
  isCompleted?: boolean;
  isDropped?: boolean;
  hasImage?: boolean;
  hasMoved?: boolean;
  ability?: ResumeAbility;
  unreachable?: number;
}

function read(way: ResumeWay, given: Given): ResumeReply {
  const { status, failure, seen = [], isCompleted = false, isDropped = false, ability = 'unknown' } = given;
  const end: ExchangeEnd = {
    ...(failure ? { failure: createFailure(failure) } : {}),
    ...(status === undefined ? {} : { status }),
    seen: new Set(seen),
    isCompleted,
    isDropped,
    tookMs: 1,
  };
  const state = { ...createResumeState(ability), unreachable: given.unreachable ?? 0 };
  return toReply(way, { end, state, hasImage: given.hasImage ?? false, hasMoved: given.hasMoved ?? false });
}

it.each<[ResumeReply, ResumeWay, string, Given]>([
  ['image', 'resume', 'an image, though the line broke', { status: 200, hasImage: true, failure: 'network' }],
  ['dropped', 'resume', 'a line of which we let go', { status: 200, isDropped: true, failure: 'network' }],
  ['moved', 'resume', 'a stream that broke', { status: 200, hasMoved: true, failure: 'network' }],
  ['moved', 'resume', 'a stream that fell silent', { status: 200, hasMoved: true, failure: 'stalled' }],
  ['barren', 'resume', 'a stream that brought nothing', { status: 200, failure: 'network' }],
  ['barren', 'resume', 'an answer that is no stream', { status: 200, seen: ['answer-pending'] }],
  [
    'barren',
    'resume',
    'an error of something in between',
    { status: 200, seen: ['failure-received'], failure: 'serverError' },
  ],
  ['failed', 'resume', 'a failure to the end', { status: 200, isCompleted: true, failure: 'moderation' }],
  ['failed', 'resume', 'a defect of ours', { status: 200, failure: 'internal' }],
  ['refused', 'resume', 'a stream that is too old', { status: 400, failure: 'validation' }],
  ['refused', 'resume', 'no such address', { status: 404, failure: 'notSupported' }],
  ['unreachable', 'resume', 'no line', { failure: 'network' }],
  ['unreachable', 'resume', 'a busy upstream', { status: 429, failure: 'rate' }],
  ['unreachable', 'resume', 'a broken upstream', { status: 502, failure: 'serverError' }],
  ['refused', 'resume', 'not built', { status: 501, failure: 'serverError' }],
  ['pending', 'poll', 'not ready', { status: 200, seen: ['response-created', 'answer-pending'] }],
  ['failed', 'poll', 'failed there', { status: 200, seen: ['failure-received'], failure: 'serverError' }],
  ['gone', 'poll', 'not known', { status: 404, failure: 'notSupported' }],
  ['gone', 'poll', 'not known any more', { status: 410, failure: 'notSupported', ability: 'poll' }],
  ['gone', 'poll', 'not allowed', { status: 403, failure: 'auth' }],
  ['gone', 'poll', 'a page of the relay', { status: 200, failure: 'noImage' }],
  [
    'unreachable',
    'poll',
    'a page where answers came before',
    { status: 200, failure: 'noImage', ability: 'poll' },
  ],
  ['unreachable', 'poll', 'a body that broke', { status: 200, failure: 'network' }],
  ['unreachable', 'poll', 'kept out, maybe', { failure: 'cors', unreachable: 1 }],
  ['gone', 'poll', 'kept out for certain', { failure: 'cors', unreachable: 2 }],
  [
    'unreachable',
    'poll',
    'kept out where answers came before',
    { failure: 'cors', unreachable: 9, ability: 'stream' },
  ],
])('%s, by %s: %s', (reply, way, _what, given) => {
  expect(read(way, given)).toBe(reply);
});

it.each([
  ['unknown', 1_000, 'resume'],
  ['stream', 299_999, 'resume'],
  ['stream', 300_000, 'poll'],
  ['poll', 0, 'poll'],
] as const)('%s after %i ms: by %s', (ability, ageMs, way) => {
  expect(chooseWay(createResumeState(ability), { ageMs, streamableForMs: 300_000 })).toBe(way);
});

it.each([
  ['unknown', 'resume', 'moved', 'stream'],
  ['poll', 'resume', 'image', 'stream'],
  ['unknown', 'resume', 'dropped', undefined],
  ['unknown', 'resume', 'refused', undefined],
  ['stream', 'resume', 'moved', undefined],
  ['unknown', 'poll', 'pending', 'poll'],
  ['stream', 'poll', 'image', undefined],
  ['unknown', 'poll', 'gone', 'none'],
  ['stream', 'poll', 'gone', undefined],
  ['unknown', 'poll', 'unreachable', undefined],
] as const)('%s, by %s, %s: learns %s', (ability, way, reply, learned) => {
  expect(toAbility(createResumeState(ability), way, reply)).toBe(learned);
});

it('takes back that an upstream streams once it refuses to, and gives the whole', () => {
  const refused = afterReply(createResumeState('stream'), 'refused');
  expect(chooseWay(refused, { ageMs: 0, streamableForMs: 300_000 })).toBe('poll');
  expect(toAbility(refused, 'poll', 'image')).toBe('poll');
});

it('waits ever longer without a line, and anew after one', () => {
  let state = createResumeState('stream');
  const pauses: number[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    state = afterReply(state, 'unreachable');
    pauses.push(toPauseMs(state, 'unreachable') / 1000);
  }
  expect(pauses).toEqual([2, 5, 10, 20, 30, 30]);
  state = afterReply(afterReply(state, 'moved'), 'unreachable');
  expect(toPauseMs(state, 'unreachable')).toBe(2_000);
  expect(toPauseMs(state, 'unreachable', 45_000)).toBe(45_000);
  expect(toPauseMs(state, 'unreachable', 3_600_000)).toBe(60_000);
});
