import type { LucideIcon } from '@lucide/svelte';
import Brush from '@lucide/svelte/icons/brush';
import Circle from '@lucide/svelte/icons/circle';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import Crop from '@lucide/svelte/icons/crop';
import Eraser from '@lucide/svelte/icons/eraser';
import Expand from '@lucide/svelte/icons/expand';
import Hand from '@lucide/svelte/icons/hand';
import Lasso from '@lucide/svelte/icons/lasso';
import MapPin from '@lucide/svelte/icons/map-pin';
import MousePointer from '@lucide/svelte/icons/mouse-pointer';
import MoveUpRight from '@lucide/svelte/icons/move-up-right';
import Pencil from '@lucide/svelte/icons/pencil';
import Pentagon from '@lucide/svelte/icons/pentagon';
import Scaling from '@lucide/svelte/icons/scaling';
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal';
import Square from '@lucide/svelte/icons/square';
import SquareDashed from '@lucide/svelte/icons/square-dashed';
import SquareMousePointer from '@lucide/svelte/icons/square-mouse-pointer';
import Type from '@lucide/svelte/icons/type';
import WandSparkles from '@lucide/svelte/icons/wand-sparkles';
import type { ToolId } from '../../../../lib/contracts/editing.ts';
import { m } from '../../../../messages/generated/messages.js';

/** What tools are for; each group has a fly-out of its own. */
export type ToolGroup = 'view' | 'mask' | 'mark' | 'shape';

export interface ToolChoice {
  tool: ToolId;
  group: ToolGroup;
  label: () => string;
  icon: LucideIcon;
  /** As shown to people; the key itself is its lower case. */
  key: string;
  /** Stands in the fly-out of its group, however much room there is. */
  isExtra?: boolean;
}

/** Tools that one holds, in their order. */
export const TOOL_CHOICES: readonly ToolChoice[] = [
  { tool: 'pan', group: 'view', label: m.canvas_pan, icon: Hand, key: 'V' },
  { tool: 'brush', group: 'mask', label: m.editor_brush, icon: Brush, key: 'B' },
  { tool: 'eraser', group: 'mask', label: m.editor_eraser, icon: Eraser, key: 'E' },
  { tool: 'box', group: 'mask', label: m.editor_box, icon: SquareDashed, key: 'M' },
  { tool: 'lasso', group: 'mask', label: m.editor_lasso, icon: Lasso, key: 'L' },
  { tool: 'colour', group: 'mask', label: m.editor_colour, icon: WandSparkles, key: 'W' },
  {
    tool: 'object',
    group: 'mask',
    label: m.editor_object,
    icon: SquareMousePointer,
    key: 'S',
    isExtra: true,
  },
  { tool: 'ellipse', group: 'mask', label: m.editor_ellipse, icon: CircleDashed, key: 'O', isExtra: true },
  { tool: 'polygon', group: 'mask', label: m.editor_polygon, icon: Pentagon, key: 'K', isExtra: true },
  { tool: 'rectangle', group: 'mark', label: m.editor_rectangle, icon: Square, key: 'R' },
  { tool: 'arrow', group: 'mark', label: m.editor_arrow, icon: MoveUpRight, key: 'A' },
  { tool: 'pen', group: 'mark', label: m.editor_pen, icon: Pencil, key: 'P' },
  { tool: 'text', group: 'mark', label: m.editor_text, icon: Type, key: 'T' },
  { tool: 'select', group: 'mark', label: m.editor_select, icon: MousePointer, key: 'Q', isExtra: true },
  { tool: 'oval', group: 'mark', label: m.editor_oval, icon: Circle, key: 'U', isExtra: true },
  { tool: 'pin', group: 'mark', label: m.editor_pin, icon: MapPin, key: 'N', isExtra: true },
  { tool: 'crop', group: 'shape', label: m.editor_crop, icon: Crop, key: 'C' },
  { tool: 'extend', group: 'shape', label: m.editor_extend, icon: Expand, key: 'G', isExtra: true },
  { tool: 'resize', group: 'shape', label: m.editor_resize, icon: Scaling, key: 'I', isExtra: true },
  {
    tool: 'adjust',
    group: 'shape',
    label: m.editor_adjust,
    icon: SlidersHorizontal,
    key: 'J',
    isExtra: true,
  },
];
