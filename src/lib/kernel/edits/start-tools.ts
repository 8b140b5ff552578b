import type { MarkToolId, ToolId, ToolSettings } from '../../contracts/editing.ts';

/** What the hand holds until someone chooses otherwise. */
export const START_TOOLS: ToolSettings = {
  tool: 'pan',
  brush: { sizePx: 80, hardness: 0.8, pressureOnSize: true },
  mode: 'add',
  look: { colour: '#22b8f0', opacity: 0.5, isVisible: true },
  mark: { colour: '#ff3b30', thickness: 6 },
  drawWithFinger: false,
  tolerance: 12,
  contiguous: true,
  lock: true,
  bandPx: 12,
  zoomEdit: 'auto',
  sendMarks: true,
};

const PAINTING: ReadonlySet<ToolId> = new Set([
  'brush',
  'eraser',
  'box',
  'ellipse',
  'lasso',
  'polygon',
  'colour',
  'object',
]);

/** Tools that paint a mask: with one of them in the hand there has to be something to paint on. */
export function isPaintingTool(tool: ToolId): boolean {
  return PAINTING.has(tool);
}

const MARKING: ReadonlySet<ToolId> = new Set(['select', 'rectangle', 'oval', 'arrow', 'pen', 'text', 'pin']);

/** Tools that draw marks over a picture, or hold those that are there. */
export function isMarkTool(tool: ToolId): tool is MarkToolId {
  return MARKING.has(tool);
}
