import type { PressedKey } from '../../../../../lib/editor/viewport/key-command.ts';

/** What a key on the canvas means while a tool for marks is in the hand. */
export type MarkKey =
  | { readonly type: 'next'; readonly step: 1 | -1 }
  | { readonly type: 'enter' }
  | { readonly type: 'leave' }
  | { readonly type: 'remove' }
  | { readonly type: 'copy' }
  | { readonly type: 'cut' }
  | { readonly type: 'paste' }
  | { readonly type: 'duplicate' }
  | { readonly type: 'select-all' }
  /** Image pixels. */
  | { readonly type: 'move' | 'stretch'; readonly dx: number; readonly dy: number };

const ARROWS: Record<string, readonly [dx: number, dy: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const LARGE_STEP_PX = 10;

const PLAIN: Record<string, MarkKey> = {
  Enter: { type: 'enter' },
  Escape: { type: 'leave' },
  Delete: { type: 'remove' },
  Backspace: { type: 'remove' },
};

const WITH_COMMAND: Record<string, MarkKey> = {
  c: { type: 'copy' },
  x: { type: 'cut' },
  v: { type: 'paste' },
  d: { type: 'duplicate' },
  a: { type: 'select-all' },
};

/** Undefined: not one of these. */
export function toMarkKey(pressed: PressedKey): MarkKey | undefined {
  const { key, shiftKey, altKey } = pressed;
  if (pressed.ctrlKey || pressed.metaKey)
    return shiftKey || altKey ? undefined : find(WITH_COMMAND, key.toLowerCase());
  if (key === 'Tab') return { type: 'next', step: shiftKey ? -1 : 1 };
  const arrow = find(ARROWS, key);
  if (!arrow) return altKey ? undefined : find(PLAIN, key);
  const step = shiftKey ? LARGE_STEP_PX : 1;
  return { type: altKey ? 'stretch' : 'move', dx: arrow[0] * step, dy: arrow[1] * step };
}

function find<T>(keys: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(keys, key) ? keys[key] : undefined;
}
