import type { Size } from '../../contracts/size.ts';
import { screenPoint, screenRect } from '../viewport/coordinates.ts';
import type { ScreenPoint, ScreenRect } from '../viewport/coordinates.ts';
import { toFreeArea } from '../viewport/viewport.ts';
import type { Frame } from '../viewport/viewport.ts';

/*
 * Where compared pictures lie on the canvas. Panes are equally large and have one viewport in common, in coordinates of their own
 * free area: what moves one moves the other.
 */

/** A place on the canvas that shows a picture. */
export interface Pane {
  /** The part that nothing covers: the viewport is measured from its corner. */
  readonly free: ScreenRect;
  /** How far its picture may be drawn. */
  readonly clip: ScreenRect;
}

/** Air between two panes, CSS pixels. */
const GAP_PX = 12;
/** Beside one another, unless one above the other is larger by this. */
const CLEARLY_LARGER = 1.15;

/** The whole canvas as one pane. */
export function toSinglePane(frame: Frame): Pane[] {
  return [{ free: toFreeArea(frame), clip: screenRect(0, 0, frame.width, frame.height) }];
}

/** Two of them, beside or above one another, whichever shows the picture larger. */
export function toPanePair(frame: Frame, picture: Size): Pane[] {
  const { x, y, width, height } = toFreeArea(frame);
  const half = { width: (width - GAP_PX) / 2, height: (height - GAP_PX) / 2 };
  const beside = Math.min(half.width / picture.width, height / picture.height);
  const above = Math.min(width / picture.width, half.height / picture.height);
  if (above > beside * CLEARLY_LARGER) {
    const middle = y + half.height + GAP_PX / 2;
    return [
      {
        free: screenRect(x, y, width, half.height),
        clip: screenRect(0, 0, frame.width, middle - GAP_PX / 2),
      },
      {
        free: screenRect(x, middle + GAP_PX / 2, width, half.height),
        clip: screenRect(0, middle + GAP_PX / 2, frame.width, frame.height - middle - GAP_PX / 2),
      },
    ];
  }
  const middle = x + half.width + GAP_PX / 2;
  return [
    { free: screenRect(x, y, half.width, height), clip: screenRect(0, 0, middle - GAP_PX / 2, frame.height) },
    {
      free: screenRect(middle + GAP_PX / 2, y, half.width, height),
      clip: screenRect(middle + GAP_PX / 2, 0, frame.width - middle - GAP_PX / 2, frame.height),
    },
  ];
}

/** What the viewport of all panes is measured in. */
export function toPaneFrame([pane]: readonly Pane[], pixelRatio: number): Frame {
  const insets = { top: 0, right: 0, bottom: 0, left: 0 };
  return { width: pane?.free.width ?? 1, height: pane?.free.height ?? 1, insets, pixelRatio };
}

/** A point of the canvas in the coordinates of the pane it lies in. */
export function toPanePoint(panes: readonly Pane[], { x, y }: ScreenPoint): ScreenPoint {
  const within = ({ clip }: Pane): boolean =>
    x >= clip.x && y >= clip.y && x < clip.x + clip.width && y < clip.y + clip.height;
  const pane = panes.find(within) ?? panes[0];
  return screenPoint(x - (pane?.free.x ?? 0), y - (pane?.free.y ?? 0));
}

/** The part of both; sides are 0 where there is none. */
export function intersect(a: ScreenRect, b: ScreenRect): ScreenRect {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const right = Math.min(a.x + a.width, b.x + b.width);
  const bottom = Math.min(a.y + a.height, b.y + b.height);
  return screenRect(x, y, Math.max(0, right - x), Math.max(0, bottom - y));
}
