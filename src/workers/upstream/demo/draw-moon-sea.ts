import { fillStops, paintSoft, traceGround, withMode } from './brush.ts';
import type { Brush, Point } from './brush.ts';
import { darken, fade, mix } from './colour.ts';
import { paintClouds, paintMoon, paintSky, paintStars, paintSun } from './draw-sky.ts';

/** The sea under a moon, or under a low sun by day, and the road of light on it. */
export function paintMoonSea(brush: Brush): void {
  const { width, height, unit, random, palette, prompt } = brush;
  const horizon = height * random.between(0.46, 0.58);
  const light = { x: width * random.between(0.28, 0.72), y: horizon - unit * random.between(0.16, 0.32) };
  const radius = unit * random.between(0.05, 0.075);
  paintSky(brush, horizon);
  if (palette.isDark) paintStars(brush, horizon * 0.95);
  (palette.isDark ? paintMoon : paintSun)(brush, light, radius);
  paintClouds(brush, { fromY: horizon * 0.35, toY: horizon * 0.96, light, count: 11 });
  paintHeadlands(brush, horizon);
  paintWater(brush, horizon);
  paintRoadOfLight(brush, { light, horizon, radius });
  if (/boat|ship|sail|船|帆/i.test(prompt) || random.next() < 0.45) paintSailingBoat(brush, horizon, light);
}

function paintHeadlands(brush: Brush, horizon: number): void {
  const { ctx, unit, random, noise, palette, width } = brush;
  for (const depth of [0, 0.5, 1]) {
    const side = random.next() < 0.5 ? -1 : 1;
    const offset = random.between(0, 90);
    const reach = random.between(0.25, 0.6);
    ctx.fillStyle = mix(mix(palette.far, palette.sky[3], 0.4), palette.near, 0.15 + 0.55 * depth);
    ctx.save();
    ctx.beginPath();
    ctx.rect(0, 0, width, horizon + 1);
    ctx.clip();
    traceGround(brush, (share) => {
      const along = side === 1 ? share : 1 - share;
      const rise = Math.max(0, 1 - along / reach) ** 0.8;
      return horizon + 1 - unit * rise * (0.1 - 0.03 * depth) * (0.75 + 0.6 * noise(offset + share * 7, 4));
    });
    ctx.fill();
    ctx.restore();
  }
}

function paintWater(brush: Brush, horizon: number): void {
  const { ctx, width, height, unit, random, palette, noise } = brush;
  const colours = [
    mix(palette.sky[3], palette.far, 0.35),
    mix(palette.sky[1], palette.near, 0.3),
    darken(palette.near, 0.05),
  ];
  ctx.fillStyle = fillStops(ctx.createLinearGradient(0, horizon, 0, height), colours);
  ctx.fillRect(0, horizon, width, height - horizon);
  const rows = 90;
  for (let row = 0; row < rows; row++) {
    const depth = (row / rows) ** 1.9;
    const y = horizon + depth * (height - horizon);
    for (let wave = 0; wave < 10; wave++) {
      const x = random.next() * width;
      const isLit = noise((x / unit) * 3 + row) > 0;
      const colour = isLit ? palette.sky[2] : palette.near;
      paintSoft(brush, {
        x,
        y,
        rx: unit * (0.015 + 0.11 * depth) * random.between(0.5, 1.5),
        ry: unit * (0.0009 + 0.007 * depth),
        colour,
        alpha: isLit ? 0.22 * (1 - 0.5 * depth) : 0.3,
      });
    }
  }
}

function paintRoadOfLight(
  brush: Brush,
  { light, horizon, radius }: { light: Point; horizon: number; radius: number },
): void {
  const { height, unit, random, palette } = brush;
  withMode(brush, 'screen', () => {
    paintSoft(brush, {
      x: light.x,
      y: horizon,
      rx: unit * 0.5,
      ry: unit * 0.05,
      colour: palette.light,
      alpha: 0.35,
    });
    paintSoft(brush, {
      x: light.x,
      y: horizon + unit * 0.1,
      rx: radius * 2.4,
      ry: height * 0.3,
      colour: palette.light,
      alpha: 0.2,
    });
    for (let glint = 0; glint < 950; glint++) {
      const depth = random.next() ** 1.5;
      const spread = radius * (0.55 + 2.1 * depth) * (1 + 0.8 * random.next() ** 4);
      const drift = random.bell();
      paintSoft(brush, {
        x: light.x + drift * spread,
        y: horizon + (0.004 + depth ** 1.35) * (height - horizon),
        rx: unit * (0.003 + 0.026 * depth) * random.between(0.4, 1.6),
        ry: Math.max(0.7, unit * (0.0008 + 0.0034 * depth)),
        colour: mix(palette.light, palette.sky[3], random.between(0, 0.5)),
        alpha: (0.95 - 0.5 * Math.abs(drift)) * (1 - 0.45 * depth),
      });
    }
  });
}

function paintSailingBoat(brush: Brush, horizon: number, light: Point): void {
  const { ctx, unit, random, palette, width } = brush;
  const size = unit * random.between(0.06, 0.1);
  const x =
    light.x < width / 2
      ? light.x + unit * random.between(0.16, 0.3)
      : light.x - unit * random.between(0.16, 0.3);
  const y = horizon + unit * 0.05;
  ctx.save();
  ctx.translate(x, y);
  const lean = random.between(-0.05, 0.05);
  for (const mirror of [1, -0.6]) {
    ctx.save();
    ctx.scale(1, mirror);
    ctx.rotate(lean);
    ctx.globalAlpha = mirror === 1 ? 1 : 0.3;
    ctx.fillStyle = palette.near;
    traceHull(ctx, size);
    ctx.fill();
    ctx.fillStyle = mirror === 1 ? mix(palette.light, palette.sky[2], 0.25) : fade(palette.light, 0.7);
    traceSails(ctx, size);
    ctx.fill();
    ctx.restore();
  }
  ctx.restore();
}

function traceHull(ctx: OffscreenCanvasRenderingContext2D, size: number): void {
  ctx.beginPath();
  ctx.moveTo(-size * 0.5, -size * 0.1);
  ctx.quadraticCurveTo(0, -size * 0.06, size * 0.55, -size * 0.14);
  ctx.quadraticCurveTo(size * 0.35, 0, size * 0.25, 0);
  ctx.lineTo(-size * 0.36, 0);
  ctx.closePath();
}

function traceSails(ctx: OffscreenCanvasRenderingContext2D, size: number): void {
  ctx.beginPath();
  ctx.moveTo(0, -size * 1.15);
  ctx.quadraticCurveTo(-size * 0.34, -size * 0.5, -size * 0.46, -size * 0.16);
  ctx.lineTo(-size * 0.02, -size * 0.15);
  ctx.closePath();
  ctx.moveTo(size * 0.04, -size * 1.02);
  ctx.quadraticCurveTo(size * 0.36, -size * 0.5, size * 0.46, -size * 0.2);
  ctx.lineTo(size * 0.04, -size * 0.16);
  ctx.closePath();
}
