import type { Mark, MarkPoint } from '../../contracts/mark.ts';

/** How a mark is laid elsewhere. */
export interface MarkMapping {
  toPoint(point: MarkPoint): MarkPoint;
  /** By what lines and letters grow. */
  scale: number;
  /** Where the text's corner comes to lie; its letters stay upright. Left out: where `toPoint` says. */
  toTextCorner?(mark: Extract<Mark, { type: 'text' }>): MarkPoint;
}

/** The mark with every place of it mapped; its id stays. */
export function mapMark(mark: Mark, { toPoint, scale, toTextCorner }: MarkMapping): Mark {
  const widthPx = mark.widthPx * scale;
  switch (mark.type) {
    case 'rectangle':
    case 'ellipse':
    case 'arrow':
      return { ...mark, widthPx, from: toPoint(mark.from), to: toPoint(mark.to) };
    case 'freehand':
      return {
        ...mark,
        widthPx,
        points: mark.points.map((point) => ({ ...toPoint(point), pressure: point.pressure })),
      };
    case 'text':
      return { ...mark, widthPx, at: toTextCorner ? toTextCorner(mark) : toPoint(mark.at) };
    case 'pin':
      return { ...mark, widthPx, at: toPoint(mark.at) };
    default:
      return mark satisfies never;
  }
}

export function moveMark(mark: Mark, dx: number, dy: number): Mark {
  return mapMark(mark, { toPoint: ({ x, y }) => ({ x: x + dx, y: y + dy }), scale: 1 });
}
