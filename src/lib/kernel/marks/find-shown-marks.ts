import type { Mark } from '../../contracts/mark.ts';
import type { PixelRect } from '../../contracts/mask.ts';
import { guessTextWidth, toMarkBox } from './mark-box.ts';

/** Marks of which anything can be seen in a part of the plane; those that were moved out of the picture are none. */
export function findShownMarks(marks: readonly Mark[], frame: PixelRect): Mark[] {
  return marks.filter((mark) => {
    const { x, y, width, height } = toMarkBox(mark, guessTextWidth);
    const reach = mark.widthPx / 2;
    const isBeside = x - reach >= frame.x + frame.width || x + width + reach <= frame.x;
    const isAboveOrBelow = y - reach >= frame.y + frame.height || y + height + reach <= frame.y;
    return !isBeside && !isAboveOrBelow && !isBlank(mark);
  });
}

function isBlank(mark: Mark): boolean {
  if (mark.type === 'text') return mark.text.trim() === '';
  return mark.type === 'freehand' && mark.points.length === 0;
}
