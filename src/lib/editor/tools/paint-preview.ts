import type { Point } from '../../kernel/mask/fill-polygon.ts';
import type { OverlayDrawing, PaintOverlay } from '../picture-stage.ts';
import type { ToolPreview } from './tool.ts';

/** Where keys have moved the crosshair, image pixels. */
export interface Crosshair extends Point {
  /** Enter was pressed: it draws. */
  isDown: boolean;
}

/** What is shown over everything while a tool is used. */
export interface ShownTool {
  preview: ToolPreview;
  crosshair: Crosshair | null;
}

const DASH_PX = 5;
const HANDLE_PX = 4;
/** A crosshair's arms, from its middle. */
const ARM_FROM_PX = 5;
const ARM_TO_PX = 18;

/** Paints the outline of a shape under way and the keyboard's crosshair: white in black, to be seen on any picture. */
export function createPreviewPainter(now: () => ShownTool): PaintOverlay {
  let painted: ShownTool = { preview: null, crosshair: null };

  function paint(context: CanvasRenderingContext2D, drawing: OverlayDrawing): void {
    painted = now();
    const { preview, crosshair } = painted;
    if (preview) paintOutline(context, preview, drawing);
    if (crosshair) paintCrosshair(context, crosshair, drawing);
  }

  function isCurrent(): boolean {
    const { preview, crosshair } = now();
    return preview === painted.preview && crosshair === painted.crosshair;
  }

  return Object.assign(paint, { isCurrent });
}

function toPlace({ x, y }: Point, { viewport, pixelRatio }: OverlayDrawing): Point {
  return {
    x: (viewport.x + x * viewport.scale) * pixelRatio,
    y: (viewport.y + y * viewport.scale) * pixelRatio,
  };
}

function paintOutline(
  context: CanvasRenderingContext2D,
  { points, closed, handles = [] }: NonNullable<ToolPreview>,
  drawing: OverlayDrawing,
): void {
  const { pixelRatio } = drawing;
  const [first, ...rest] = points.map((point) => toPlace(point, drawing));
  if (!first) return;
  context.beginPath();
  context.moveTo(first.x, first.y);
  for (const { x, y } of rest) context.lineTo(x, y);
  if (closed) context.closePath();
  context.lineWidth = 1.5 * pixelRatio;
  context.strokeStyle = '#000';
  context.stroke();
  context.setLineDash([DASH_PX * pixelRatio, DASH_PX * pixelRatio]);
  context.strokeStyle = '#fff';
  context.stroke();
  context.setLineDash([]);
  for (const handle of handles) paintHandle(context, toPlace(handle, drawing), pixelRatio);
}

function paintHandle(context: CanvasRenderingContext2D, { x, y }: Point, pixelRatio: number): void {
  context.beginPath();
  context.arc(x, y, HANDLE_PX * pixelRatio, 0, 2 * Math.PI);
  context.fillStyle = '#fff';
  context.fill();
  context.strokeStyle = '#000';
  context.stroke();
}

/** Open in the middle, so that the pixel that is meant can be seen; a dot while it draws. */
function paintCrosshair(context: CanvasRenderingContext2D, at: Crosshair, drawing: OverlayDrawing): void {
  const { pixelRatio } = drawing;
  const { x, y } = toPlace(at, drawing);
  const [from, to] = [ARM_FROM_PX * pixelRatio, ARM_TO_PX * pixelRatio];
  context.beginPath();
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    context.moveTo(x + dx * from, y + dy * from);
    context.lineTo(x + dx * to, y + dy * to);
  }
  context.lineCap = 'round';
  for (const [colour, width] of [
    ['#000', 4],
    ['#fff', 2],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width * pixelRatio;
    context.stroke();
  }
  if (at.isDown) paintHandle(context, { x, y }, pixelRatio);
}
