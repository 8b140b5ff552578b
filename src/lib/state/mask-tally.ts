import { toTilesOf } from '../kernel/undo/tile-journal.ts';
import type { MaskChange } from '../kernel/undo/tile-journal.ts';
import { sumPacked } from '../kernel/undo/pack-bytes.ts';

/** How much of a mask is painted, kept up to date by its tiles alone: counting millions of bytes after every stroke would be felt. */
export class MaskTally {
  readonly #sums = new Map<string, number>();
  #total = 0;

  /** Share of the picture, 0 to 1; soft pixels count by their value. */
  shareOf({ width, height }: { width: number; height: number }): number {
    return this.#total / (255 * width * height);
  }

  set(tile: { column: number; row: number; packed: Uint8Array }): void {
    const key = `${tile.column}/${tile.row}`;
    const sum = sumPacked(tile.packed);
    this.#total += sum - (this.#sums.get(key) ?? 0);
    this.#sums.set(key, sum);
  }

  apply(change: MaskChange, way: 'before' | 'after'): void {
    for (const tile of toTilesOf(change, way)) this.set(tile);
  }

  clear(): void {
    this.#sums.clear();
    this.#total = 0;
  }
}
