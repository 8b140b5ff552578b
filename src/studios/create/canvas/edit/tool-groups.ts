import type { LucideIcon } from '@lucide/svelte';
import Shapes from '@lucide/svelte/icons/shapes';
import type { ToolId } from '../../../../lib/contracts/editing.ts';
import { m } from '../../../../messages/generated/messages.js';
import { TOOL_CHOICES } from './tool-choices.ts';
import type { ToolChoice, ToolGroup } from './tool-choices.ts';

export interface ToolSection {
  group: ToolGroup;
  /** Each with a place of its own. */
  shown: readonly ToolChoice[];
  /** Behind one place that opens; empty: there is none. */
  hidden: readonly ToolChoice[];
  /** Of the place that opens. */
  label: () => string;
  /** What that place shows while none of its tools is in the hand; undefined: the first of them. */
  icon?: LucideIcon | undefined;
  /** Turning and mirroring stand behind it, too. */
  hidesTurns: boolean;
}

/** Where a place for every tool of the column would be too small to hit, or out of sight. */
export const FOLDS = '(pointer: coarse), (max-width: 1279px), (max-height: 779px)';

const GROUPS: readonly ToolGroup[] = ['view', 'mask', 'mark', 'shape'];
/** Where there is little room these are one place each. */
const FOLDING: ReadonlySet<ToolGroup> = new Set(['mark', 'shape']);
const MORE: Record<ToolGroup, () => string> = {
  view: m.canvas_pan,
  mask: m.editor_more_mask_tools,
  mark: m.editor_more_mark_tools,
  shape: m.editor_more_shape_tools,
};
const FOLDED: Partial<Record<ToolGroup, () => string>> = {
  mark: m.editor_mark_tools,
  shape: m.editor_shape_tools,
};

/** A column, a column without room, or the one line of a phone. */
export type ToolRoom = 'ample' | 'tight' | 'line';

/** In one line there is no room for more than eight. */
const isHidden = ({ tool, isExtra }: ToolChoice, room: ToolRoom): boolean =>
  isExtra === true || (room === 'line' && tool === 'lasso');

/** What stands in the column, group by group. */
export function toSections(room: ToolRoom): ToolSection[] {
  return GROUPS.map((group) => {
    const choices = TOOL_CHOICES.filter((choice) => choice.group === group);
    const folds = room !== 'ample' && FOLDING.has(group);
    return {
      group,
      shown: choices.filter((choice) => !folds && !isHidden(choice, room)),
      hidden: choices.filter((choice) => folds || isHidden(choice, room)),
      label: (folds && FOLDED[group]) || MORE[group],
      icon: folds && group === 'mark' ? Shapes : undefined,
      hidesTurns: folds && group === 'shape',
    };
  });
}

/** The tool that the place stands for: the one in the hand, else the one that was chosen there last. */
export function toFace(
  section: ToolSection,
  tool: ToolId,
  lastTool: ToolId | undefined,
): ToolChoice | undefined {
  const find = (wanted: ToolId | undefined) => section.hidden.find((choice) => choice.tool === wanted);
  return find(tool) ?? find(lastTool) ?? section.hidden[0];
}
