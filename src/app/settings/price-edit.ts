import type { ModelPrice, PriceTable } from '../../lib/contracts/price.ts';

/** A typed price; undefined where it is none. A comma is read as a decimal point. */
export function readPrice(typed: string): number | undefined {
  const text = typed.trim().replace(',', '.');
  if (!/^\d{1,6}(?:\.\d{0,6})?$/.test(text)) return undefined;
  return Number(text);
}

/** The table with one figure changed; the one given stays as it is. */
export function withPrice(
  table: PriceTable,
  change: { model: string; name: keyof ModelPrice; usd: number },
): PriceTable {
  const price = table.models[change.model];
  if (price === undefined) return table;
  return { ...table, models: { ...table.models, [change.model]: { ...price, [change.name]: change.usd } } };
}
