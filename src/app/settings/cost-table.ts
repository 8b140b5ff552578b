import type { ExpenseTotal } from '../../lib/contracts/queue.ts';

export interface CostSum {
  requests: number;
  actualUsd: number;
  estimatedUsd: number;
}

/** A day with its profiles. */
export interface CostDay {
  day: string;
  totals: ExpenseTotal[];
}

/** Totals by day, in the order given. */
export function groupByDay(totals: readonly ExpenseTotal[]): CostDay[] {
  const days = new Map<string, ExpenseTotal[]>();
  for (const total of totals) days.set(total.day, [...(days.get(total.day) ?? []), total]);
  return [...days].map(([day, ofDay]) => ({ day, totals: ofDay }));
}

/** All of them together, actual and estimated still apart. */
export function sumCosts(totals: readonly CostSum[]): CostSum {
  return {
    requests: totals.reduce((sum, { requests }) => sum + requests, 0),
    actualUsd: totals.reduce((sum, { actualUsd }) => sum + actualUsd, 0),
    estimatedUsd: totals.reduce((sum, { estimatedUsd }) => sum + estimatedUsd, 0),
  };
}

/** `$1.20`; below ten cents to a tenth of a cent, since an image may cost less than one. */
export function formatUsd(usd: number, locale: string): string {
  const digits = usd > 0 && usd < 0.1 ? 3 : 2;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(usd);
}

/** `Sat, 21 Nov` in the given language; the day is this device's, whatever its time zone. */
export function formatDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${day}T12:00:00Z`));
}
