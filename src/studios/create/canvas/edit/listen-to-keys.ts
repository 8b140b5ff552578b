import type { ToolKit } from '../../../../lib/editor/tools/tool-kit.ts';
import type { EditingState } from '../../../../lib/state/create-editing.ts';
import { toEditKey } from './edit-key.ts';
import type { EditKey } from './edit-key.ts';
import { stepBrushSize, stepHardness } from './brush-steps.ts';
import type { EditSession } from './edit-session.svelte.ts';

export interface KeyTarget {
  region: HTMLElement;
  session: EditSession;
  /** Of the canvas: something may be under way in it. */
  tools(): ToolKit | undefined;
  onhelp(): void;
}

type Acts = { [T in EditKey['type']]: (key: Extract<EditKey, { type: T }>) => void };

/** Keys of the editor, wherever the focus is but where one types or a dialog is open. Returns the way to stop. */
export function listenToKeys(target: KeyTarget): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const { region, session } = target;

  function onDown(event: KeyboardEvent): void {
    const { state } = session;
    if (event.defaultPrevented || event.isComposing || !state || isElsewhere(event.target)) return;
    if (event.key === ' ' && mayNavigate(region, event.target)) {
      event.preventDefault();
      session.isNavigating = true;
      return;
    }
    if (!pressesItself(event) && target.tools()?.pressOpenKey(event)) return event.preventDefault();
    const key = toEditKey(event, event.target === region);
    if (!key) return;
    event.preventDefault();
    runKey(state, key, target.onhelp);
  }

  const stopNavigating = (): void => void (session.isNavigating = false);
  addEventListener('keydown', onDown, { signal });
  addEventListener('keyup', (event) => event.key === ' ' && stopNavigating(), { signal });
  addEventListener('blur', stopNavigating, { signal });
  return () => listening.abort();
}

function runKey({ editing }: EditingState, key: EditKey, onhelp: () => void): void {
  const { brush } = editing.tools;
  const acts: Acts = {
    tool: ({ tool }) => editing.setTools({ tool }),
    size: ({ step }) => editing.setTools({ brush: stepBrushSize(brush, step) }),
    hardness: ({ step }) => editing.setTools({ brush: stepHardness(brush, step) }),
    undo: () => void editing.undo(),
    redo: () => void editing.redo(),
    invert: () => editing.invert(),
    'select-all': () => editing.selectAll(),
    clear: () => editing.clear(),
    help: onhelp,
  };
  (acts[key.type] as (key: EditKey) => void)(key);
}

const TYPED = 'input:not([type=range], [type=checkbox], [type=radio]), textarea, select, [contenteditable]';

/** Where one types, and in dialogs and menus. */
function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('dialog:modal, [data-own-keys]')) return true;
  return (
    target instanceof Element && target.closest(`${TYPED}, dialog, [role=menu], [role=listbox]`) !== null
  );
}

/** Enter presses a button that has the focus; a tool that is on is pressed already. */
function pressesItself({ key, target }: KeyboardEvent): boolean {
  const isPressed = target instanceof Element && target.closest('button, a, input') !== null;
  return key === 'Enter' && isPressed && !target.matches('[role=radio][aria-checked=true]');
}

/** Elsewhere the space bar presses what has the focus; a tool that is on is pressed already. */
function mayNavigate(region: HTMLElement, target: EventTarget | null): boolean {
  if (target === region || target === document.body) return true;
  return (
    target instanceof Element && region.contains(target) && target.matches('[role=radio][aria-checked=true]')
  );
}
