import type { ToolId } from '../../../../lib/contracts/editing.ts';
import type { PressedKey } from '../../../../lib/editor/viewport/key-command.ts';

/** What a key means while a picture can be changed. */
export type EditKey =
  | { readonly type: 'tool'; readonly tool: ToolId }
  /** 1: larger. */
  | { readonly type: 'size'; readonly step: 1 | -1 }
  /** 1: harder. */
  | { readonly type: 'hardness'; readonly step: 1 | -1 }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'invert' }
  | { readonly type: 'select-all' }
  | { readonly type: 'clear' }
  | { readonly type: 'help' };

const TOOLS: Record<string, ToolId> = {
  v: 'pan',
  h: 'pan',
  b: 'brush',
  e: 'eraser',
  m: 'box',
  o: 'ellipse',
  l: 'lasso',
  w: 'colour',
  s: 'object',
  k: 'polygon',
  q: 'select',
  r: 'rectangle',
  u: 'oval',
  a: 'arrow',
  p: 'pen',
  t: 'text',
  n: 'pin',
  c: 'crop',
  g: 'extend',
  i: 'resize',
  j: 'adjust',
};

/** Keys that mean one thing each, wherever the focus is. `{` and `}` are the shifted brackets. */
const PLAIN: Record<string, EditKey> = {
  '[': { type: 'size', step: -1 },
  ']': { type: 'size', step: 1 },
  '{': { type: 'hardness', step: -1 },
  '}': { type: 'hardness', step: 1 },
  x: { type: 'invert' },
  '?': { type: 'help' },
};

const ON_CANVAS: Record<string, EditKey> = { Delete: { type: 'clear' }, Backspace: { type: 'clear' } };

/** Undefined: not ours. `isOnCanvas`: the canvas itself has the focus. */
export function toEditKey(pressed: PressedKey, isOnCanvas: boolean): EditKey | undefined {
  if (pressed.altKey) return undefined;
  if (pressed.ctrlKey || pressed.metaKey) return toCommandKey(pressed, isOnCanvas);
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  if (isOnCanvas && Object.hasOwn(ON_CANVAS, key)) return ON_CANVAS[key];
  if (Object.hasOwn(PLAIN, key)) return PLAIN[key];
  const tool = !pressed.shiftKey && Object.hasOwn(TOOLS, key) ? TOOLS[key] : undefined;
  return tool && { type: 'tool', tool };
}

function toCommandKey({ key, shiftKey }: PressedKey, isOnCanvas: boolean): EditKey | undefined {
  const letter = key.toLowerCase();
  if (letter === 'z') return { type: shiftKey ? 'redo' : 'undo' };
  if (letter === 'y' && !shiftKey) return { type: 'redo' };
  return letter === 'a' && !shiftKey && isOnCanvas ? { type: 'select-all' } : undefined;
}
