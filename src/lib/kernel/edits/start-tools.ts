import type { ToolId, ToolSettings } from '../../contracts/editing.ts';

/** What the hand holds until someone chooses otherwise. */
export const START_TOOLS: ToolSettings = {
  tool: 'pan',
  brush: { sizePx: 80, hardness: 0.8, pressureOnSize: true },
  mode: 'add',
  look: { colour: '#22b8f0', opacity: 0.5, isVisible: true },
  drawWithFinger: false,
  tolerance: 12,
  contiguous: true,
  lock: true,
  bandPx: 12,
};

const PAINTING: ReadonlySet<ToolId> = new Set([
  'brush',
  'eraser',
  'box',
  'ellipse',
  'lasso',
  'colour',
  'object',
]);

/** Tools that paint a mask: with one of them in the hand there has to be something to paint on. */
export function isPaintingTool(tool: ToolId): boolean {
  return PAINTING.has(tool);
}
