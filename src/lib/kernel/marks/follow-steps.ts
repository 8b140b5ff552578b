import type { EditStep } from '../../contracts/edit.ts';
import type { Mark, MarkPoint } from '../../contracts/mark.ts';
import type { Size } from '../../contracts/size.ts';
import { toSizeAfter, toStraightRect } from '../edits/edit-size.ts';
import { mapMark } from './map-mark.ts';
import { guessTextWidth, isOverPicture, toMarkBox, toMiddle } from './mark-box.ts';

/** x' = a x + c y + e, y' = b x + d y + f. */
interface Affine {
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  f: number;
}

const STILL: Affine = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

/**
 * Marks over a picture of `size` after a step of it: they stay on what they mark. Letters stay upright. What a crop or
 * straightening leaves wholly outside goes.
 */
export function applyStepToMarks(marks: readonly Mark[], size: Size, step: EditStep): Mark[] {
  const moved = mapMarks(marks, toAffine(size, step));
  const cutsOff = step.type === 'crop' || step.type === 'straighten';
  return cutsOff
    ? moved.filter((mark) => isOverPicture(mark, toSizeAfter(size, step), guessTextWidth))
    : moved;
}

/** Marks over a picture after all its steps, over the picture as it was before them; `size` is that of the original. */
export function takeStepsFromMarks(marks: readonly Mark[], size: Size, steps: readonly EditStep[]): Mark[] {
  let [all, now] = [STILL, size];
  for (const step of steps) {
    all = chain(all, toAffine(now, step));
    now = toSizeAfter(now, step);
  }
  return mapMarks(marks, invert(all));
}

/** Marks of a picture of one size over the same one of another; the same where it fits. */
export function fitMarks(marks: Mark[], from: Size, to: Size): Mark[] {
  const fits = from.width === to.width && from.height === to.height;
  return fits ? marks : applyStepToMarks(marks, from, { type: 'resize', size: to });
}

function toAffine({ width, height }: Size, step: EditStep): Affine {
  switch (step.type) {
    case 'turn':
      return {
        1: { a: 0, b: 1, c: -1, d: 0, e: height, f: 0 },
        2: { a: -1, b: 0, c: 0, d: -1, e: width, f: height },
        3: { a: 0, b: -1, c: 1, d: 0, e: 0, f: width },
      }[step.quarters];
    case 'flip':
      return step.axis === 'horizontal' ? { ...STILL, a: -1, e: width } : { ...STILL, d: -1, f: height };
    case 'crop':
      return { ...STILL, e: -step.rect.x, f: -step.rect.y };
    case 'extend':
      return { ...STILL, e: step.left, f: step.top };
    case 'resize':
      return { ...STILL, a: step.size.width / width, d: step.size.height / height };
    case 'straighten':
      return toStraight({ width, height }, step.degrees);
    case 'adjust':
      return STILL;
    default:
      return step satisfies never;
  }
}

/** Clockwise around the middle, and then into what is left of the frame. */
function toStraight(size: Size, degrees: number): Affine {
  const { x, y } = toStraightRect(size, degrees);
  const angle = (degrees * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const [middleX, middleY] = [size.width / 2, size.height / 2];
  return {
    a: cosine,
    b: sine,
    c: -sine,
    d: cosine,
    e: middleX - cosine * middleX + sine * middleY - x,
    f: middleY - sine * middleX - cosine * middleY - y,
  };
}

/** The first, then the second. */
function chain(first: Affine, second: Affine): Affine {
  const { a, b, c, d } = second;
  const start = mapPoint(second, { x: first.e, y: first.f });
  return {
    a: a * first.a + c * first.b,
    b: b * first.a + d * first.b,
    c: a * first.c + c * first.d,
    d: b * first.c + d * first.d,
    e: start.x,
    f: start.y,
  };
}

function invert({ a, b, c, d, e, f }: Affine): Affine {
  const area = a * d - b * c;
  const [ia, ib, ic, id] = [d / area, -b / area, -c / area, a / area];
  return { a: ia, b: ib, c: ic, d: id, e: -(ia * e + ic * f), f: -(ib * e + id * f) };
}

function mapPoint({ a, b, c, d, e, f }: Affine, { x, y }: MarkPoint): MarkPoint {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

function mapMarks(marks: readonly Mark[], affine: Affine): Mark[] {
  if (affine === STILL) return [...marks];
  const scale = Math.sqrt(Math.abs(affine.a * affine.d - affine.b * affine.c));
  const toPoint = (point: MarkPoint): MarkPoint => mapPoint(affine, point);
  return marks.map((mark) => {
    if (isTilting(affine) && (mark.type === 'rectangle' || mark.type === 'ellipse'))
      return shiftFrame(mark, toPoint, scale);
    return mapMark(mark, { toPoint, scale, toTextCorner: (text) => toTextCorner(text, toPoint, scale) });
  });
}

function isTilting({ a, b }: Affine): boolean {
  return Math.abs(a) > 1e-9 && Math.abs(b) > 1e-9;
}

/** Frames have upright sides: one that is tilted goes with its middle. */
function shiftFrame(
  mark: Extract<Mark, { type: 'rectangle' | 'ellipse' }>,
  toPoint: (point: MarkPoint) => MarkPoint,
  scale: number,
): Mark {
  const { from, to } = mark;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const next = toPoint(middle);
  const shift = ({ x, y }: MarkPoint): MarkPoint => ({
    x: next.x + (x - middle.x) * scale,
    y: next.y + (y - middle.y) * scale,
  });
  return mapMark(mark, { toPoint: shift, scale });
}

/** Text goes with its middle. */
function toTextCorner(
  mark: Extract<Mark, { type: 'text' }>,
  toPoint: (point: MarkPoint) => MarkPoint,
  scale: number,
): MarkPoint {
  const box = toMarkBox(mark, guessTextWidth);
  const middle = toPoint(toMiddle(box));
  return { x: middle.x - (box.width * scale) / 2, y: middle.y - (box.height * scale) / 2 };
}
