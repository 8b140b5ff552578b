/** Solves a small symmetric system by elimination with pivots; undefined where it has no single solution. `rows`: n times n+1, changed. */
export function solve(rows: number[][]): number[] | undefined {
  const count = rows.length;
  for (let column = 0; column < count; column += 1) {
    const pivot = findPivot(rows, column);
    const row = rows[pivot] as number[];
    if (Math.abs(row[column] as number) < 1e-9) return undefined;
    rows[pivot] = rows[column] as number[];
    rows[column] = row;
    for (let other = 0; other < count; other += 1) {
      if (other !== column) eliminate(rows[other] as number[], row, column);
    }
  }
  return rows.map((row, at) => (row[count] as number) / (row[at] as number));
}

function findPivot(rows: number[][], column: number): number {
  let best = column;
  for (let row = column + 1; row < rows.length; row += 1) {
    if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row;
  }
  return best;
}

function eliminate(row: number[], by: number[], column: number): void {
  const factor = (row[column] as number) / (by[column] as number);
  for (let at = column; at < row.length; at += 1) row[at] = (row[at] as number) - factor * (by[at] as number);
}
