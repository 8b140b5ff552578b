import { paintSoft, traceGround, withMode } from './brush.ts';
import type { Brush, Point } from './brush.ts';
import { darken, fade, lighten, mix } from './colour.ts';
import { paintClouds, paintMoon, paintSky, paintStars, paintSun } from './draw-sky.ts';

/** A cat on a hill, seen from behind, before a very large sun or moon. */
export function paintCat(brush: Brush): void {
  const { width, height, unit, random, palette } = brush;
  const ground = height * random.between(0.78, 0.82);
  const cat = { x: width * random.between(0.44, 0.56), y: ground + unit * 0.012 };
  const disc = {
    x: cat.x + unit * random.between(-0.07, 0.07),
    y: ground - unit * random.between(0.24, 0.3),
  };
  paintSky(brush, ground + unit * 0.04);
  if (palette.isDark) paintStars(brush, ground, 360);
  (palette.isDark ? paintMoon : paintSun)(brush, disc, unit * random.between(0.235, 0.275));
  paintClouds(brush, { fromY: height * 0.16, toY: ground - unit * 0.05, light: disc, count: 6 });
  paintFarHills(brush, ground);
  paintSittingCat(brush, cat, unit * random.between(0.29, 0.33));
  paintHill(brush, ground, cat);
  paintGrass(brush, ground, cat);
  paintFireflies(brush, ground);
}

function paintFarHills(brush: Brush, ground: number): void {
  const { ctx, unit, random, noise, palette } = brush;
  for (const depth of [0, 0.5]) {
    const offset = random.between(0, 80);
    const top = ground - unit * 0.1;
    const colour = mix(mix(palette.far, palette.sky[3], 0.3), palette.near, 0.2 + depth * 0.6);
    const fog = ctx.createLinearGradient(0, top, 0, ground + unit * 0.1);
    fog.addColorStop(0, colour);
    fog.addColorStop(1, mix(colour, palette.sky[3], 0.4));
    ctx.fillStyle = fog;
    traceGround(
      brush,
      (share) => ground - unit * (0.045 - 0.03 * depth) - unit * 0.05 * noise(offset + share * 4, 3),
    );
    ctx.fill();
  }
}

function hillAt(
  { height, unit }: Brush,
  ground: number,
  cat: Point,
  width: number,
): (share: number) => number {
  return (share) => Math.min(height, ground + ((share * width - cat.x) / unit) ** 2 * unit * 0.28);
}

function paintHill(brush: Brush, ground: number, cat: Point): void {
  const { ctx, height, width, palette } = brush;
  const dark = ctx.createLinearGradient(0, ground, 0, height);
  dark.addColorStop(0, mix(palette.near, palette.sky[1], 0.14));
  dark.addColorStop(1, darken(palette.near, 0.4));
  ctx.fillStyle = dark;
  traceGround(brush, hillAt(brush, ground, cat, width));
  ctx.fill();
}

/** Seated, tail round to the right; its outline catches the light. */
function paintSittingCat(brush: Brush, foot: Point, size: number): void {
  const { ctx, palette, random } = brush;
  const flip = random.next() < 0.5 ? -1 : 1;
  ctx.save();
  ctx.translate(foot.x, foot.y);
  ctx.scale(size * flip, size);
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';
  const fur = ctx.createLinearGradient(0, -1, 0, 0);
  fur.addColorStop(0, mix(palette.near, '#08070c', 0.3));
  fur.addColorStop(1, darken(palette.near, 0.35));
  ctx.strokeStyle = darken(palette.near, 0.3);
  ctx.lineWidth = 0.078;
  ctx.beginPath();
  ctx.moveTo(0.2, -0.05);
  ctx.bezierCurveTo(0.46, 0, 0.66, -0.04, 0.63, -0.2);
  ctx.bezierCurveTo(0.6, -0.32, 0.48, -0.28, 0.52, -0.17);
  ctx.stroke();
  ctx.strokeStyle = fade(palette.light, 0.5);
  ctx.lineWidth = 0.012;
  traceCat(ctx);
  ctx.stroke();
  ctx.fillStyle = fur;
  traceCat(ctx);
  ctx.fill();
  ctx.save();
  traceCat(ctx);
  ctx.clip();
  withMode(brush, 'screen', () => {
    paintSoft(brush, {
      x: -0.3,
      y: -0.45,
      rx: 0.16,
      ry: 0.5,
      colour: mix(palette.light, palette.sky[2], 0.5),
      alpha: 0.3,
    });
    paintSoft(brush, {
      x: 0.31,
      y: -0.3,
      rx: 0.14,
      ry: 0.42,
      colour: mix(palette.light, palette.sky[2], 0.5),
      alpha: 0.3,
    });
    paintSoft(brush, { x: 0, y: -0.98, rx: 0.26, ry: 0.07, colour: palette.light, alpha: 0.2 });
  });
  ctx.restore();
  ctx.restore();
}

