import type { Mark, MarkPoint } from '../../contracts/mark.ts';
import { toBoxOf } from './mark-box.ts';
import type { MarkBox, MeasureText } from './mark-box.ts';
import { mapMark } from './map-mark.ts';

/** What a mark is pulled by: the ends of an arrow, or the corners and sides of its box. */
export type MarkHandleId = 'from' | 'to' | 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';

export interface MarkHandle extends MarkPoint {
  id: MarkHandleId;
}

type BoxHandleId = Exclude<MarkHandleId, 'from' | 'to'>;

/** Place in the box: 0 at its left or upper side, 1 at the other, 0.5 between. */
const PLACES: Record<BoxHandleId, readonly [x: number, y: number]> = {
  nw: [0, 0],
  n: [0.5, 0],
  ne: [1, 0],
  e: [1, 0.5],
  se: [1, 1],
  s: [0.5, 1],
  sw: [0, 1],
  w: [0, 0.5],
};
const CORNERS: readonly BoxHandleId[] = ['nw', 'ne', 'se', 'sw'];

/** A box is never pulled to less than this. */
const LEAST_PX = 1;

/** Handles of what is selected, `padPx` off its box; a pin has none, and letters keep their shape. */
export function toHandles(marks: readonly Mark[], measure: MeasureText, padPx = 0): MarkHandle[] {
  const [only] = marks;
  if (marks.length === 1 && only?.type === 'arrow') {
    return [
      { id: 'from', ...only.from },
      { id: 'to', ...only.to },
    ];
  }
  const box = toBoxOf(marks, measure);
  if (!box || marks.every(({ type }) => type === 'pin')) return [];
  const ids = marks.some(({ type }) => type === 'text') ? CORNERS : (Object.keys(PLACES) as BoxHandleId[]);
  return ids.map((id) => {
    const [x, y] = PLACES[id];
    const pad = (place: number): number => (place * 2 - 1) * padPx;
    return { id, x: box.x + box.width * x + pad(x), y: box.y + box.height * y + pad(y) };
  });
}

/** The marks as they are when a handle of theirs has been pulled to a place. */
export function pullHandle(
  marks: readonly Mark[],
  { handle, to, measure }: { handle: MarkHandleId; to: MarkPoint; measure: MeasureText },
): Mark[] {
  if (handle === 'from' || handle === 'to')
    return marks.map((mark) => (mark.type === 'arrow' ? { ...mark, [handle]: { x: to.x, y: to.y } } : mark));
  const box = toBoxOf(marks, measure);
  if (!box) return [...marks];
  const keepsShape = marks.some(({ type }) => type === 'text');
  return scaleMarks(marks, box, pullBox(box, { handle, to, keepsShape }));
}

/** Lays what lies in one box into another. Lines keep their width; letters grow as their box does. */
export function scaleMarks(marks: readonly Mark[], from: MarkBox, to: MarkBox): Mark[] {
  const scaleX = from.width === 0 ? 1 : to.width / from.width;
  const scaleY = from.height === 0 ? 1 : to.height / from.height;
  const toPoint = ({ x, y }: MarkPoint): MarkPoint => ({
    x: to.x + (x - from.x) * scaleX,
    y: to.y + (y - from.y) * scaleY,
  });
  const textScale = Math.sqrt(scaleX * scaleY);
  return marks.map((mark) => mapMark(mark, { toPoint, scale: mark.type === 'text' ? textScale : 1 }));
}

function pullBox(
  box: MarkBox,
  { handle, to, keepsShape }: { handle: BoxHandleId; to: MarkPoint; keepsShape: boolean },
): MarkBox {
  const [placeX, placeY] = PLACES[handle];
  const [x, width] = pullAxis(box.x, box.width, placeX, to.x);
  const [y, height] = pullAxis(box.y, box.height, placeY, to.y);
  if (!keepsShape || box.width === 0 || box.height === 0) return { x, y, width, height };
  const scale = Math.max(width / box.width, height / box.height);
  const [wide, high] = [box.width * scale, box.height * scale];
  return {
    x: placeX === 0 ? box.x + box.width - wide : box.x,
    y: placeY === 0 ? box.y + box.height - high : box.y,
    width: wide,
    height: high,
  };
}

/** The side that is pulled goes along, the other stays. */
function pullAxis(start: number, length: number, place: number, to: number): readonly [number, number] {
  if (place === 0.5) return [start, length];
  const end = start + length;
  if (place === 1) return [start, Math.max(LEAST_PX, to - start)];
  const moved = Math.min(to, end - LEAST_PX);
  return [moved, end - moved];
}
