/** What a key means while the canvas has the focus. */
export type KeyCommand =
  | { readonly type: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly type: 'zoom'; readonly factor: number }
  | { readonly type: 'fit' }
  | { readonly type: 'actual-size' };

export interface PressedKey {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

const STEP_PX = 48;
const LARGE_STEPS = 4;
const ZOOM_STEP = 1.25;

const COMMANDS: Record<string, KeyCommand> = {
  ArrowLeft: { type: 'pan', dx: STEP_PX, dy: 0 },
  ArrowRight: { type: 'pan', dx: -STEP_PX, dy: 0 },
  ArrowUp: { type: 'pan', dx: 0, dy: STEP_PX },
  ArrowDown: { type: 'pan', dx: 0, dy: -STEP_PX },
  '+': { type: 'zoom', factor: ZOOM_STEP },
  '=': { type: 'zoom', factor: ZOOM_STEP },
  '-': { type: 'zoom', factor: 1 / ZOOM_STEP },
  _: { type: 'zoom', factor: 1 / ZOOM_STEP },
  '0': { type: 'fit' },
  '1': { type: 'actual-size' },
};

/** Undefined: not ours. Keys with Ctrl, Cmd or Alt stay the browser's (its own zoom among them). */
export function toKeyCommand({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
}: PressedKey): KeyCommand | undefined {
  if (ctrlKey || metaKey || altKey || !Object.hasOwn(COMMANDS, key)) return undefined;
  const command = COMMANDS[key];
  if (command?.type !== 'pan' || !shiftKey) return command;
  return { type: 'pan', dx: command.dx * LARGE_STEPS, dy: command.dy * LARGE_STEPS };
}
