import type { MarkBox } from '../../kernel/marks/mark-box.ts';
import { toBoxOf } from '../../kernel/marks/mark-box.ts';
import { toHandles } from '../../kernel/marks/mark-handles.ts';
import { paintMarks } from '../../kernel/marks/paint-marks.ts';
import type { PaintOverlay } from '../picture-stage.ts';
import { toFreehandOutline } from './freehand-outline.ts';
import type { MarkBoard } from './mark-board.ts';

const HANDLE_PX = { fine: 9, coarse: 14 };
const LIGHT = '#ffffff';
const DARK = 'rgb(0 0 0 / 75%)';

type Drawing = Parameters<PaintOverlay>[1];

/** Paints the marks, cut off where the picture ends as they are in a file, and what is held of them. */
export function createBoardPainter(board: MarkBoard): PaintOverlay {
  const handlePx = matchMedia('(pointer: coarse)').matches ? HANDLE_PX.coarse : HANDLE_PX.fine;
  return (context, drawing) => {
    const { viewport, size, pixelRatio } = drawing;
    const scale = viewport.scale * pixelRatio;
    context.save();
    context.setTransform(scale, 0, 0, scale, viewport.x * pixelRatio, viewport.y * pixelRatio);
    context.beginPath();
    context.rect(0, 0, size.width, size.height);
    context.clip();
    const { hiddenId } = board.shown;
    // A pin that is hidden would change the numbers of the others: only text is.
    paintMarks(
      context,
      board.marks.map((mark) =>
        mark.id === hiddenId && mark.type === 'text' ? { ...mark, text: '' } : mark,
      ),
      toFreehandOutline,
    );
    context.restore();
    paintHeld(context, drawing, board, handlePx);
  };
}

function paintHeld(
  context: CanvasRenderingContext2D,
  drawing: Drawing,
  board: MarkBoard,
  handlePx: number,
): void {
  const { draft, selected } = board;
  if (draft?.frame) paintFrame(context, drawing, draft.frame, true);
  const held = selected.filter(({ id }) => id !== board.shown.hiddenId);
  const box = toBoxOf(held, board.measure);
  if (!box) return;
  const isArrow = held.length === 1 && held[0]?.type === 'arrow';
  const padPx = board.padOf(held);
  if (!isArrow) paintFrame(context, drawing, growBox(box, padPx), false);
  for (const handle of toHandles(held, board.measure, padPx)) paintHandle(context, drawing, handle, handlePx);
}

function growBox({ x, y, width, height }: MarkBox, px: number): MarkBox {
  return { x: x - px, y: y - px, width: width + 2 * px, height: height + 2 * px };
}

function toDevice({ viewport, pixelRatio }: Drawing, { x, y }: { x: number; y: number }) {
  return {
    x: (viewport.x + x * viewport.scale) * pixelRatio,
    y: (viewport.y + y * viewport.scale) * pixelRatio,
  };
}

/** A white line in a dark one, to be seen on any picture. */
function paintFrame(
  context: CanvasRenderingContext2D,
  drawing: Drawing,
  box: MarkBox,
  isDashed: boolean,
): void {
  const { pixelRatio, viewport } = drawing;
  const { x, y } = toDevice(drawing, box);
  const scale = viewport.scale * pixelRatio;
  context.beginPath();
  context.rect(x, y, box.width * scale, box.height * scale);
  context.setLineDash([]);
  context.lineWidth = 3 * pixelRatio;
  context.strokeStyle = DARK;
  context.stroke();
  if (isDashed) context.setLineDash([5 * pixelRatio, 5 * pixelRatio]);
  context.lineWidth = 1.5 * pixelRatio;
  context.strokeStyle = LIGHT;
  context.stroke();
  context.setLineDash([]);
}

function paintHandle(
  context: CanvasRenderingContext2D,
  drawing: Drawing,
  at: { x: number; y: number },
  sidePx: number,
): void {
  const { x, y } = toDevice(drawing, at);
  const radius = (sidePx / 2) * drawing.pixelRatio;
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fillStyle = LIGHT;
  context.fill();
  context.lineWidth = 1.5 * drawing.pixelRatio;
  context.strokeStyle = DARK;
  context.stroke();
}
