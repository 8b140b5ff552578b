import type { Adjustments, EditStep } from '../../../lib/contracts/edit.ts';
import type { Size } from '../../../lib/contracts/size.ts';
import { toSizeAfter } from '../../../lib/kernel/edits/edit-size.ts';
import { addMove, createPlacement, isMove } from './placement.ts';
import type { Placement } from './placement.ts';

/** One go over the picture: moves that follow one another are a single drawing. */
export type Pass =
  | { type: 'place'; placement: Placement }
  | { type: 'straighten'; degrees: number }
  | { type: 'resize'; size: Size }
  | { type: 'adjust'; values: Adjustments };

/** What is to be done to a picture of `size`, in order; steps that change nothing are left out. */
export function toPasses(size: Size, steps: readonly EditStep[]): Pass[] {
  const passes: Pass[] = [];
  let there = size;
  for (const step of steps) {
    if (!isIdle(there, step)) addPass(passes, there, step);
    there = toSizeAfter(there, step);
  }
  return passes;
}

function addPass(passes: Pass[], size: Size, step: EditStep): void {
  if (!isMove(step)) {
    passes.push(step);
    return;
  }
  const last = passes.at(-1);
  if (last?.type === 'place') last.placement = addMove(last.placement, step);
  else passes.push({ type: 'place', placement: addMove(createPlacement(size), step) });
}

function isIdle({ width, height }: Size, step: EditStep): boolean {
  switch (step.type) {
    case 'straighten':
      return step.degrees === 0;
    case 'resize':
      return step.size.width === width && step.size.height === height;
    case 'adjust':
      return Object.values(step.values).every((value) => value === 0);
    case 'turn':
    case 'flip':
    case 'crop':
    case 'extend':
      return false;
    default:
      return step satisfies never;
  }
}
