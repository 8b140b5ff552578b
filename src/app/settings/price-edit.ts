import type { ModelPrice, PriceTable } from '../../lib/contracts/price.ts';

/** What a model costs: its own row, else the one for all the others. */
export function readModelPrice(table: PriceTable, model: string): ModelPrice | undefined {
  return table.models[model] ?? table.models['default'];
}

/** The table with one figure changed; a model without a row gets one. The table given stays as it is. */
export function withPrice(
  table: PriceTable,
  change: { model: string; name: keyof ModelPrice; usd: number },
): PriceTable {
  const price = readModelPrice(table, change.model);
  if (price === undefined) return table;
  return { ...table, models: { ...table.models, [change.model]: { ...price, [change.name]: change.usd } } };
}

/** Families that can be priced: those of the table and those in use; the row for all the others comes last. */
export function listPricedFamilies(table: PriceTable, inUse: readonly string[]): string[] {
  const families = new Set([...Object.keys(table.models), ...inUse]);
  families.delete('unknown');
  families.delete('default');
  return [...[...families].sort(), 'default'];
}

/** The table under another date; undefined where that is none. */
export function withDate(table: PriceTable, date: string): PriceTable | undefined {
  return /^\d{4}-\d\d-\d\d$/.test(date) ? { ...table, date } : undefined;
}
