import { SIDE } from './pear-shape.ts';

/** What a picture is painted with: the same chance gives the same picture. */
export interface Brush {
  ctx: CanvasRenderingContext2D;
  /** 0 to 1. */
  random: () => number;
}

export type Fill = string | CanvasGradient;

/** A small generator: pictures are the same on every device. */
export function seededRandom(text: string): () => number {
  let state = [...text].reduce(
    (sum, character) => Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193),
    7,
  );
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const between = ({ random }: Brush, low: number, high: number): number =>
  low + (high - low) * random();

export function pick<T>({ random }: Brush, values: readonly [T, ...T[]]): T {
  return values[Math.floor(random() * values.length)] ?? values[0];
}

const addStops = (gradient: CanvasGradient, colours: readonly string[]): CanvasGradient => {
  colours.forEach((colour, index) => gradient.addColorStop(index / Math.max(1, colours.length - 1), colour));
  return gradient;
};

/** From the top to the bottom of the picture. */
export const downwards = (ctx: CanvasRenderingContext2D, ...colours: string[]): CanvasGradient =>
  addStops(ctx.createLinearGradient(0, 0, 0, SIDE), colours);

export const sideways = (ctx: CanvasRenderingContext2D, ...colours: string[]): CanvasGradient =>
  addStops(ctx.createLinearGradient(40, 0, 200, 0), colours);

export const roundGradient = (
  ctx: CanvasRenderingContext2D,
  { x, y, radius }: { x: number; y: number; radius: number },
  ...colours: string[]
): CanvasGradient => addStops(ctx.createRadialGradient(x, y, 0, x, y, radius), colours);

export function paper({ ctx }: Brush, fill: Fill): void {
  ctx.fillStyle = fill;
  ctx.fillRect(0, 0, SIDE, SIDE);
}

export function fillIn({ ctx }: Brush, path: Path2D, fill: Fill): void {
  ctx.fillStyle = fill;
  ctx.fill(path);
}

export function outline({ ctx }: Brush, path: Path2D, line: { colour: Fill; width: number }): void {
  ctx.strokeStyle = line.colour;
  ctx.lineWidth = line.width;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.stroke(path);
}

/** Whatever is painted stays within the path. */
export function within({ ctx }: Brush, path: Path2D, paint: () => void): void {
  ctx.save();
  ctx.clip(path);
  paint();
  ctx.restore();
}

/** Painted with settings that end with it. */
export function apart({ ctx }: Brush, settings: Partial<CanvasRenderingContext2D>, paint: () => void): void {
  ctx.save();
  Object.assign(ctx, settings);
  paint();
  ctx.restore();
}

export function dot({ ctx }: Brush, at: { x: number; y: number; radius: number }, fill: Fill): void {
  ctx.fillStyle = fill;
  ctx.beginPath();
  ctx.arc(at.x, at.y, at.radius, 0, 2 * Math.PI);
  ctx.fill();
}

export function oval(
  { ctx }: Brush,
  at: { x: number; y: number; width: number; height: number },
  fill: Fill,
): void {
  ctx.fillStyle = fill;
  ctx.beginPath();
  ctx.ellipse(at.x, at.y, at.width / 2, at.height / 2, 0, 0, 2 * Math.PI);
  ctx.fill();
}

/** Specks all over, dark and light. */
export function grain(brush: Brush, strength: number): void {
  for (let speck = 0; speck < 2600; speck += 1) {
    brush.ctx.fillStyle =
      brush.random() < 0.5 ? `rgb(0 0 0 / ${strength}%)` : `rgb(255 255 255 / ${strength}%)`;
    brush.ctx.fillRect(brush.random() * SIDE, brush.random() * SIDE, 1.6, 1.6);
  }
}

export function vignette(brush: Brush, colour: string): void {
  paper(
    brush,
    roundGradient(brush.ctx, { x: 120, y: 120, radius: 172 }, 'transparent', 'transparent', colour),
  );
}

/** Dots in rows, larger towards where `weigh` says so (0 to 1). */
export function halftone(
  brush: Brush,
  { step, colour, weigh }: { step: number; colour: string; weigh: (x: number, y: number) => number },
): void {
  for (let y = 0, row = 0; y <= SIDE; y += step, row += 1) {
    for (let x = row % 2 === 0 ? 0 : step / 2; x <= SIDE; x += step) {
      const radius = weigh(x, y) * step * 0.56;
      if (radius > 0.2) dot(brush, { x, y, radius }, colour);
    }
  }
}
