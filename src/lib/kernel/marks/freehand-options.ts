import type { MarkPoint } from '../../contracts/mark.ts';

/** How a free line is made of what the hand drew: the same on the canvas and where a picture is written. */
export interface FreehandOptions {
  size: number;
  thinning: number;
  smoothing: number;
  streamline: number;
  simulatePressure: boolean;
  last: boolean;
}

/** Pressure is the hand's own or half: a mouse draws an even line of the width that was chosen. */
export function toFreehandOptions(widthPx: number): FreehandOptions {
  return {
    size: widthPx,
    thinning: 0.6,
    smoothing: 0.5,
    streamline: 0.35,
    simulatePressure: false,
    last: true,
  };
}

/** Pairs, as outlines are handed out, as places. */
export function toMarkPoints(pairs: readonly (readonly number[])[]): MarkPoint[] {
  return pairs.map(([x = 0, y = 0]) => ({ x, y }));
}
