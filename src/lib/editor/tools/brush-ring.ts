import type { ScreenPoint } from '../viewport/coordinates.ts';

/** The brush's outline under the pointer, true to its size: a white ring in a black one, to be seen on any picture. */
export interface BrushRing {
  /** `diameterPx` in CSS pixels; null hides it. */
  show(at: ScreenPoint | null, diameterPx: number): void;
  destroy(): void;
}

const LEAST_PX = 4;

export function createBrushRing(node: HTMLElement): BrushRing {
  const ring = node.ownerDocument.createElement('div');
  ring.setAttribute('aria-hidden', 'true');
  Object.assign(ring.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    borderRadius: '50%',
    border: '1.5px solid #fff',
    boxShadow: '0 0 0 1px #000, inset 0 0 0 1px #000',
    boxSizing: 'border-box',
    pointerEvents: 'none',
    display: 'none',
  });
  node.append(ring);
  let shown = 0;
  return {
    show(at, diameterPx) {
      const side = at ? Math.max(diameterPx, LEAST_PX) : 0;
      // Only the transform moves it: anything else makes the browser lay the page out at each event.
      if (side !== shown) {
        ring.style.display = at ? 'block' : 'none';
        ring.style.width = `${side}px`;
        ring.style.height = `${side}px`;
        shown = side;
      }
      if (!at) return;
      ring.style.transform = `translate(${at.x - side / 2}px, ${at.y - side / 2}px)`;
    },
    destroy: () => ring.remove(),
  };
}
