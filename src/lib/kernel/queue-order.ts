import type { Job } from '../contracts/job.ts';

/** Where a job goes among those of its lane that wait for their turn. */
export type QueuePlace = 'front' | 'up' | 'down' | { before: string } | { after: string };

/** What a job's place in the queue is to be. */
export interface OrderChange {
  id: string;
  order: number;
}

/** The lane that a job runs in: its profile, or the fallback profile that took it over. */
export function toLane({ profileId, fallback }: Pick<Job, 'profileId' | 'fallback'>): string {
  return fallback?.profileId ?? profileId;
}

/** The lowest order first; jobs of one press of "Generate" by their place in the batch. */
export function compareInQueue(a: Job, b: Job): number {
  return a.order - b.order || a.createdAt - b.createdAt || a.slot - b.slot;
}

/**
 * Orders to write so that the job stands in its new place: one where there is room between its neighbours, else those of all.
 * Empty where nothing changes. `queued` is in the order of the queue.
 */
export function moveInQueue(queued: readonly OrderChange[], jobId: string, place: QueuePlace): OrderChange[] {
  const from = queued.findIndex(({ id }) => id === jobId);
  const others = queued.filter(({ id }) => id !== jobId);
  const to = toIndex(others, from, place);
  const moved = queued[from];
  if (!moved || to < 0 || to > others.length || to === from) return [];
  const order = toOrderBetween(others[to - 1]?.order, others[to]?.order);
  if (order !== undefined) return [{ id: jobId, order }];
  return renumber([...others.slice(0, to), moved, ...others.slice(to)], queued[0]?.order ?? 0);
}

/** In the list without the moved one; out of range: there is no such place. */
function toIndex(others: readonly OrderChange[], from: number, place: QueuePlace): number {
  if (place === 'front') return 0;
  if (place === 'up') return from - 1;
  if (place === 'down') return from + 1;
  const [neighbour, offset] = 'before' in place ? [place.before, 0] : [place.after, 1];
  const index = others.findIndex(({ id }) => id === neighbour);
  return index < 0 ? -1 : index + offset;
}

/** Undefined where no number lies between: jobs made at the same moment have the same order. */
function toOrderBetween(before: number | undefined, after: number | undefined): number | undefined {
  if (before === undefined) return after === undefined ? undefined : after - 1;
  if (after === undefined) return before + 1;
  const middle = (before + after) / 2;
  return middle > before && middle < after ? middle : undefined;
}

/** A millisecond apart, from the first one's on: the same scale as the time of new jobs, which come after. */
function renumber(queued: readonly OrderChange[], first: number): OrderChange[] {
  return queued
    .map(({ id, order }, index) => ({ id, before: order, order: first + index }))
    .filter(({ before, order }) => before !== order)
    .map(({ id, order }) => ({ id, order }));
}
