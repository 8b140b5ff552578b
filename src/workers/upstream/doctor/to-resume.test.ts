import { expect, it } from 'vitest';
import type { Finding, ResumeAbility } from '../../../lib/contracts/traits.ts';
import { toResume } from './to-resume.ts';

const finding = (
  probe: Finding['probe'],
  outcome: Finding['outcome'],
  reason: Finding['reason'],
): Finding => ({
  probe,
  outcome,
  reason,
  values: {},
  at: 1,
});

it.each<[ResumeAbility, Finding, boolean, ResumeAbility]>([
  ['unknown', finding('fetchById', 'no', 'notFoundById'), false, 'none'],
  ['poll', finding('fetchById', 'no', 'notFoundById'), false, 'none'],
  ['unknown', finding('background', 'no', 'backgroundRefused'), true, 'none'],
  ['unknown', finding('fetchById', 'yes', 'ok'), true, 'poll'],
  ['none', finding('fetchById', 'yes', 'ok'), true, 'poll'],
  ['stream', finding('fetchById', 'yes', 'ok'), true, 'stream'],
  ['unknown', finding('fetchById', 'unknown', 'endpointExists'), false, 'unknown'],
  ['none', finding('fetchById', 'unknown', 'endpointExists'), false, 'unknown'],
  ['none', finding('background', 'no', 'notResumable'), false, 'none'],
  ['stream', finding('background', 'yes', 'ok'), false, 'stream'],
  ['stream', finding('streaming', 'no', 'buffered'), true, 'stream'],
])('%s, after %j, paid: %s, is %s', (before, found, isPaid, after) => {
  expect(toResume(before, found, { isPaid })).toBe(after);
});
