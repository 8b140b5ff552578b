import type { ExpenseTotal } from '../contracts/queue.ts';
import { observe } from '../db/observe.ts';
import type { Repositories } from '../db/repositories.ts';
import { dayBefore } from './day-before.ts';
import { LoadMark } from './load-mark.svelte.ts';

/** How far back a view can look. */
const MOST_DAYS = 30;

/** What `Costs` needs. */
export interface CostsOptions {
  repositories: Pick<Repositories, 'expenses'>;
  now?: () => number;
}

/** What was spent, by day and profile; read only while somebody watches. */
export class Costs {
  #totals = $state.raw<ExpenseTotal[]>([]);
  #today = $state.raw('');
  readonly #loaded = new LoadMark();
  readonly #options: CostsOptions;
  #watchers = 0;
  #stop: (() => void) | undefined;

  constructor(options: CostsOptions) {
    this.#options = options;
  }

  get loaded(): boolean {
    return this.#loaded.isSet;
  }

  /** This device's day, `2026-11-21`. */
  get today(): string {
    return this.#today;
  }

  /** Live from now on; answers with the way to stop. */
  watch(): () => void {
    this.#watchers += 1;
    this.#stop ??= this.#observe();
    let isEnded = false;
    return () => {
      if (isEnded) return;
      isEnded = true;
      this.#watchers -= 1;
      if (this.#watchers > 0) return;
      this.#stop?.();
      this.#stop = undefined;
    };
  }

  /** Of the last `days` days, today included and no more than 30, newest first. */
  since(days: number): ExpenseTotal[] {
    const first = this.#dayBefore(days - 1);
    return this.#totals.filter(({ day }) => day >= first);
  }

  /** USD, actual and estimated together. */
  spentToday(profileId: string): number {
    return this.#totals
      .filter((total) => total.day === this.#today && total.profileId === profileId)
      .reduce((sum, { actualUsd, estimatedUsd }) => sum + actualUsd + estimatedUsd, 0);
  }

  #observe(): () => void {
    this.#today = this.#dayBefore(0);
    const first = this.#dayBefore(MOST_DAYS - 1);
    return observe(
      () => this.#options.repositories.expenses.totals(first),
      (totals) => {
        this.#today = this.#dayBefore(0);
        this.#totals = totals;
        this.#loaded.set();
      },
      () => this.#loaded.set(),
    );
  }

  #dayBefore(days: number): string {
    return dayBefore(this.#options.now?.() ?? Date.now(), days);
  }
}
