import { getStroke } from 'perfect-freehand';
import { toFreehandOptions, toMarkPoints } from '../../../lib/kernel/marks/freehand-options.ts';
import type { ToOutline } from '../../../lib/kernel/marks/paint-marks.ts';

/** A free line as it looks on the canvas. */
export const toOutline: ToOutline = (points, widthPx) =>
  toMarkPoints(
    getStroke(
      points.map(({ x, y, pressure }) => ({ x, y, pressure })),
      toFreehandOptions(widthPx),
    ),
  );
