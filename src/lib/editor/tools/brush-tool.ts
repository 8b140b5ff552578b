import type { BrushOptions } from '../../contracts/editing.ts';
import type { PixelRect } from '../../contracts/mask.ts';
import { paintSegments } from '../../kernel/mask/paint-segment.ts';
import type { BrushPoint } from '../../kernel/mask/brush-segment.ts';
import type { MaskSurface } from '../mask/mask-surface.ts';
import type { PredictedInk } from '../mask/predicted-ink.ts';
import { createTileJournal } from '../../kernel/undo/tile-journal.ts';
import type { TileJournal } from '../../kernel/undo/tile-journal.ts';
import type { EditorCommand, Tool, ToolPoint, ToolStroke } from './tool.ts';

export interface BrushToolOptions {
  id: 'brush' | 'eraser';
  /** As they are when a stroke begins. */
  brush(): BrushOptions;
  surface(): MaskSurface | undefined;
  emit(command: EditorCommand): void;
  /** Something is to be drawn. */
  redraw(): void;
  /** What is shown for a frame and never kept. */
  predict(ink: PredictedInk | null): void;
}

/** A stroke under way. */
interface Painting {
  surface: MaskSurface;
  journal: TileJournal;
  brush: BrushOptions;
  erase: boolean;
  last: BrushPoint;
}

/** The least share of the size that the lightest touch has. */
const LEAST_PRESSURE = 0.15;

/** Paints into the mask while the hand moves: only what lies under each new piece is touched. */
export function createBrushTool(options: BrushToolOptions): Tool {
  let painting: Painting | undefined;

  function begin({ points: [first, ...rest], eraser, kind }: ToolStroke): void {
    const surface = options.surface();
    if (!surface || !first) return;
    // Only a pen is pressed; all else paints as wide as its ring.
    const brush = kind === 'pen' ? options.brush() : { ...options.brush(), pressureOnSize: false };
    const erase = eraser || options.id === 'eraser';
    const last = toBrushPoint(first, brush);
    painting = { surface, journal: createTileJournal(surface.mask), brush, erase, last };
    paint(painting, [last, ...rest.map((point) => toBrushPoint(point, brush))]);
    show(painting, []);
  }

  function move(points: readonly ToolPoint[], predicted: readonly ToolPoint[] = []): void {
    if (!painting) return;
    const { brush } = painting;
    const toPoint = (point: ToolPoint): BrushPoint => toBrushPoint(point, brush);
    paint(painting, points.map(toPoint));
    show(painting, predicted.map(toPoint));
  }

  function show({ last, brush, erase }: Painting, guesses: readonly BrushPoint[]): void {
    const ink = { points: [last, ...guesses], hardness: brush.hardness, erase };
    options.predict(guesses.length > 0 ? ink : null);
    options.redraw();
  }

  function commit(): void {
    const change = painting?.journal.finish();
    painting = undefined;
    options.predict(null);
    if (change) options.emit({ type: 'mask-changed', change });
    options.redraw();
  }

  function discard(): void {
    if (painting) painting.surface.invalidate(painting.journal.rollBack());
    painting = undefined;
    options.predict(null);
    options.redraw();
  }

  return { id: options.id, begin, move, commit, discard, byKeys: 'stroke' };
}

/** All that one event brings at once: pieces that follow one another share most of what they cover. */
function paint(painting: Painting, points: readonly BrushPoint[]): void {
  const { surface, journal, erase } = painting;
  const { hardness } = painting.brush;
  const segments = points.map((to) => {
    const segment = { from: painting.last, to, hardness, erase };
    painting.last = to;
    return segment;
  });
  for (const { from, to } of segments) journal.touch(toReach(from, to));
  surface.invalidate(paintSegments(surface.mask, segments));
}

function toBrushPoint({ x, y, pressure }: ToolPoint, { sizePx, pressureOnSize }: BrushOptions): BrushPoint {
  const share = pressureOnSize ? LEAST_PRESSURE + (1 - LEAST_PRESSURE) * pressure : 1;
  return { x, y, radius: Math.max(0.5, (sizePx / 2) * share) };
}

function toReach(a: BrushPoint, b: BrushPoint): PixelRect {
  const x = Math.floor(Math.min(a.x - a.radius, b.x - b.radius)) - 1;
  const y = Math.floor(Math.min(a.y - a.radius, b.y - b.radius)) - 1;
  const right = Math.ceil(Math.max(a.x + a.radius, b.x + b.radius)) + 1;
  const bottom = Math.ceil(Math.max(a.y + a.radius, b.y + b.radius)) + 1;
  return { x, y, width: right - x, height: bottom - y };
}
