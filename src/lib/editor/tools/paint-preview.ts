import type { PaintOverlay } from '../picture-stage.ts';
import type { ToolPreview } from './tool.ts';

const DASH_PX = 5;

/** Paints the outline of a shape under way: white dashes in black ones, to be seen on any picture. */
export function createPreviewPainter(now: () => ToolPreview): PaintOverlay {
  return (context, { viewport, pixelRatio }) => {
    const preview = now();
    const [first, ...rest] = preview?.points ?? [];
    if (!preview || !first) return;
    const scale = viewport.scale * pixelRatio;
    const toX = (x: number): number => viewport.x * pixelRatio + x * scale;
    const toY = (y: number): number => viewport.y * pixelRatio + y * scale;
    context.beginPath();
    context.moveTo(toX(first.x), toY(first.y));
    for (const { x, y } of rest) context.lineTo(toX(x), toY(y));
    if (preview.closed) context.closePath();
    context.lineWidth = 1.5 * pixelRatio;
    context.strokeStyle = '#000';
    context.stroke();
    context.setLineDash([DASH_PX * pixelRatio, DASH_PX * pixelRatio]);
    context.strokeStyle = '#fff';
    context.stroke();
  };
}
