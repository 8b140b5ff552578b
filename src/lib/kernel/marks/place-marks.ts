import type { Mark, MarkPoint } from '../../contracts/mark.ts';
import type { Size } from '../../contracts/size.ts';
import { toBoxOf, toMiddle } from './mark-box.ts';
import type { MarkBox, MeasureText } from './mark-box.ts';
import { mapMark, moveMark } from './map-mark.ts';

/** Copies with ids of their own; `toId` makes them. */
export function copyMarks(marks: readonly Mark[], toId: () => string): Mark[] {
  return marks.map((mark) => ({ ...mark, id: toId() }));
}

/**
 * Marks of one picture over another: at the same place of it, as large as it is, not distorted. Where a mark lies already at that
 * very place they lie a little beside, so that a copy is seen to be one.
 */
export function placeMarks(
  marks: readonly Mark[],
  { from, to, there }: { from: Size; to: Size; there: readonly Mark[] },
): Mark[] {
  const scale = Math.min(to.width / from.width, to.height / from.height);
  const toPoint = ({ x, y }: MarkPoint): MarkPoint => ({
    x: to.width / 2 + (x - from.width / 2) * scale,
    y: to.height / 2 + (y - from.height / 2) * scale,
  });
  const placed = marks.map((mark) => mapMark(mark, { toPoint, scale }));
  const stepPx = Math.max(to.width, to.height) / 50;
  let shifted = placed;
  for (let count = 0; count < MOST_SHIFTS && lieAlready(shifted, there); count += 1)
    shifted = shifted.map((mark) => moveMark(mark, stepPx, stepPx));
  return shifted;
}

const MOST_SHIFTS = 20;

function lieAlready(marks: readonly Mark[], there: readonly Mark[]): boolean {
  const plain = (mark: Mark): string => JSON.stringify({ ...mark, id: '' });
  const known = new Set(there.map(plain));
  return marks.some((mark) => known.has(plain(mark)));
}

/** How far marks may be moved so that some of them stays over the picture. */
export function holdMove(
  marks: readonly Mark[],
  { dx, dy, size, measure }: { dx: number; dy: number; size: Size; measure: MeasureText },
): { dx: number; dy: number } {
  const box = toBoxOf(marks, measure);
  if (!box) return { dx: 0, dy: 0 };
  return {
    dx: holdAxis(dx, box.x, box.width, size.width),
    dy: holdAxis(dy, box.y, box.height, size.height),
  };
}

function holdAxis(by: number, start: number, length: number, whole: number): number {
  const keep = Math.min(length, whole * KEEP_SHARE);
  const [least, most] = [keep - length - start, whole - keep - start];
  return Math.min(Math.max(by, Math.min(least, 0)), Math.max(most, 0));
}

const KEEP_SHARE = 0.02;

/** What can be drawn with a tool, as it comes when the middle of `view` is all that is said; `view` is what one sees. */
export function createMark(
  type: Mark['type'],
  { id, colour, widthPx, view }: { id: string; colour: string; widthPx: number; view: MarkBox },
): Mark {
  const look = { id, colour, widthPx };
  const middle = toMiddle(view);
  const reach = { x: view.width * NEW_SHARE, y: view.height * NEW_SHARE };
  const from = { x: middle.x - reach.x, y: middle.y - reach.y };
  const to = { x: middle.x + reach.x, y: middle.y + reach.y };
  switch (type) {
    case 'rectangle':
    case 'ellipse':
      return { ...look, type, from, to };
    case 'arrow':
      return { ...look, type, from: { ...from, y: to.y }, to: { ...to, y: from.y } };
    case 'freehand': {
      const [start, end] = [from.x, to.x].map((x) => ({ x, y: middle.y, pressure: 0.5 }));
      return { ...look, type, points: start && end ? [start, end] : [] };
    }
    case 'text':
      return { ...look, type, at: middle, text: '' };
    case 'pin':
      return { ...look, type, at: middle, note: '' };
    default:
      return type satisfies never;
  }
}

const NEW_SHARE = 0.15;
