import type { ScreenPoint } from '../viewport/coordinates.ts';
import { createBrushRing } from './brush-ring.ts';

/** Where the brush's ring is seen: under the pointer or the crosshair, or for a while where its size is being changed. */
export interface ShownRing {
  hover(at: ScreenPoint | null): void;
  /** Stays there until `unpin`, whatever hovers. */
  pin(at: ScreenPoint): void;
  unpin(): void;
  /** Is seen there for a moment, if nothing hovers and nothing is pinned. */
  flash(at: ScreenPoint): void;
  /** Draws it anew; `crosshair` goes before the pointer. */
  follow(diameterPx: number | null, crosshair: ScreenPoint | null): void;
  destroy(): void;
}

const FLASH_MS = 900;

export function createShownRing(node: HTMLElement, onchange: () => void): ShownRing {
  const ring = createBrushRing(node);
  let hovered: ScreenPoint | null = null;
  let pinned: ScreenPoint | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function pin(at: ScreenPoint | null): void {
    clearTimeout(timer);
    timer = undefined;
    pinned = at;
    onchange();
  }

  return {
    hover: (at) => {
      hovered = at;
      onchange();
    },
    pin,
    unpin: () => pin(null),
    flash: (at) => {
      const isFlashing = timer !== undefined;
      if (hovered || (pinned && !isFlashing)) return;
      pin(at);
      timer = setTimeout(() => pin(null), FLASH_MS);
    },
    follow: (diameterPx, crosshair) => {
      const at = pinned ?? crosshair ?? hovered;
      ring.show(diameterPx === null ? null : at, diameterPx ?? 0);
    },
    destroy: () => {
      clearTimeout(timer);
      ring.destroy();
    },
  };
}
