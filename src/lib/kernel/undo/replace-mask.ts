import type { Mask, PixelRect } from '../../contracts/mask.ts';
import { createTileJournal } from './tile-journal.ts';
import type { MaskChange } from './tile-journal.ts';

/** All of a mask. */
export function toWhole({ width, height }: Mask): PixelRect {
  return { x: 0, y: 0, width, height };
}

/** Puts other bytes into a mask; undefined where they are the same. */
export function replaceMask(mask: Mask, next: Mask): MaskChange | undefined {
  const journal = createTileJournal(mask);
  journal.touch(toWhole(mask));
  mask.data.set(next.data);
  return journal.finish();
}
