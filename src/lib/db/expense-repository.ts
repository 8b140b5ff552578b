import type { Expense, ExpenseTotal } from '../contracts/queue.ts';
import type { EaselDatabase } from './database.ts';
import { guardStorage } from './storage-failure.ts';

export interface ExpenseRepository {
  /** An `actual` one replaces an `estimate` under the same id, never the other way round. */
  put(expense: Expense): Promise<void>;
  /** Of one day (`2026-11-21`) of one profile. */
  ofDay(profileId: string, day: string): Promise<Expense[]>;
  /** USD of one day (`2026-11-21`) of one profile, actual and estimated together. */
  spentUsd(profileId: string, day: string): Promise<number>;
  /** Per day and profile, newest day first; `sinceDay` included. */
  totals(sinceDay: string): Promise<ExpenseTotal[]>;
}

/** Money that went to upstreams. Rows outlive their jobs and images. */
export function createExpenseRepository(db: EaselDatabase): ExpenseRepository {
  const ofDay = (profileId: string, day: string) =>
    db.expenses.where('[profileId+day]').equals([profileId, day]).toArray();
  return {
    ofDay: (profileId, day) => guardStorage(() => ofDay(profileId, day)),
    put: (expense) =>
      guardStorage(() =>
        db.transaction('rw', db.expenses, async () => {
          const before = await db.expenses.get(expense.id);
          if (before?.kind === 'actual' && expense.kind === 'estimate') return;
          await db.expenses.put(expense);
        }),
      ),
    spentUsd: (profileId, day) =>
      guardStorage(async () => {
        return (await ofDay(profileId, day)).reduce((sum, { usd }) => sum + usd, 0);
      }),
    totals: (sinceDay) =>
      guardStorage(async () => sumUp(await db.expenses.where('day').aboveOrEqual(sinceDay).toArray())),
  };
}

function sumUp(expenses: Expense[]): ExpenseTotal[] {
  const totals = new Map<string, ExpenseTotal>();
  for (const { day, profileId, profileName, usd, kind } of expenses) {
    const key = `${day} ${profileId}`;
    const total = totals.get(key) ?? {
      day,
      profileId,
      profileName,
      requests: 0,
      actualUsd: 0,
      estimatedUsd: 0,
    };
    total.requests += 1;
    total[kind === 'actual' ? 'actualUsd' : 'estimatedUsd'] += usd;
    totals.set(key, total);
  }
  return [...totals.values()].sort(
    (a, b) => b.day.localeCompare(a.day) || a.profileName.localeCompare(b.profileName),
  );
}
