import type { Style, StyleGroup } from '../../../../lib/contracts/kit.ts';
import { type Brush, seededRandom } from './brush.ts';
import { CELL_STYLES } from './cell-styles.ts';
import { DRAWING_STYLES } from './drawing-styles.ts';
import { GLOW_STYLES } from './glow-styles.ts';
import { PAINT_STYLES } from './paint-styles.ts';
import { SIDE } from './pear-shape.ts';
import { PERIOD_STYLES } from './period-styles.ts';
import { PHOTO_STYLES } from './photo-styles.ts';
import { PRINT_STYLES } from './print-styles.ts';

const PAINTERS: Readonly<Record<string, (brush: Brush) => void>> = {
  ...PHOTO_STYLES,
  ...PAINT_STYLES,
  ...DRAWING_STYLES,
  ...PRINT_STYLES,
  ...PERIOD_STYLES,
  ...CELL_STYLES,
  ...GLOW_STYLES,
};

/** What an own style of a group is shown by. */
const STAND_INS: Readonly<Record<StyleGroup, string>> = {
  photo: 'photo',
  paint: 'watercolour',
  drawing: 'pencil-sketch',
  print: 'print',
  '3d': '3d-model',
  retro: 'vaporwave',
  own: 'photo',
};

/** Whether the style has a picture of its own. */
export const hasPicture = (styleId: string): boolean => styleId in PAINTERS;

/** The motif as a style would show it, over the whole canvas; the same each time. */
export function paintStyle(canvas: HTMLCanvasElement, { id, group }: Pick<Style, 'id' | 'group'>): void {
  const ctx = canvas.getContext('2d');
  if (!ctx) return;
  ctx.setTransform(canvas.width / SIDE, 0, 0, canvas.height / SIDE, 0, 0);
  const paint = PAINTERS[id] ?? PAINTERS[STAND_INS[group]];
  paint?.({ ctx, random: seededRandom(id) });
}
