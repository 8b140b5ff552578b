import { expect, it } from 'vitest';
import type { LanePause } from '../contracts/queue.ts';
import { toClosedLanes } from './closed-lanes.ts';

const NOON = new Date(2026, 10, 21, 12).getTime();
const YESTERDAY = new Date(2026, 10, 20, 12).getTime();

it('are those that a user has stopped, whenever, and those whose limit was spent today', () => {
  const pauses: LanePause[] = [
    { profileId: 'stopped', reason: 'user', pausedAt: YESTERDAY },
    { profileId: 'spent', reason: 'cap', pausedAt: NOON - 1 },
    { profileId: 'over', reason: 'cap', pausedAt: YESTERDAY },
    { profileId: 'waived', reason: 'waived', pausedAt: NOON },
  ];
  expect(toClosedLanes(pauses, NOON).map(({ profileId }) => profileId)).toEqual(['stopped', 'spent']);
});
