import type { Mark } from '../../contracts/mark.ts';
import type { Size } from '../../contracts/size.ts';
import { isFigure } from '../repair-row.ts';
import { repairMarks } from './repair-marks.ts';

/** Marks over a picture of this size, in its pixels. */
export interface MarksOfPicture extends Size {
  marks: readonly Mark[];
}

export const MARKS_MIME_TYPE = 'application/json';

/** JSON, as it is kept with a recipe. */
export function writeMarksFile({ width, height, marks }: MarksOfPicture): string {
  return JSON.stringify({ width, height, marks });
}

/** Undefined where it is no such file; damaged marks are left out. */
export function readMarksFile(text: string): MarksOfPicture | undefined {
  try {
    const { width, height, marks } = (JSON.parse(text) ?? {}) as Record<string, unknown>;
    return isFigure(width) && isFigure(height) ? { width, height, marks: repairMarks(marks) } : undefined;
  } catch {
    return undefined;
  }
}
