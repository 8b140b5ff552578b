import type { Mark } from '../../contracts/mark.ts';
import { numberPins } from './number-pins.ts';

/**
 * What the numbers of the pins stand for, a line each; undefined where no pin has a note. `shown`: those of the marks that are to be
 * seen; numbers are by the place among all.
 */
export function writeLegend(marks: readonly Mark[], shown: readonly Mark[] = marks): string | undefined {
  const numbers = numberPins(marks);
  const lines = shown.flatMap((mark) => {
    const note = mark.type === 'pin' ? mark.note.replace(/\s+/gu, ' ').trim() : '';
    return note === '' ? [] : [`${numbers.get(mark.id) ?? 0}: ${note}`];
  });
  return lines.length === 0 ? undefined : lines.join('\n');
}