/** About one unit high, its feet at the origin. */
function traceCat(ctx: OffscreenCanvasRenderingContext2D): void {
  ctx.beginPath();
  ctx.moveTo(-0.25, 0.01);
  ctx.bezierCurveTo(-0.4, -0.06, -0.37, -0.34, -0.235, -0.5);
  ctx.bezierCurveTo(-0.185, -0.56, -0.165, -0.6, -0.172, -0.63);
  ctx.bezierCurveTo(-0.235, -0.69, -0.235, -0.8, -0.19, -0.87);
  ctx.lineTo(-0.2, -1.05);
  ctx.quadraticCurveTo(-0.195, -1.075, -0.172, -1.055);
  ctx.lineTo(-0.078, -0.94);
  ctx.quadraticCurveTo(0, -0.96, 0.078, -0.94);
  ctx.lineTo(0.172, -1.055);
  ctx.quadraticCurveTo(0.195, -1.075, 0.2, -1.05);
  ctx.lineTo(0.19, -0.87);
  ctx.bezierCurveTo(0.235, -0.8, 0.235, -0.69, 0.172, -0.63);
  ctx.bezierCurveTo(0.165, -0.6, 0.185, -0.56, 0.235, -0.5);
  ctx.bezierCurveTo(0.37, -0.34, 0.4, -0.06, 0.25, 0.01);
  ctx.closePath();
}

function paintGrass(brush: Brush, ground: number, cat: Point): void {
  const { ctx, width, unit, random, palette, height } = brush;
  const at = hillAt(brush, ground, cat, width);
  ctx.lineCap = 'round';
  for (let blade = 0; blade < (width / unit) * 520; blade++) {
    const share = random.next();
    const depth = random.next() ** 2;
    const y = at(share) + depth * unit * 0.2;
    if (y > height + unit * 0.02) continue;
    const rise = unit * random.between(0.012, 0.045) * (0.6 + depth * 1.6);
    const lean = random.bell() * rise * 0.7;
    const x = share * width;
    ctx.strokeStyle =
      depth < 0.06
        ? mix(palette.near, palette.light, 0.16)
        : fade(mix(darken(palette.near, 0.3), palette.sky[1], 0.1 * random.next()), 0.95);
    ctx.lineWidth = unit * 0.0016 * (0.6 + depth);
    ctx.beginPath();
    ctx.moveTo(x, y + 1);
    ctx.quadraticCurveTo(x + lean * 0.2, y - rise * 0.6, x + lean, y - rise);
    ctx.stroke();
  }
}

function paintFireflies(brush: Brush, ground: number): void {
  const { width, unit, random, palette, height } = brush;
  withMode(brush, 'screen', () => {
    for (let fly = 0; fly < 26; fly++) {
      const at = { x: random.next() * width, y: ground + random.between(-0.22, 0.9) * (height - ground) };
      const size = unit * random.between(0.002, 0.0045);
      paintSoft(brush, { ...at, rx: size * 6, ry: size * 6, colour: palette.second, alpha: 0.4 });
      paintSoft(brush, { ...at, rx: size, ry: size, colour: lighten(palette.second, 0.6), alpha: 1 });
    }
  });
}
