import type { ResultLink } from '../../../lib/contracts/job.ts';
import { m } from '../../../messages/generated/messages.js';

/** Who has the image, without the rest of a long address. */
export function toHost({ url }: ResultLink): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** Until when it can be opened. */
export function toLinkTerm(input: { link: ResultLink; nowMs: number; locale: string }): string {
  const { link, nowMs, locale } = input;
  if (link.expiresAt === undefined) return m.job_link_unknown();
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const time = format.format(link.expiresAt);
  return link.expiresAt > nowMs ? m.job_link_until({ time }) : m.job_link_gone({ time });
}
