/**
 * What a drawing on a small grid goes round, and the drawing itself: all that cannot be reached from the rim without crossing it.
 * `drawn`: a cell each, row by row, over 0 where something is drawn.
 */
export function fillOutline(drawn: Uint8Array, columns: number): Uint8Array {
  const rows = drawn.length / columns;
  const isOutside = new Uint8Array(drawn.length);
  const open: number[] = [];
  const reach = (column: number, row: number): void => {
    const at = row * columns + column;
    const isBeyond = column < 0 || row < 0 || column >= columns || row >= rows;
    if (isBeyond || isOutside[at] === 1 || (drawn[at] ?? 0) > 0) return;
    isOutside[at] = 1;
    open.push(at);
  };
  for (let column = 0; column < columns; column += 1) [0, rows - 1].forEach((row) => reach(column, row));
  for (let row = 0; row < rows; row += 1) [0, columns - 1].forEach((column) => reach(column, row));
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    reach(column - 1, row);
    reach(column + 1, row);
    reach(column, row - 1);
    reach(column, row + 1);
  }
  return isOutside.map((outside) => (outside === 1 ? 0 : 255));
}
