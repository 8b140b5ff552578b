import type { Mark, MarkPoint } from '../../contracts/mark.ts';
import { BASELINE, LINE_HEIGHT, PIN_RADIUS, toArrowShape, toContrast } from './mark-shape.ts';
import { numberPins } from './number-pins.ts';

/** As much of a 2D context as marks need: the page's and a worker's both are one. */
export interface MarkContext {
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  strokeStyle: string | object;
  fillStyle: string | object;
  font: string;
  textAlign: string;
  textBaseline: string;
  save(): void;
  restore(): void;
  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(controlX: number, controlY: number, x: number, y: number): void;
  ellipse(
    x: number,
    y: number,
    radiusX: number,
    radiusY: number,
    rotation: number,
    startAngle: number,
    endAngle: number,
  ): void;
  rect(x: number, y: number, width: number, height: number): void;
  fill(): void;
  stroke(): void;
  fillText(text: string, x: number, y: number): void;
  strokeText(text: string, x: number, y: number): void;
}

/** The outline of a line drawn freely, as a closed polygon, image pixels; without points: nothing is to be seen of it. */
export type ToOutline = (
  points: readonly (MarkPoint & { pressure: number })[],
  widthPx: number,
) => readonly MarkPoint[];

const WHOLE = Math.PI * 2;
/** Of the seam round letters, in their height. */
const SEAM = 0.16;
/** Of a pin's rim and number, in its radius. */
const RIM = 0.16;
const DIGITS = 1.15;

/** The font in which text of a height is written; the same wherever it is measured. */
export function toMarkFont(heightPx: number): string {
  return `600 ${heightPx}px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`;
}

/** Paints marks in image pixels, the first at the bottom; the caller sets the transform. The context is left as it was. */
export function paintMarks(context: MarkContext, marks: readonly Mark[], toOutline: ToOutline): void {
  const numbers = numberPins(marks);
  for (const mark of marks) {
    context.save();
    context.strokeStyle = mark.colour;
    context.fillStyle = mark.colour;
    context.lineWidth = mark.widthPx;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    paintMark(context, mark, toOutline, numbers.get(mark.id) ?? 0);
    context.restore();
  }
}

function paintMark(context: MarkContext, mark: Mark, toOutline: ToOutline, number: number): void {
  switch (mark.type) {
    case 'rectangle':
      return paintRectangle(context, mark.from, mark.to);
    case 'ellipse':
      return paintEllipse(context, mark.from, mark.to);
    case 'arrow':
      return paintArrow(context, mark);
    case 'freehand':
      return paintOutline(context, toOutline(mark.points, mark.widthPx));
    case 'text':
      return paintText(context, mark);
    case 'pin':
      return paintPin(context, mark, number);
    default:
      return mark satisfies never;
  }
}

function paintRectangle(context: MarkContext, from: MarkPoint, to: MarkPoint): void {
  context.beginPath();
  context.rect(
    Math.min(from.x, to.x),
    Math.min(from.y, to.y),
    Math.abs(to.x - from.x),
    Math.abs(to.y - from.y),
  );
  context.stroke();
}

function paintEllipse(context: MarkContext, from: MarkPoint, to: MarkPoint): void {
  const [radiusX, radiusY] = [Math.abs(to.x - from.x) / 2, Math.abs(to.y - from.y) / 2];
  context.beginPath();
  context.ellipse((from.x + to.x) / 2, (from.y + to.y) / 2, radiusX, radiusY, 0, 0, WHOLE);
  context.stroke();
}

function paintArrow(context: MarkContext, mark: Extract<Mark, { type: 'arrow' }>): void {
  const shape = toArrowShape(mark.from, mark.to, mark.widthPx);
  if (!shape) return;
  context.beginPath();
  context.moveTo(shape.shaft[0].x, shape.shaft[0].y);
  context.lineTo(shape.shaft[1].x, shape.shaft[1].y);
  context.stroke();
  context.beginPath();
  for (const { x, y } of shape.head) context.lineTo(x, y);
  context.closePath();
  context.fill();
}

/** Curves through the middles of the sides: the polygon's corners are not to be seen. */
function paintOutline(context: MarkContext, outline: readonly MarkPoint[]): void {
  const last = outline.at(-1);
  const [first] = outline;
  if (!first || !last || outline.length < 3) return;
  const start = toMiddle(last, first);
  context.beginPath();
  context.moveTo(start.x, start.y);
  outline.forEach((point, index) => {
    const end = toMiddle(point, outline[(index + 1) % outline.length] ?? first);
    context.quadraticCurveTo(point.x, point.y, end.x, end.y);
  });
  context.closePath();
  context.fill();
}

function toMiddle(a: MarkPoint, b: MarkPoint): MarkPoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** With a seam in the opposite tone, so that it can be read on any picture. */
function paintText(context: MarkContext, mark: Extract<Mark, { type: 'text' }>): void {
  context.font = toMarkFont(mark.widthPx);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.lineWidth = mark.widthPx * SEAM;
  context.strokeStyle = toContrast(mark.colour);
  const lines = mark.text.split('\n');
  const toY = (index: number): number => mark.at.y + (index * LINE_HEIGHT + BASELINE) * mark.widthPx;
  lines.forEach((line, index) => context.strokeText(line, mark.at.x, toY(index)));
  lines.forEach((line, index) => context.fillText(line, mark.at.x, toY(index)));
}

function paintPin(context: MarkContext, mark: Extract<Mark, { type: 'pin' }>, number: number): void {
  const radius = mark.widthPx * PIN_RADIUS;
  const contrast = toContrast(mark.colour);
  context.lineWidth = radius * RIM;
  context.strokeStyle = contrast;
  context.beginPath();
  context.ellipse(mark.at.x, mark.at.y, radius, radius, 0, 0, WHOLE);
  context.fill();
  context.stroke();
  const digits = String(number);
  const heightPx = (radius * DIGITS) / Math.max(1, digits.length * 0.62);
  context.font = toMarkFont(heightPx);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillStyle = contrast;
  // Digits stand on the line and are about 0.72 of the font high.
  context.fillText(digits, mark.at.x, mark.at.y + heightPx * 0.36);
}
