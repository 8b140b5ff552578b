import type { Size } from '../../../../../lib/contracts/size.ts';
import type { EditorView } from '../../../../../lib/editor/create-editor.ts';
import type { MarkToolId } from '../../../../../lib/contracts/editing.ts';
import type { MarkBox } from '../../../../../lib/kernel/marks/mark-box.ts';
import { toMarkKey } from './mark-key.ts';
import type { MarkKey } from './mark-key.ts';
import type { MarkSession } from './mark-session.svelte.ts';

export interface MarkKeyTarget {
  /** It takes the focus. */
  region: HTMLElement;
  marks: MarkSession;
  /** Undefined: no tool for marks is in the hand. */
  tool(): MarkToolId | undefined;
  view(): EditorView | undefined;
}

/** True: it was ours. */
type Acts = { [T in MarkKey['type']]: (key: Extract<MarkKey, { type: T }>) => boolean };

/** Keys for marks while the canvas itself has the focus; taken before all others that mean something there. Returns the way to stop. */
export function listenToMarkKeys(target: MarkKeyTarget): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const { region, marks } = target;

  function onDown(event: KeyboardEvent): void {
    const tool = target.tool();
    if (!tool || event.target !== region || event.isComposing) return;
    const key = toMarkKey(event);
    if (!key || !runKey(target, tool, key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  region.addEventListener('keydown', onDown, { capture: true, signal });
  // What was moved while a key was held is one act.
  addEventListener('keyup', () => marks.settle(), { signal });
  addEventListener('blur', () => marks.settle(), { signal });
  return () => listening.abort();
}

function runKey(target: MarkKeyTarget, tool: MarkToolId, key: MarkKey): boolean {
  const { marks } = target;
  const hasAny = marks.selected.length > 0;
  const done = (act: () => void): boolean => {
    act();
    return true;
  };
  const ifAny = (act: () => void): boolean => hasAny && done(act);
  const acts: Acts = {
    next: ({ step }) => marks.selectNext(step),
    enter: () => enter(target, tool),
    leave: () => ifAny(() => marks.select([])),
    // With nothing held it would clear the mask.
    remove: () => done(() => hasAny && marks.remove()),
    copy: () => marks.marks.length > 0 && done(() => marks.copy()),
    cut: () =>
      ifAny(() => {
        marks.copy();
        marks.remove();
      }),
    paste: () => marks.canPaste && done(() => marks.paste()),
    duplicate: () => ifAny(() => marks.duplicate()),
    'select-all': () => done(() => marks.selectAll()),
    move: ({ dx, dy }) => ifAny(() => marks.move(dx, dy)),
    stretch: ({ dx, dy }) => ifAny(() => marks.stretch(dx, dy)),
  };
  return (acts[key.type] as (key: MarkKey) => boolean)(key);
}

/** What is held is written in; else one more is made where one looks. */
function enter({ region, marks, view }: MarkKeyTarget, tool: MarkToolId): boolean {
  const [only, second] = marks.selected;
  if (only?.type === 'text' && !second) marks.text.begin(only.id);
  else if (only?.type === 'pin' && !second)
    region.querySelector<HTMLElement>('[data-pin-note]')?.focus({ preventScroll: true });
  else if (tool === 'select') return false;
  else {
    const box = marks.size && toVisibleBox(view(), marks.size, region);
    if (!box) return false;
    marks.create(tool, box);
  }
  return true;
}

/** The part of the picture that is in sight, image pixels. */
function toVisibleBox(
  view: EditorView | undefined,
  size: Size,
  { clientWidth, clientHeight }: HTMLElement,
): MarkBox | undefined {
  const rect = view?.rect;
  if (!rect) return undefined;
  const scale = rect.width / size.width;
  const [left, top] = [Math.max(0, -rect.x), Math.max(0, -rect.y)];
  const right = Math.min(rect.width, clientWidth - rect.x);
  const bottom = Math.min(rect.height, clientHeight - rect.y);
  return {
    x: left / scale,
    y: top / scale,
    width: Math.max(0, right - left) / scale,
    height: Math.max(0, bottom - top) / scale,
  };
}
