import { getStroke } from 'perfect-freehand';
import type { MarkPoint } from '../../contracts/mark.ts';
import { toFreehandOptions, toMarkPoints } from '../../kernel/marks/freehand-options.ts';
import type { ToOutline } from '../../kernel/marks/paint-marks.ts';

/** By the points themselves: a line that is not touched keeps them, and its outline is asked for at every frame. */
const known = new WeakMap<object, { widthPx: number; outline: readonly MarkPoint[] }>();

export const toFreehandOutline: ToOutline = (points, widthPx) => {
  const before = known.get(points);
  if (before?.widthPx === widthPx) return before.outline;
  const outline = toMarkPoints(getStroke([...points], toFreehandOptions(widthPx)));
  known.set(points, { widthPx, outline });
  return outline;
};
