import { describe, expect, it } from 'vitest';
import type { ExpenseTotal } from '../../lib/contracts/queue.ts';
import { formatDay, formatUsd, groupByDay, sumCosts } from './cost-table.ts';

const total = (values: Partial<ExpenseTotal>): ExpenseTotal => ({
  day: '2026-11-21',
  profileId: 'p1',
  profileName: 'Relay',
  requests: 1,
  actualUsd: 0,
  estimatedUsd: 0,
  ...values,
});

describe('groupByDay', () => {
  it('keeps the order of days and of profiles', () => {
    const days = groupByDay([
      total({ profileId: 'a' }),
      total({ profileId: 'b' }),
      total({ day: '2026-11-20', profileId: 'a' }),
    ]);
    expect(days.map(({ day, totals }) => [day, totals.map(({ profileId }) => profileId)])).toEqual([
      ['2026-11-21', ['a', 'b']],
      ['2026-11-20', ['a']],
    ]);
  });
});

describe('sumCosts', () => {
  it('never mixes what was paid with what was estimated', () => {
    const sum = sumCosts([total({ actualUsd: 1, requests: 2 }), total({ estimatedUsd: 0.5 })]);
    expect(sum).toEqual({ requests: 3, actualUsd: 1, estimatedUsd: 0.5 });
    expect(sumCosts([])).toEqual({ requests: 0, actualUsd: 0, estimatedUsd: 0 });
  });
});

describe('formatUsd', () => {
  it.each([
    [0, '$0.00'],
    [0.0042, '$0.004'],
    [0.0999, '$0.100'],
    [0.1, '$0.10'],
    [12.345, '$12.35'],
    [1234.5, '$1,234.50'],
  ])('shows %d as %s', (usd, text) => expect(formatUsd(usd, 'en')).toBe(text));
});

describe('formatDay', () => {
  it('names the day in the language of the page', () => {
    expect(formatDay('2026-11-21', 'en')).toBe('Sat, Nov 21');
    expect(formatDay('2026-11-21', 'zh-CN')).toBe('11月21日周六');
  });
});
