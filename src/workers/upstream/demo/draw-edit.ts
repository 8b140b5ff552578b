import type { Brush } from './brush.ts';
import { paintSoft, withMode } from './brush.ts';
import { fade } from './colour.ts';
import { continueClear } from './continue-clear.ts';
import { drawCovering } from './draw-covering.ts';
import { findMarkedArea } from './find-marked-area.ts';

/** Columns of strokes on the longer side. */
const GRID = 150;

/**
 * An edit: the first source, filling the picture, painted over with strokes in its own colours and in the light that the prompt
 * asks for; further sources lie on it as small prints. Visibly the same picture, visibly another one. Where marks say what is meant,
 * by a layer or by a copy of the first source, only that is painted over.
 */
export function paintEdit(brush: Brush, sources: readonly ImageBitmap[], layer?: ImageBitmap): void {
  const [first] = sources;
  if (!first) return;
  const marked = findMarkedArea(sources, layer);
  if (marked) paintMarked(brush, first, marked.area);
  else paintAll(brush, first);
  const others = sources.slice(marked?.used ?? 1);
  others.slice(0, 4).forEach((source, index) => paintPrint(brush, source, index));
}

/** Only where something was marked; the rest stays as it is. */
function paintMarked(brush: Brush, first: ImageBitmap, area: OffscreenCanvas): void {
  const { ctx, width, height } = brush;
  const whole = { x: 0, y: 0, width, height };
  drawCovering(ctx, first, whole);
  const sheet = new OffscreenCanvas(width, height);
  const sheetCtx = sheet.getContext('2d');
  if (!sheetCtx) return;
  paintAll({ ...brush, ctx: sheetCtx }, first);
  sheetCtx.globalCompositeOperation = 'destination-in';
  sheetCtx.imageSmoothingQuality = 'high';
  drawCovering(sheetCtx, area, whole);
  ctx.drawImage(sheet, 0, 0);
  sheet.width = sheet.height = 0;
}

function paintAll(brush: Brush, first: ImageBitmap): void {
  const { ctx, width, height, palette, unit } = brush;
  paintContinued(brush, first);
  drawCovering(ctx, first, { x: 0, y: 0, width, height });
  paintStrokes(brush, first);
  withMode(brush, 'soft-light', () => {
    const light = ctx.createLinearGradient(0, 0, width * 0.3, height);
    light.addColorStop(0, fade(palette.sky[3], 0.75));
    light.addColorStop(0.5, fade(palette.accent, 0.35));
    light.addColorStop(1, fade(palette.sky[0], 0.8));
    ctx.fillStyle = light;
    ctx.fillRect(0, 0, width, height);
  });
  withMode(brush, 'screen', () =>
    paintSoft(brush, {
      x: width * 0.2,
      y: 0,
      rx: unit * 0.9,
      ry: unit * 0.8,
      colour: palette.second,
      alpha: 0.3,
    }),
  );
}

/** New canvas around the picture shows how it goes on. */
function paintContinued({ ctx, width, height }: Brush, source: ImageBitmap): void {
  const columns = Math.round(width >= height ? GRID : (GRID * width) / height);
  const rows = Math.round((columns * height) / width);
  const pixels = samplePixels(source, columns, rows);
  if (!continueClear(pixels, columns, rows)) return;
  const small = new OffscreenCanvas(columns, rows);
  small.getContext('2d')?.putImageData(new ImageData(pixels, columns, rows), 0, 0);
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(small, 0, 0, width, height);
}

/** Short strokes, each in the colour of the source beneath it; they follow a slow flow. */
function paintStrokes(brush: Brush, source: ImageBitmap): void {
  const { ctx, width, height, random, noise } = brush;
  const columns = Math.round(width >= height ? GRID : (GRID * width) / height);
  const rows = Math.round((columns * height) / width);
  const pixels = samplePixels(source, columns, rows);
  continueClear(pixels, columns, rows);
  const cell = width / columns;
  const offset = random.between(0, 90);
  ctx.lineCap = 'round';
  for (const index of shuffle(columns * rows, random.next)) {
    const column = index % columns;
    const row = Math.floor(index / columns);
    const [red, green, blue, alpha] = pixels.subarray(index * 4, index * 4 + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    if (alpha < 40) continue;
    const angle = noise(offset + column / 26) * 1.6 + noise(offset + 40 + row / 22) * 1.6;
    const shift = random.bell() * 14;
    const length = cell * random.between(0.9, 2.1);
    const x = (column + 0.5 + random.bell() * 0.5) * cell;
    const y = (row + 0.5 + random.bell() * 0.5) * cell;
    ctx.strokeStyle = `rgba(${Math.round(red + shift)},${Math.round(green + shift)},${Math.round(blue + shift)},0.62)`;
    ctx.lineWidth = cell * random.between(0.45, 0.95);
    ctx.beginPath();
    ctx.moveTo(x - Math.cos(angle) * length, y - Math.sin(angle) * length);
    ctx.lineTo(x + Math.cos(angle) * length, y + Math.sin(angle) * length);
    ctx.stroke();
  }
}

function samplePixels(source: ImageBitmap, columns: number, rows: number): Uint8ClampedArray<ArrayBuffer> {
  const small = new OffscreenCanvas(columns, rows);
  const ctx = small.getContext('2d', { willReadFrequently: true });
  if (!ctx) return new Uint8ClampedArray(columns * rows * 4);
  ctx.imageSmoothingQuality = 'high';
  drawCovering(ctx, source, { x: 0, y: 0, width: columns, height: rows });
  return ctx.getImageData(0, 0, columns, rows).data as Uint8ClampedArray<ArrayBuffer>;
}

function shuffle(count: number, next: () => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let index = count - 1; index > 0; index--) {
    const other = Math.floor(next() * (index + 1));
    [order[index], order[other]] = [order[other] as number, order[index] as number];
  }
  return order;
}

function paintPrint(brush: Brush, source: ImageBitmap, index: number): void {
  const { ctx, width, height, unit, palette } = brush;
  const side = unit * 0.2;
  const x = width - unit * 0.05 - side;
  const y = height - unit * 0.05 - side - index * (side + unit * 0.03);
  ctx.save();
  ctx.translate(x + side / 2, y + side / 2);
  ctx.rotate(index % 2 === 0 ? 0.035 : -0.03);
  ctx.shadowColor = fade(palette.near, 0.45);
  ctx.shadowBlur = unit * 0.02;
  ctx.shadowOffsetY = unit * 0.006;
  ctx.fillStyle = '#fbfaf6';
  ctx.fillRect(-side / 2, -side / 2, side, side);
  ctx.shadowColor = 'transparent';
  const inner = side * 0.9;
  drawCovering(ctx, source, { x: -inner / 2, y: -inner / 2, width: inner, height: inner });
  ctx.restore();
}
