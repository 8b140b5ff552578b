import type { Mask, MaskMode } from '../../contracts/mask.ts';
import { combineMasks } from '../../kernel/mask/combine-masks.ts';
import type { MaskChange } from '../../kernel/undo/tile-journal.ts';
import { createTileJournal } from '../../kernel/undo/tile-journal.ts';
import type { MaskSurface } from './mask-surface.ts';

/** Changes the surface's mask by a shape of its size; undefined where that changes nothing. */
export function applyShape(surface: MaskSurface, shape: Mask, mode: MaskMode): MaskChange | undefined {
  return replaceMask(surface, combineMasks({ there: surface.mask, shape, mode }));
}

/** Puts other bytes into the surface's mask; undefined where they are the same. */
export function replaceMask(surface: MaskSurface, next: Mask): MaskChange | undefined {
  const whole = { x: 0, y: 0, width: surface.mask.width, height: surface.mask.height };
  const journal = createTileJournal(surface.mask);
  journal.touch(whole);
  surface.mask.data.set(next.data);
  surface.invalidate(whole);
  return journal.finish();
}
