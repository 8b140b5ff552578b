import { boxAround, paintBackdrop, paintDisc, paintSoft, paintWithin, withMode } from './brush.ts';
import type { Brush, Point } from './brush.ts';
import { fade, lighten, mix } from './colour.ts';

export function paintSky(brush: Brush, horizonY: number): void {
  paintBackdrop(brush, brush.palette.sky, horizonY * 1.04);
  if (brush.isTransparent) return;
  brush.ctx.fillStyle = brush.palette.sky[3];
  brush.ctx.fillRect(0, horizonY, brush.width, brush.height - horizonY);
}

/** A sun or a moon with the light around it. */
export function paintSun(brush: Brush, at: Point, radius: number): void {
  const { ctx, palette, unit } = brush;
  withMode(brush, 'screen', () => {
    paintSoft(brush, {
      ...at,
      rx: unit * 0.95,
      ry: unit * 0.95,
      colour: mix(palette.light, palette.sky[2], 0.35),
      alpha: 0.42,
    });
    paintSoft(brush, { ...at, rx: radius * 3.4, ry: radius * 3.4, colour: palette.light, alpha: 0.5 });
    paintSoft(brush, { ...at, rx: radius * 1.7, ry: radius * 1.7, colour: palette.light, alpha: 0.55 });
  });
  const gradient = ctx.createRadialGradient(at.x, at.y, radius * 0.9, at.x, at.y, radius * 1.03);
  gradient.addColorStop(0, fade(lighten(palette.light, 0.35), 1));
  gradient.addColorStop(1, fade(palette.light, 0));
  ctx.fillStyle = gradient;
  paintDisc(brush, at, radius * 1.05);
}

/** A moon has seas. */
export function paintMoon(brush: Brush, at: Point, radius: number): void {
  paintSun(brush, at, radius);
  paintWithin(brush, boxAround(at, radius), {
    trace: (ctx) => ctx.arc(at.x, at.y, radius, 0, Math.PI * 2),
    paint: (sheet) => paintMoonSeas(sheet, at, radius),
  });
}

function paintMoonSeas(brush: Brush, at: Point, radius: number): void {
  const { palette, random } = brush;
  for (let sea = 0; sea < 9; sea++) {
    const size = radius * random.between(0.18, 0.5);
    const x = at.x + radius * random.between(-0.75, 0.75);
    const y = at.y + radius * random.between(-0.75, 0.75);
    paintSoft(brush, {
      x,
      y,
      rx: size,
      ry: size * random.between(0.6, 1),
      colour: mix(palette.light, palette.far, 0.7),
      alpha: 0.28,
    });
  }
  paintSoft(brush, {
    x: at.x + radius * 0.9,
    y: at.y + radius * 0.7,
    rx: radius * 1.5,
    ry: radius * 1.5,
    colour: palette.sky[1],
    alpha: 0.25,
  });
}

export function paintStars(brush: Brush, toY: number, count = 420): void {
  const { ctx, random, unit, width, palette } = brush;
  for (let star = 0; star < count; star++) {
    const height = random.next();
    const at = { x: random.next() * width, y: height * toY };
    const size = unit * (0.0004 + 0.0013 * random.next() ** 5);
    const tint = random.next() < 0.25 ? palette.second : palette.light;
    ctx.fillStyle = fade(lighten(tint, 0.5), random.between(0.25, 0.95) * (1 - height ** 3));
    paintDisc(brush, at, Math.max(0.45, size));
    if (random.next() < 0.02)
      paintSoft(brush, { ...at, rx: size * 9, ry: size * 9, colour: palette.light, alpha: 0.35 });
  }
}

/** Long thin clouds, lit from where the light stands. */
export function paintClouds(
  brush: Brush,
  { fromY, toY, light, count = 7 }: { fromY: number; toY: number; light: Point; count?: number },
): void {
  const { random, unit, width, palette } = brush;
  for (let cloud = 0; cloud < count; cloud++) {
    const centre = { x: random.between(-0.1, 1.1) * width, y: random.between(fromY, toY) };
    const length = unit * random.between(0.18, 0.5);
    const near = Math.max(0, 1 - Math.hypot(centre.x - light.x, centre.y - light.y) / (unit * 1.1));
    const colour = mix(mix(palette.sky[1], palette.sky[3], 0.45), palette.light, 0.25 + 0.65 * near);
    for (let puff = 0; puff < 20; puff++) {
      const drift = random.bell();
      paintSoft(brush, {
        x: centre.x + drift * length,
        y: centre.y + random.bell() * unit * 0.02,
        rx: length * random.between(0.14, 0.42),
        ry: unit * random.between(0.006, 0.023) * (1.2 - Math.abs(drift)),
        colour,
        alpha: random.between(0.08, 0.22),
      });
    }
  }
}

/** A few birds far away. */
export function paintBirds(brush: Brush, around: Point, count: number): void {
  const { ctx, random, unit, palette } = brush;
  ctx.strokeStyle = fade(palette.near, 0.75);
  ctx.lineCap = 'round';
  for (let bird = 0; bird < count; bird++) {
    const size = unit * random.between(0.006, 0.013);
    const x = around.x + random.bell() * unit * 0.16;
    const y = around.y + random.bell() * unit * 0.06;
    const lift = size * random.between(0.15, 0.6);
    ctx.lineWidth = Math.max(0.6, size * 0.13);
    ctx.beginPath();
    ctx.moveTo(x - size, y - lift * 0.6);
    ctx.quadraticCurveTo(x - size * 0.45, y - lift * 1.3, x, y);
    ctx.quadraticCurveTo(x + size * 0.45, y - lift * 1.3, x + size, y - lift * 0.5);
    ctx.stroke();
  }
}
