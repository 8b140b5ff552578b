import { fillStops, paintSoft, withMode } from './brush.ts';
import type { Brush } from './brush.ts';
import { darken, fade, lighten, mix } from './colour.ts';
import { paintReflection } from './draw-reflection.ts';
import { paintBirds, paintClouds, paintSky, paintStars, paintSun } from './draw-sky.ts';

/** A skyline in the last light, doubled by the water before it. */
export function paintCity(brush: Brush): void {
  const { width, height, unit, random, palette } = brush;
  const shore = height * random.between(0.7, 0.76);
  const sun = { x: width * random.between(0.25, 0.75), y: shore - unit * random.between(0.26, 0.4) };
  paintSky(brush, shore);
  if (palette.isDark) paintStars(brush, shore * 0.6, 200);
  paintClouds(brush, { fromY: height * 0.08, toY: shore - unit * 0.12, light: sun, count: 8 });
  paintSun(brush, sun, unit * random.between(0.06, 0.09));
  for (let layer = 0; layer < 4; layer++) {
    paintSkyline(brush, layer / 3, shore);
    paintSoft(brush, {
      x: sun.x,
      y: shore,
      rx: width * 0.7,
      ry: unit * 0.13,
      colour: mix(palette.sky[3], palette.light, 0.3),
      alpha: 0.42 * (1 - layer / 3.4),
    });
  }
  paintBirds(brush, { x: sun.x + unit * 0.2, y: sun.y - unit * 0.14 }, 4);
  paintRiver(brush, shore);
}

function paintSkyline(brush: Brush, depth: number, shore: number): void {
  const { width, unit, random, palette, noise } = brush;
  const colour = mix(mix(palette.sky[2], palette.far, 0.5), palette.near, 0.12 + 0.8 * depth);
  const offset = random.between(0, 99);
  let x = -unit * random.between(0, 0.05);
  while (x < width) {
    const breadth = unit * random.between(0.028, 0.068) * (0.75 + 0.45 * depth);
    const wave = 0.55 + 0.6 * noise(offset + (x / width) * 4.2, 2);
    const rise = unit * Math.max(0.05, (0.44 - 0.24 * depth) * wave * random.between(0.55, 1.15));
    paintBuilding(brush, { x, breadth, rise, shore, colour, depth });
    x += breadth + unit * (random.next() < 0.3 ? random.between(0, 0.02) : 0);
  }
}

interface Building {
  x: number;
  breadth: number;
  rise: number;
  shore: number;
  colour: string;
  depth: number;
}

function paintBuilding(brush: Brush, { x, breadth, rise, shore, colour, depth }: Building): void {
  const { ctx, unit, random, palette } = brush;
  const top = shore - rise;
  const wall = ctx.createLinearGradient(0, top, 0, shore);
  wall.addColorStop(0, colour);
  wall.addColorStop(1, mix(colour, palette.sky[3], 0.34 - 0.24 * depth));
  ctx.fillStyle = wall;
  ctx.fillRect(x, top, breadth + 0.5, rise + 1);
  ctx.fillStyle = fade(palette.light, 0.13 * (1 - depth) + 0.05);
  ctx.fillRect(x, top, breadth * 0.12, rise);
  paintRoof(brush, { x, top, breadth, colour });
  if (depth < 0.3) return;
  const cell = unit * 0.0105;
  const columns = Math.max(2, Math.floor(breadth / cell) - 1);
  const rows = Math.floor(rise / (cell * 1.45)) - 1;
  const share = random.between(0.12, 0.5);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (random.next() > share) continue;
      const warm = random.next() < 0.8 ? mix(palette.second, '#ffe3ae', 0.55) : lighten(palette.sky[3], 0.3);
      ctx.fillStyle = fade(warm, random.between(0.35, 0.95) * (0.4 + 0.6 * depth));
      const left = x + (breadth - columns * cell) / 2 + column * cell + cell * 0.2;
      ctx.fillRect(left, top + cell + row * cell * 1.45, cell * 0.58, cell * 0.8);
    }
  }
}

function paintRoof(
  { ctx, random, unit }: Brush,
  roof: { x: number; top: number; breadth: number; colour: string },
): void {
  const { x, top, breadth, colour } = roof;
  const kind = random.next();
  ctx.fillStyle = colour;
  if (kind < 0.22) {
    ctx.fillRect(x + breadth * 0.2, top - unit * 0.02, breadth * 0.6, unit * 0.022);
    ctx.fillRect(x + breadth * 0.36, top - unit * 0.036, breadth * 0.28, unit * 0.02);
  } else if (kind < 0.36) {
    ctx.fillRect(
      x + breadth * 0.48,
      top - unit * random.between(0.03, 0.08),
      Math.max(0.8, breadth * 0.035),
      unit * 0.09,
    );
  } else if (kind < 0.48) {
    ctx.beginPath();
    ctx.moveTo(x, top + 1);
    ctx.lineTo(x + breadth, top + 1);
    ctx.lineTo(x + breadth * (random.next() < 0.5 ? 0 : 1), top - unit * 0.03);
    ctx.fill();
  }
}

/** The city upside down, drawn out and broken. */
function paintRiver(brush: Brush, shore: number): void {
  const { ctx, width, height, unit, random, palette, noise } = brush;
  const depth = height - shore;
  ctx.fillStyle = fillStops(ctx.createLinearGradient(0, shore, 0, height), [
    mix(palette.near, palette.sky[2], 0.45),
    mix(palette.near, palette.sky[1], 0.25),
    darken(palette.near, 0.2),
  ]);
  ctx.fillRect(0, shore, width, depth);
  paintReflection(brush, {
    shore,
    squeeze: 1.7,
    alpha: [0.58, 0.26],
    shiftAt: (share, row) => noise(row * 0.9) * unit * (0.003 + 0.016 * share),
  });
  withMode(brush, 'screen', () => {
    for (let lamp = 0; lamp < (width / unit) * 44; lamp++) {
      const colour = random.next() < 0.75 ? mix(palette.second, '#ffdf9e', 0.5) : palette.accent;
      const x = random.next() * width;
      paintSoft(brush, {
        x,
        y: shore + unit * 0.001,
        rx: unit * 0.005,
        ry: unit * 0.005,
        colour,
        alpha: 0.95,
      });
      paintSoft(brush, {
        x,
        y: shore + depth * 0.2,
        rx: unit * 0.0045,
        ry: depth * random.between(0.12, 0.34),
        colour,
        alpha: random.between(0.12, 0.4),
      });
    }
  });
  for (let ripple = 0; ripple < 160; ripple++) {
    const share = random.next();
    paintSoft(brush, {
      x: random.next() * width,
      y: shore + share * depth,
      rx: unit * random.between(0.02, 0.12),
      ry: unit * 0.0012 * (1 + 2 * share),
      colour: random.next() < 0.5 ? palette.near : palette.sky[2],
      alpha: 0.3,
    });
  }
}
