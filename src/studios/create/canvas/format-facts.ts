import type { Size } from '../../../lib/contracts/size.ts';

/** `1488 × 1872` */
export function formatSize({ width, height }: Size): string {
  return `${width} × ${height}`;
}

/** `PNG`, `JPEG`, `WEBP`; the subtype where it is none of the known. */
export function formatMimeType(mimeType: string): string {
  const subtype = mimeType.split('/')[1] ?? '';
  return (subtype.split('+')[0] ?? '').toUpperCase();
}

/** `0:41`, `1:04`, `1:00:09` */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(Math.max(ms, 0) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const pad = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}

/** `$0.04`; below a cent with as many digits as say something. */
export function formatUsd(usd: number, locale: string): string {
  const digits = usd > 0 && usd < 0.01 ? 4 : 2;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: digits,
  }).format(usd);
}

export function formatCount(value: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(value);
}
