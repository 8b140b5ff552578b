import type { Adjustments, EditStep } from '../../contracts/edit.ts';
import type { Size } from '../../contracts/size.ts';
import { toSizeAfter } from './edit-size.ts';

/** They leave a picture as it is. */
export const NO_ADJUSTMENTS: Adjustments = {
  exposure: 0,
  contrast: 0,
  saturation: 0,
  temperature: 0,
  sharpen: 0,
  blur: 0,
};

/** True where nothing is adjusted. */
export function isAdjusted(values: Adjustments): boolean {
  return Object.values(values).some((value) => value !== 0);
}

/** What a picture is adjusted by: a list of edits holds one such step at most. */
export function toAdjustments(steps: readonly EditStep[]): Adjustments {
  const step = steps.find((each) => each.type === 'adjust');
  return step?.type === 'adjust' ? step.values : NO_ADJUSTMENTS;
}

/** All edits but the adjustments. */
export function withoutAdjustments(steps: readonly EditStep[]): EditStep[] {
  return steps.filter(({ type }) => type !== 'adjust');
}

/**
 * Longer side of the picture at the time when it is adjusted, in pixels of the edited one: blur and sharpening are measured by it, and a
 * crop that came later does not change how they look. `size`: of the picture before all edits.
 */
export function toDetailSide(size: Size, steps: readonly EditStep[]): number {
  const place = steps.findIndex(({ type }) => type === 'adjust');
  const before = place < 0 ? steps : steps.slice(0, place);
  let there = before.reduce(toSizeAfter, size);
  let side = Math.max(there.width, there.height);
  for (const step of place < 0 ? [] : steps.slice(place + 1)) {
    const next = toSizeAfter(there, step);
    if (step.type === 'resize') side *= Math.max(next.width / there.width, next.height / there.height);
    there = next;
  }
  return side;
}
