import type { Style } from '../../contracts/kit.ts';
import { DRAWING_STYLES } from './drawing-styles.ts';
import { PAINT_STYLES } from './paint-styles.ts';
import { PHOTO_STYLES } from './photo-styles.ts';
import { PRINT_STYLES } from './print-styles.ts';
import { RETRO_STYLES } from './retro-styles.ts';
import { THREE_D_STYLES } from './three-d-styles.ts';

/** The built-in ones, by group, in the order in which they are shown. Source: facts on the studios, section 2.1, as of 2026-11. */
export const STYLES: readonly Style[] = [
  ...PHOTO_STYLES,
  ...PAINT_STYLES,
  ...DRAWING_STYLES,
  ...PRINT_STYLES,
  ...THREE_D_STYLES,
  ...RETRO_STYLES,
];
