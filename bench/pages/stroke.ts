/** Strokes of a pen over a picture of 3840 x 2160: 300 points, of which a frame brings four, and two that the browser expects. */
export interface PenPoint {
  /** Image pixels. */
  x: number;
  y: number;
  /** 0 to 1. */
  pressure: number;
}

export const SIZE = { width: 3840, height: 2160 };
const POINTS = 300;
const POINTS_PER_FRAME = 4;
export const FRAMES_PER_STROKE = POINTS / POINTS_PER_FRAME;
const EDGE_PX = 120;

/** A wave across a part of the picture, other for each seed. */
export function createStroke(seed: number): { frames: PenPoint[][]; predicted: PenPoint[][] } {
  const noise = (salt: number) =>
    ((Math.imul(seed + 1, 2_654_435_761) ^ Math.imul(salt, 40_503)) >>> 8) % 1000;
  const [from, to] = [noise(1) / 1000, noise(2) / 1000];
  const [height, waves, phase] = [noise(3) / 1000, 1 + (noise(4) % 4), noise(5) / 160];
  const toPoint = (at: number): PenPoint => {
    const share = at / POINTS;
    const x = EDGE_PX + (from + (to - from) * share) * (SIZE.width - 2 * EDGE_PX);
    const wave = Math.sin(phase + share * waves * 2 * Math.PI) * 0.3;
    const y = EDGE_PX + Math.min(1, Math.max(0, height + wave)) * (SIZE.height - 2 * EDGE_PX);
    return { x, y, pressure: 0.3 + 0.6 * Math.abs(Math.sin(share * 7 + phase)) };
  };
  const starts = Array.from({ length: FRAMES_PER_STROKE }, (_, frame) => frame * POINTS_PER_FRAME);
  return {
    frames: starts.map((start) => Array.from({ length: POINTS_PER_FRAME }, (_, at) => toPoint(start + at))),
    predicted: starts.map((start) => [
      toPoint(start + POINTS_PER_FRAME + 1),
      toPoint(start + POINTS_PER_FRAME + 3),
    ]),
  };
}
