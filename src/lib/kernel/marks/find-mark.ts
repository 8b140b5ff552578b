import type { Mark, MarkPoint } from '../../contracts/mark.ts';
import { isInBox, toMarkBox } from './mark-box.ts';
import type { MarkBox, MeasureText } from './mark-box.ts';
import { LINE_HEIGHT } from './mark-shape.ts';
import { toHandles } from './mark-handles.ts';
import type { MarkHandle } from './mark-handles.ts';

export interface FindOptions {
  /** How far beside it one may point, image pixels. */
  reachPx: number;
  measure: MeasureText;
}

/** The mark that is meant by a place: the uppermost whose lines run there, else the smallest frame around it. */
export function findMarkAt(
  marks: readonly Mark[],
  at: MarkPoint,
  { reachPx, measure }: FindOptions,
): Mark | undefined {
  const drawn = marks.findLast((mark) => isOnMark(mark, at, { reachPx, measure }));
  if (drawn) return drawn;
  const around = marks.filter((mark) => isFrame(mark) && isInBox(toMarkBox(mark, measure), at));
  const area = (mark: Mark): number => {
    const { width, height } = toMarkBox(mark, measure);
    return width * height;
  };
  return around.reduce<Mark | undefined>(
    (least, mark) => (least && area(least) < area(mark) ? least : mark),
    undefined,
  );
}

/** Marks that lie wholly within a box. */
export function findMarksIn(marks: readonly Mark[], box: MarkBox, measure: MeasureText): Mark[] {
  return marks.filter((mark) => {
    const { x, y, width, height } = toMarkBox(mark, measure);
    return isInBox(box, { x, y }) && isInBox(box, { x: x + width, y: y + height });
  });
}

/** The nearest handle within reach. */
export function findHandleAt(
  marks: readonly Mark[],
  at: MarkPoint,
  { reachPx, measure, padPx = 0 }: FindOptions & { padPx?: number },
): MarkHandle | undefined {
  const near = toHandles(marks, measure, padPx).map((handle) => ({
    handle,
    px: Math.hypot(handle.x - at.x, handle.y - at.y),
  }));
  return near.filter(({ px }) => px <= reachPx).sort((a, b) => a.px - b.px)[0]?.handle;
}

function isFrame({ type }: Mark): boolean {
  return type === 'rectangle' || type === 'ellipse';
}

function isOnMark(mark: Mark, at: MarkPoint, { reachPx, measure }: FindOptions): boolean {
  const reach = reachPx + mark.widthPx / 2;
  switch (mark.type) {
    case 'rectangle':
      return toSides(toMarkBox(mark, measure)).some(([a, b]) => toDistance(at, a, b) <= reach);
    case 'ellipse':
      return isOnEllipse(toMarkBox(mark, measure), at, reach);
    case 'arrow':
      return toDistance(at, mark.from, mark.to) <= reach + mark.widthPx;
    case 'freehand':
      return mark.points.some(
        (point, index) => toDistance(at, mark.points[index - 1] ?? point, point) <= reach,
      );
    case 'text':
      return isInBox(toMarkBox(mark, measure), at, Math.min(reachPx, mark.widthPx * LINE_HEIGHT));
    case 'pin':
      return isInBox(toMarkBox(mark, measure), at, reachPx);
    default:
      return mark satisfies never;
  }
}

function toSides({ x, y, width, height }: MarkBox): (readonly [MarkPoint, MarkPoint])[] {
  const [nw, ne] = [
    { x, y },
    { x: x + width, y },
  ];
  const [sw, se] = [
    { x, y: y + height },
    { x: x + width, y: y + height },
  ];
  return [
    [nw, ne],
    [ne, se],
    [se, sw],
    [sw, nw],
  ];
}

/** Along the ray from its middle: near enough for a hand, and exact for a circle. */
function isOnEllipse({ x, y, width, height }: MarkBox, at: MarkPoint, reach: number): boolean {
  const [radiusX, radiusY] = [Math.max(width / 2, 0.5), Math.max(height / 2, 0.5)];
  const [dx, dy] = [at.x - x - width / 2, at.y - y - height / 2];
  const share = Math.hypot(dx / radiusX, dy / radiusY);
  if (share === 0) return Math.min(radiusX, radiusY) <= reach;
  return Math.abs(1 - 1 / share) * Math.hypot(dx, dy) <= reach;
}

/** From a place to the nearest of a line between two. */
function toDistance(at: MarkPoint, a: MarkPoint, b: MarkPoint): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((at.x - a.x) * dx + (at.y - a.y) * dy) / square;
  const share = Math.min(Math.max(along, 0), 1);
  return Math.hypot(at.x - a.x - dx * share, at.y - a.y - dy * share);
}
