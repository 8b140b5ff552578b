import { describe, expect, it } from 'vitest';
import { toLocalDay, toNextDayStart } from './local-day.ts';

const at = (text: string) => Date.parse(text);
const BEIJING = -480;
const NEW_YORK = 300;

describe('toLocalDay', () => {
  it.each([
    ['2026-11-21T15:59:59.999Z', BEIJING, '2026-11-21'],
    ['2026-11-21T16:00:00.000Z', BEIJING, '2026-11-22'],
    ['2026-11-21T04:59:59.999Z', NEW_YORK, '2026-11-20'],
    ['2026-12-31T23:00:00.000Z', 0, '2026-12-31'],
  ])('%s at %i is %s', (text, offset, day) => {
    expect(toLocalDay(at(text), offset)).toBe(day);
  });
});

describe('toNextDayStart', () => {
  it.each([
    ['2026-11-21T15:59:59.999Z', BEIJING, '2026-11-21T16:00:00.000Z'],
    ['2026-11-21T16:00:00.000Z', BEIJING, '2026-11-22T16:00:00.000Z'],
    ['2026-11-21T12:00:00.000Z', NEW_YORK, '2026-11-22T05:00:00.000Z'],
  ])('after %s at %i is %s', (text, offset, next) => {
    expect(toNextDayStart(at(text), () => offset)).toBe(at(next));
  });

  it('is right on the day on which clocks change', () => {
    const change = at('2026-03-08T07:00:00.000Z');
    const offsetOf = (moment: number) => (moment < change ? 300 : 240);
    expect(toNextDayStart(at('2026-03-08T06:00:00.000Z'), offsetOf)).toBe(at('2026-03-09T04:00:00.000Z'));
  });
});
