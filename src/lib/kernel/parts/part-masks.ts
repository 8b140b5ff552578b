import type { Mask, PixelRect } from '../../contracts/mask.ts';
import { clipRect } from '../mask/mask.ts';
import { growMask } from '../mask/reshape-mask.ts';

/**
 * What was just painted for one part leaves the others: a place shows one picture. `rect`: where it was painted. All masks have one
 * size; they are changed in place.
 */
export function yieldToPart(painted: Mask, others: readonly Mask[], rect: PixelRect): void {
  const { x, y, width, height } = clipRect(rect, painted);
  for (let row = y; row < y + height; row += 1) {
    const start = row * painted.width + x;
    for (const other of others) yieldInRow(painted, other, { start, end: start + width });
  }
}

function yieldInRow(painted: Mask, other: Mask, { start, end }: { start: number; end: number }): void {
  for (let at = start; at < end; at += 1) {
    const free = 255 - (painted.data[at] as number);
    if ((other.data[at] as number) > free) other.data[at] = free;
  }
}

/**
 * The masks with which parts are laid over a base one after the other. Each fades in within its own edge: where it meets a later
 * one it reaches on beneath that, or the base would shine through between them.
 */
export function toLayerMasks(masks: readonly Mask[], bandPx: number): Mask[] {
  return masks.map((mask, index) => {
    const later = masks.slice(index + 1);
    if (later.length === 0 || bandPx < 1) return mask;
    const near = growMask(mask, Math.ceil(2 * bandPx)).data;
    const data = mask.data.map((value, at) => {
      const above = later.reduce((most, { data: one }) => Math.max(most, one[at] as number), 0);
      return Math.max(value, Math.min(above, near[at] as number));
    });
    return { ...mask, data };
  });
}
