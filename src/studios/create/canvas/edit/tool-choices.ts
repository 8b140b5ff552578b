import type { LucideIcon } from '@lucide/svelte';
import Brush from '@lucide/svelte/icons/brush';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import Crop from '@lucide/svelte/icons/crop';
import Eraser from '@lucide/svelte/icons/eraser';
import Hand from '@lucide/svelte/icons/hand';
import Lasso from '@lucide/svelte/icons/lasso';
import SquareDashed from '@lucide/svelte/icons/square-dashed';
import SquareMousePointer from '@lucide/svelte/icons/square-mouse-pointer';
import WandSparkles from '@lucide/svelte/icons/wand-sparkles';
import type { ToolId } from '../../../../lib/contracts/editing.ts';
import { m } from '../../../../messages/generated/messages.js';

export interface ToolChoice {
  tool: ToolId;
  label: () => string;
  icon: LucideIcon;
  /** As shown to people; the key itself is its lower case. */
  key: string;
  /** A line before it. */
  startsGroup?: boolean;
}

/** Tools that one holds, in their order. */
export const TOOL_CHOICES: readonly ToolChoice[] = [
  { tool: 'pan', label: m.canvas_pan, icon: Hand, key: 'V' },
  { tool: 'brush', label: m.editor_brush, icon: Brush, key: 'B', startsGroup: true },
  { tool: 'eraser', label: m.editor_eraser, icon: Eraser, key: 'E' },
  { tool: 'box', label: m.editor_box, icon: SquareDashed, key: 'M' },
  { tool: 'ellipse', label: m.editor_ellipse, icon: CircleDashed, key: 'O' },
  { tool: 'lasso', label: m.editor_lasso, icon: Lasso, key: 'L' },
  { tool: 'colour', label: m.editor_colour, icon: WandSparkles, key: 'W' },
  { tool: 'object', label: m.editor_object, icon: SquareMousePointer, key: 'S' },
  { tool: 'crop', label: m.editor_crop, icon: Crop, key: 'C', startsGroup: true },
];
