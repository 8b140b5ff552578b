import type { Editing } from '../../../../lib/state/editing.svelte.ts';
import { sizeBrush } from './brush-steps.ts';

/** Alt and a drag to the side size the brush. Taken before the canvas hears of it; its moves still reach the ring. */
export function listenToSizing(region: HTMLElement, editing: () => Editing | undefined): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let drag: { x: number; sizePx: number } | undefined;

  function onDown(event: PointerEvent): void {
    const { tool, brush } = editing()?.tools ?? {};
    const isBrush = tool === 'brush' || tool === 'eraser';
    if (!isBrush || !brush || !event.altKey || event.button !== 0 || !isOnPicture(event.target)) return;
    event.stopPropagation();
    event.preventDefault();
    drag = { x: event.clientX, sizePx: brush.sizePx };
  }

  function onMove(event: PointerEvent): void {
    const now = editing();
    if (drag && now)
      now.setTools({ brush: sizeBrush(now.tools.brush, drag.sizePx + event.clientX - drag.x) });
  }

  const end = (): void => void (drag = undefined);
  region.addEventListener('pointerdown', onDown, { capture: true, signal });
  addEventListener('pointermove', onMove, { capture: true, signal });
  addEventListener('pointerup', end, { signal });
  addEventListener('pointercancel', end, { signal });
  return () => listening.abort();
}

function isOnPicture(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, input, [role=toolbar]') === null;
}
