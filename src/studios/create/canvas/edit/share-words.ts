import { getLocale } from '../../../../messages/generated/runtime.js';

/** A share from 0 to 1 as percent with one digit after the point; what is there is never said to be nothing. */
export function toShare(share: number, locale: string = getLocale()): string {
  const percent = share > 0 ? Math.max(share * 100, 0.1) : 0;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(percent);
}
