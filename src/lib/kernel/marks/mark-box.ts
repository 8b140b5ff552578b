import type { Mark, MarkPoint } from '../../contracts/mark.ts';
import type { Size } from '../../contracts/size.ts';
import { LINE_HEIGHT, PIN_RADIUS } from './mark-shape.ts';

/** A rectangle over the picture, image pixels; sides may be 0. */
export interface MarkBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Width of one line of text of a height; whoever paints can ask the font. */
export type MeasureText = (line: string, heightPx: number) => number;

const WIDE =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|\p{Emoji_Presentation}/u;
const LATIN_SHARE = 0.56;

/** As wide as letters are on average; for where there is no font to ask. */
export const guessTextWidth: MeasureText = (line, heightPx) =>
  [...line].reduce((sum, letter) => sum + (WIDE.test(letter) ? 1 : LATIN_SHARE), 0) * heightPx;

/** What a mark lies within, its lines taken as thin. */
export function toMarkBox(mark: Mark, measure: MeasureText): MarkBox {
  switch (mark.type) {
    case 'rectangle':
    case 'ellipse':
    case 'arrow':
      return toExtent([mark.from, mark.to]);
    case 'freehand':
      return toExtent(mark.points);
    case 'text':
      return toTextBox(mark, measure);
    case 'pin': {
      const radius = mark.widthPx * PIN_RADIUS;
      return { x: mark.at.x - radius, y: mark.at.y - radius, width: radius * 2, height: radius * 2 };
    }
    default:
      return mark satisfies never;
  }
}

/** What several marks lie within; undefined where there are none. */
export function toBoxOf(marks: readonly Mark[], measure: MeasureText): MarkBox | undefined {
  if (marks.length === 0) return undefined;
  const corners = marks.flatMap((mark) => {
    const { x, y, width, height } = toMarkBox(mark, measure);
    return [
      { x, y },
      { x: x + width, y: y + height },
    ];
  });
  return toExtent(corners);
}

export function isInBox({ x, y, width, height }: MarkBox, point: MarkPoint, reachPx = 0): boolean {
  const isWithin = (value: number, start: number, length: number): boolean =>
    value >= start - reachPx && value <= start + length + reachPx;
  return isWithin(point.x, x, width) && isWithin(point.y, y, height);
}

/** Some of it is to be seen on a picture of that size. */
export function isOverPicture(mark: Mark, { width, height }: Size, measure: MeasureText): boolean {
  const box = toMarkBox(mark, measure);
  const reachPx = mark.widthPx / 2;
  const overlaps = (start: number, length: number, whole: number): boolean =>
    start - reachPx < whole && start + length + reachPx > 0;
  return overlaps(box.x, box.width, width) && overlaps(box.y, box.height, height);
}

export function toMiddle({ x, y, width, height }: MarkBox): MarkPoint {
  return { x: x + width / 2, y: y + height / 2 };
}

function toTextBox(mark: Extract<Mark, { type: 'text' }>, measure: MeasureText): MarkBox {
  const lines = mark.text.split('\n');
  const width = lines.reduce((most, line) => Math.max(most, measure(line, mark.widthPx)), 0);
  return { ...mark.at, width, height: lines.length * mark.widthPx * LINE_HEIGHT };
}

function toExtent(points: readonly MarkPoint[]): MarkBox {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return points.length === 0
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}
