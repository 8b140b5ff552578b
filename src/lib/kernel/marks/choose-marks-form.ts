import type { Capabilities } from '../../contracts/capabilities.ts';
import type { Recipe } from '../../contracts/recipe.ts';

/**
 * How marks go along: beside the image as a part of their own (`markup`), or drawn into a copy of it that is sent as one more
 * source (`copy`).
 */
export type MarksForm = 'markup' | 'copy';

/** What an upstream can take; a mask and `markup` exclude each other. */
export function chooseMarksForm(
  { markup }: Pick<Capabilities, 'markup'>,
  { mask }: { mask?: Recipe['mask'] | boolean },
): MarksForm {
  return markup && !mask ? 'markup' : 'copy';
}
