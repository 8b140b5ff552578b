import { FAULT_CELLS } from './fault-cells.ts';
import type { FaultCell } from './fault-cells.ts';
import type { CellResult } from './run-cell.ts';

const COLUMNS = ['cells', 'final', 'resumed', 'preview', 'error', 'paid', 'lost', 'paidTwice'] as const;

type Row = Record<(typeof COLUMNS)[number], number>;

/** One row for each form and ability, and the sum. */
export function printTable(results: ReadonlyMap<FaultCell, CellResult>): void {
  const rows = new Map<string, Row>();
  for (const cell of FAULT_CELLS) {
    const { form, resume } = cell;
    const result = results.get(cell);
    if (result) for (const name of [`${form}, ${resume}`, 'all']) rows.set(name, add(rows.get(name), result));
  }
  const sum = rows.get('all');
  rows.delete('all');
  if (sum) rows.set('all', sum);
  console.table(Object.fromEntries(rows));
}

function add(row: Row | undefined, { outcome, paid, lost, paidTwice }: CellResult): Row {
  const before = row ?? (Object.fromEntries(COLUMNS.map((name) => [name, 0])) as Row);
  const sum = {
    ...before,
    cells: before.cells + 1,
    paid: before.paid + paid,
    lost: before.lost + lost,
    paidTwice: before.paidTwice + paidTwice,
  };
  return outcome ? { ...sum, [outcome.end]: sum[outcome.end] + 1 } : sum;
}
