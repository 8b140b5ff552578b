import { paintSoft, withMode } from './brush.ts';
import type { Brush } from './brush.ts';
import { createRandom } from './seeded-random.ts';

const GRAIN_SIDE = 256;

/** Darker corners and a fine grain: it hides the steps of smooth gradients and holds the picture together. */
export function finishPicture(brush: Brush): void {
  if (brush.isTransparent) return;
  paintVignette(brush);
  paintGrain(brush);
}

function paintVignette(brush: Brush): void {
  const { width, height, unit } = brush;
  const alpha = brush.palette.isDark ? 0.3 : 0.15;
  withMode(brush, 'multiply', () => {
    for (const [x, y] of [
      [0, 0],
      [width, 0],
      [0, height],
      [width, height],
    ] as const) {
      paintSoft(brush, { x, y, rx: unit * 0.66, ry: unit * 0.66, colour: '#1a1420', alpha });
    }
  });
}

function paintGrain(brush: Brush): void {
  const { ctx, width, height } = brush;
  const tile = new OffscreenCanvas(GRAIN_SIDE, GRAIN_SIDE);
  const tileCtx = tile.getContext('2d');
  if (!tileCtx) return;
  const random = createRandom(20_261_121);
  const pixels = tileCtx.createImageData(GRAIN_SIDE, GRAIN_SIDE);
  for (let at = 0; at < pixels.data.length; at += 4) {
    const grey = 128 + Math.round(random.bell() * 90);
    pixels.data.set([grey, grey, grey, 255], at);
  }
  tileCtx.putImageData(pixels, 0, 0);
  const pattern = ctx.createPattern(tile, 'repeat');
  if (!pattern) return;
  withMode(brush, 'overlay', () => {
    ctx.globalAlpha = 0.1;
    ctx.fillStyle = pattern;
    ctx.fillRect(0, 0, width, height);
  });
}
