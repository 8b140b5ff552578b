import type { MaskMode } from '../../contracts/mask.ts';
import type { Point } from '../../kernel/mask/fill-polygon.ts';
import type { MaskSurface } from '../mask/mask-surface.ts';
import { isMeant, takeShape } from './take-shape.ts';
import type { EditorCommand, Tool, ToolCourse, ToolPreview, ToolStroke } from './tool.ts';

export interface PolygonToolOptions {
  mode(): MaskMode;
  surface(): MaskSurface | undefined;
  /** CSS pixels per picture pixel. */
  scale(): number;
  emit(command: EditorCommand): void;
  showPreview(preview: ToolPreview): void;
}

/** So near to a corner, in CSS pixels, that corner is meant. */
const NEAR_PX = 10;
const NEAR_FINGER_PX = 22;
const LEAST_CORNERS = 3;

/**
 * A corner by each tap or drag; the first one, or the last one a second time, closes it. Until then it is no act: what is taken back
 * are its corners.
 */
export class PolygonTool implements Tool {
  readonly id = 'polygon';
  readonly byKeys = 'tap';
  readonly #options: PolygonToolOptions;
  #corners: readonly Point[] = [];
  /** Under the hand, or where it hovers. */
  #next: Point | null = null;
  #takesAway = false;
  #nearPx = NEAR_PX;

  constructor(options: PolygonToolOptions) {
    this.#options = options;
  }

  readonly course: ToolCourse = {
    isOpen: () => this.#corners.length > 0,
    hover: (at) => {
      if (this.#corners.length > 0) this.#put(at);
    },
    finish: () => this.#finish(),
    leave: () => this.#leave(),
    stepBack: () => {
      this.#corners = this.#corners.slice(0, -1);
      if (this.#corners.length === 0) this.#next = null;
      this.#show();
    },
  };

  begin({ points, eraser, kind }: ToolStroke): void {
    if (this.#corners.length === 0) this.#takesAway = eraser;
    this.#nearPx = kind === 'touch' ? NEAR_FINGER_PX : NEAR_PX;
    this.#put(points.at(-1) ?? null);
  }

  move(points: readonly Point[]): void {
    this.#put(points.at(-1) ?? null);
  }

  commit(): void {
    const at = this.#next;
    if (!at) return;
    this.#next = null;
    if (this.#closes(at)) return this.#finish();
    // The second tap of two on one place is no corner of its own.
    if (!this.#isNear(this.#corners.at(-1), at)) this.#corners = [...this.#corners, at];
    this.#show();
  }

  discard(): void {
    this.#put(null);
  }

  #put(at: Point | null): void {
    this.#next = at && { x: at.x, y: at.y };
    this.#show();
  }

  #closes(at: Point): boolean {
    const corners = this.#corners;
    if (corners.length < LEAST_CORNERS) return false;
    return this.#isNear(corners[0], at) || this.#isNear(corners.at(-1), at);
  }

  #isNear(a: Point | undefined, b: Point): boolean {
    return a !== undefined && Math.hypot(a.x - b.x, a.y - b.y) * this.#options.scale() <= this.#nearPx;
  }

  #show(): void {
    const [corners, next] = [this.#corners, this.#next];
    if (corners.length === 0 && !next) return this.#options.showPreview(null);
    const isClosing = next !== null && this.#closes(next);
    const points = next && !isClosing ? [...corners, next] : corners;
    this.#options.showPreview({ points, closed: isClosing, handles: corners });
  }

  #leave(): void {
    this.#corners = [];
    this.#next = null;
    this.#options.showPreview(null);
  }

  #finish(): void {
    const outline = this.#corners;
    this.#leave();
    const { surface, mode, emit } = this.#options;
    if (outline.length < LEAST_CORNERS || !isMeant(outline)) return;
    takeShape({ surface: surface(), outline, mode: this.#takesAway ? 'subtract' : mode(), emit });
  }
}
