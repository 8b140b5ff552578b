import { toLocalDay } from '../kernel/local-day.ts';

const DAY_MS = 24 * 60 * 60_000;

/** This device's day (`2026-11-21`) so many days before `at`. From noon, so that a day of 23 or 25 hours is not stepped over. */
export function dayBefore(at: number, days: number): string {
  const noon = new Date(at).setHours(12, 0, 0, 0) - days * DAY_MS;
  return toLocalDay(noon, new Date(noon).getTimezoneOffset());
}
