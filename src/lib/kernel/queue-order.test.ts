import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderChange, QueuePlace } from './queue-order.ts';
import { moveInQueue, toLane } from './queue-order.ts';

/** Ids in the order of the queue after the move; those with the same order stay as they stood. */
function idsAfter(queued: OrderChange[], jobId: string, place: QueuePlace): string {
  const changes = new Map(moveInQueue(queued, jobId, place).map(({ id, order }) => [id, order]));
  return queued
    .map(({ id, order }) => ({ id, order: changes.get(id) ?? order }))
    .sort((a, b) => a.order - b.order)
    .map(({ id }) => id)
    .join('');
}

const apart = [...'abcd'].map((id, index) => ({ id, order: index * 10 }));
const together = [...'abcd'].map((id) => ({ id, order: 5 }));

describe.each([
  ['apart', apart],
  ['made at the same moment', together],
])('jobs %s', (_, queued) => {
  it.each<[string, QueuePlace, string]>([
    ['c', 'up', 'acbd'],
    ['b', 'down', 'acbd'],
    ['d', 'front', 'dabc'],
    ['a', { after: 'c' }, 'bcad'],
    ['d', { before: 'b' }, 'adbc'],
    ['a', 'up', 'abcd'],
    ['d', 'down', 'abcd'],
    ['a', 'front', 'abcd'],
    ['b', { before: 'gone' }, 'abcd'],
    ['gone', 'front', 'abcd'],
  ])('%s goes %j: %s', (id, place, after) => {
    expect(idsAfter(queued, id, place)).toBe(after);
  });
});

it('writes one order where there is room', () => {
  expect(moveInQueue(apart, 'd', { before: 'b' })).toEqual([{ id: 'd', order: 5 }]);
});

it('puts a job where it is told, whatever the orders are', () => {
  const orders = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(orders, fc.nat(), fc.nat(), (list, moved, target) => {
      const queued = [...list].sort((a, b) => a - b).map((order, index) => ({ id: `${index}`, order }));
      const from = `${moved % queued.length}`;
      const before = `${target % queued.length}`;
      fc.pre(from !== before);
      const ids = idsAfter(queued, from, { before });
      expect(ids.indexOf(from)).toBe(ids.indexOf(before) - 1);
    }),
  );
});

it('runs a job in the lane of its fallback profile once that has taken it over', () => {
  const fallback = {
    profileId: 'p2',
    profileName: '',
    form: 'images',
    textModel: '',
    imageModel: '',
  } as const;
  expect(toLane({ profileId: 'p1' })).toBe('p1');
  expect(toLane({ profileId: 'p1', fallback })).toBe('p2');
});
