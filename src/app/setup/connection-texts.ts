import type { Balance, ConnectionOutcome, ConnectionReport } from '../../lib/contracts/profile.ts';
import { m } from '../../messages/generated/messages.js';
import { getLocale } from '../../messages/generated/runtime.js';

/** What a person reads about a tested connection: the outcome in a word or two, and what to do about it. */
export interface ConnectionTexts {
  headline: string;
  detail: string;
  tone: 'success' | 'warning' | 'danger';
}

/** What is known besides the report. */
export interface ConnectionFacts {
  /** Whether a key was sent. */
  hasKey: boolean;
  /** Where this page came from, for the person who runs the upstream. */
  origin: string;
}

type TextMaker = (report: ConnectionReport, facts: ConnectionFacts) => ConnectionTexts;

const TEXTS: Readonly<Record<ConnectionOutcome, TextMaker>> = {
  ok: ({ models }) => ({ headline: m.setup_ok(), detail: toModelCount(models.length), tone: 'success' }),
  badKey: (_report, { hasKey }) => ({
    headline: m.setup_bad_key(),
    detail: hasKey ? m.setup_bad_key_remedy() : m.setup_no_key_remedy(),
    tone: 'danger',
  }),
  modelNotFound: ({ models }) => ({
    headline: m.setup_model_not_found(),
    detail: m.setup_model_not_found_remedy({ count: models.length }),
    tone: 'warning',
  }),
  cors: (_report, { origin }) => ({
    headline: m.setup_cors(),
    detail: m.setup_cors_remedy({ origin }),
    tone: 'danger',
  }),
  unreachable: () => ({
    headline: m.setup_unreachable(),
    detail: m.setup_unreachable_remedy(),
    tone: 'danger',
  }),
  offline: () => ({ headline: m.setup_offline(), detail: m.setup_offline_remedy(), tone: 'warning' }),
  mixedContent: () => ({ headline: m.setup_mixed(), detail: m.setup_mixed_remedy(), tone: 'danger' }),
  unexpected: ({ status }) => ({
    headline: m.setup_unexpected(),
    detail: status === undefined ? m.setup_unexpected_remedy() : m.setup_unexpected_status_remedy({ status }),
    tone: 'warning',
  }),
};

/** In the current language. */
export function connectionTexts(report: ConnectionReport, facts: ConnectionFacts): ConnectionTexts {
  const texts = TEXTS[report.outcome](report, facts);
  const { balance } = report;
  return balance ? { ...texts, detail: `${toBalance(balance)} ${texts.detail}` } : texts;
}

function toBalance({ amount, unit }: Balance): string {
  const money = { style: 'currency', currency: 'USD' } as const;
  const format = new Intl.NumberFormat(getLocale(), unit === 'USD' ? money : { maximumFractionDigits: 2 });
  const words = { USD: m.setup_balance_usd, credits: m.setup_balance_credits } as const;
  return words[unit]({ amount: format.format(amount) });
}

function toModelCount(count: number): string {
  if (count === 0) return m.setup_ok_no_models();
  return count === 1 ? m.setup_ok_one() : m.setup_ok_models({ count });
}
