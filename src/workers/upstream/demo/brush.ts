import { fade, mix } from './colour.ts';
import type { Palette } from './palettes.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What every painter of the demo works with. All lengths follow from `width`, `height` and `unit`, so one scene fits any size. */
export interface Brush {
  ctx: OffscreenCanvasRenderingContext2D;
  width: number;
  height: number;
  /** The shorter side. */
  unit: number;
  random: SeededRandom;
  /** Smooth noise, about -1 to 1. */
  noise(at: number, octaves?: number): number;
  palette: Palette;
  /** The prompt, for small decisions. */
  prompt: string;
  /** No backdrop is painted. */
  isTransparent: boolean;
}

export type Paint = (brush: Brush) => void;

export interface Point {
  x: number;
  y: number;
}

/** A gradient through colours at even distances, mixed in OKLab and hence without grey. */
export function fillStops(
  gradient: CanvasGradient,
  colours: readonly string[],
  alphas: readonly number[] = [1],
): CanvasGradient {
  const steps = (colours.length - 1) * 6;
  for (let step = 0; step <= steps; step++) {
    const at = (step / steps) * (colours.length - 1);
    const from = Math.min(Math.floor(at), colours.length - 2);
    const colour = mix(colours[from] as string, colours[from + 1] as string, at - from);
    gradient.addColorStop(step / steps, fade(colour, readAt(alphas, step / steps)));
  }
  return gradient;
}

function readAt(values: readonly number[], share: number): number {
  const at = share * (values.length - 1);
  const low = values[Math.floor(at)] as number;
  const high = values[Math.ceil(at)] as number;
  return low + (high - low) * (at - Math.floor(at));
}

/** The whole picture from top to bottom; nothing where the background is to stay open. */
export function paintBackdrop(brush: Brush, colours: readonly string[], toY = brush.height): void {
  if (brush.isTransparent) return;
  const { ctx, width } = brush;
  ctx.fillStyle = fillStops(ctx.createLinearGradient(0, 0, 0, toY), colours);
  ctx.fillRect(0, 0, width, Math.ceil(toY));
}

export interface Blob2D extends Point {
  rx: number;
  ry: number;
  colour: string;
  alpha: number;
  angle?: number;
}

/** An ellipse without an edge. */
export function paintSoft(
  { ctx }: Pick<Brush, 'ctx'>,
  { x, y, rx, ry, colour, alpha, angle = 0 }: Blob2D,
): void {
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(angle);
  ctx.scale(rx, ry);
  const gradient = ctx.createRadialGradient(0, 0, 0, 0, 0, 1);
  for (let step = 0; step <= 6; step++) {
    const share = step / 6;
    // Cosine: no visible rim where it ends and no point where it begins.
    gradient.addColorStop(share, fade(colour, (alpha * (1 + Math.cos(Math.PI * share))) / 2));
  }
  ctx.fillStyle = gradient;
  ctx.fillRect(-1, -1, 2, 2);
  ctx.restore();
}

export function paintDisc({ ctx }: Pick<Brush, 'ctx'>, { x, y }: Point, radius: number): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, Math.PI * 2);
  ctx.fill();
}

/** With another way of mixing colours, for the time of `paint`. */
export function withMode(
  { ctx }: Pick<Brush, 'ctx'>,
  mode: GlobalCompositeOperation,
  paint: () => void,
): void {
  ctx.save();
  ctx.globalCompositeOperation = mode;
  paint();
  ctx.restore();
}

/**
 * Paints within a shape: on a sheet of its own, of which only the shape is kept. A clip would do the same many times slower,
 * and with a jagged edge in browsers that draw in software.
 */
export function paintWithin(
  brush: Brush,
  box: { x: number; y: number; width: number; height: number },
  { trace, paint }: { trace(ctx: OffscreenCanvasRenderingContext2D): void; paint(sheet: Brush): void },
): void {
  const x = Math.floor(box.x) - 1;
  const y = Math.floor(box.y) - 1;
  const sheet = new OffscreenCanvas(Math.ceil(box.width) + 3, Math.ceil(box.height) + 3);
  const ctx = sheet.getContext('2d');
  if (!ctx) return;
  ctx.translate(-x, -y);
  paint({ ...brush, ctx });
  ctx.globalCompositeOperation = 'destination-in';
  ctx.fillStyle = '#000000';
  ctx.beginPath();
  trace(ctx);
  ctx.fill();
  brush.ctx.drawImage(sheet, x, y);
  sheet.width = sheet.height = 0;
}

/** The square around a disc. */
export function boxAround(
  { x, y }: Point,
  radius: number,
): { x: number; y: number; width: number; height: number } {
  return { x: x - radius, y: y - radius, width: radius * 2, height: radius * 2 };
}

/** A path through points, closed along the bottom of the picture. */
export function traceGround(
  { ctx, width, height }: Brush,
  heightAt: (share: number) => number,
  steps = 360,
): void {
  ctx.beginPath();
  ctx.moveTo(-2, height + 2);
  for (let step = 0; step <= steps; step++)
    ctx.lineTo((step / steps) * (width + 4) - 2, heightAt(step / steps));
  ctx.lineTo(width + 2, height + 2);
  ctx.closePath();
}

export function smoothStep(low: number, high: number, value: number): number {
  const share = Math.max(0, Math.min(1, (value - low) / (high - low)));
  return share * share * (3 - 2 * share);
}
