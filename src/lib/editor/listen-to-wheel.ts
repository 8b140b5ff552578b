import { screenPoint } from './viewport/coordinates.ts';
import type { GestureCommand } from './viewport/gesture.ts';
import { toZoomFactor } from './viewport/wheel.ts';

export interface WheelTarget {
  run(command: GestureCommand): void;
  /** False: the page may use the wheel (there is nothing to zoom). */
  isReady(): boolean;
}

/** The wheel, and a track pad's pinch, zoom around the pointer. Returns the way to stop. */
export function listenToWheel(node: HTMLElement, target: WheelTarget): () => void {
  const listening = new AbortController();
  function onWheel(event: WheelEvent): void {
    if (!target.isReady()) return;
    event.preventDefault();
    const box = node.getBoundingClientRect();
    const around = screenPoint(event.clientX - box.left, event.clientY - box.top);
    target.run({ type: 'zoom', factor: toZoomFactor(event), around });
  }
  // Not passive: the page itself must not scroll or zoom.
  node.addEventListener('wheel', onWheel, { signal: listening.signal, passive: false });
  return () => listening.abort();
}
