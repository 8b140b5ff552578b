import type { Mark } from '../../contracts/mark.ts';

/** Number of each pin, by its id: its place among the pins, from 1. */
export function numberPins(marks: readonly Mark[]): Map<string, number> {
  const pins = marks.filter(({ type }) => type === 'pin');
  return new Map(pins.map(({ id }, index) => [id, index + 1]));
}
