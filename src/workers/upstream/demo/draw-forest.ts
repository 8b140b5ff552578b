import { paintSoft, traceGround, withMode } from './brush.ts';
import type { Brush, Point } from './brush.ts';
import { darken, fade, lighten, mix } from './colour.ts';
import { paintConifer } from './draw-conifer.ts';
import { paintBirds, paintSky, paintStars, paintSun } from './draw-sky.ts';

/** Firs on slopes, row behind row, with mist in the valleys and rays through it. */
export function paintForest(brush: Brush): void {
  const { width, height, unit, random, palette } = brush;
  const sun = { x: width * random.between(0.28, 0.72), y: height * random.between(0.22, 0.34) };
  paintSky(brush, height * 0.72);
  if (palette.isDark) paintStars(brush, height * 0.5, 260);
  paintSun(brush, sun, unit * random.between(0.045, 0.07));
  const rows = 6;
  for (let row = 0; row < rows; row++) {
    paintRow(brush, row / (rows - 1));
    if (row < rows - 1) paintMist(brush, row / (rows - 1), sun);
    if (row === 2) paintRays(brush, sun);
  }
  paintBirds(brush, { x: sun.x + unit * 0.2, y: sun.y + unit * 0.02 }, random.whole(3, 7));
}

function paintRow(brush: Brush, depth: number): void {
  const { ctx, width, height, unit, random, noise, palette } = brush;
  const offset = random.between(0, 200);
  const tilt = random.between(-0.16, 0.16) * (1 - depth * 0.4);
  const base = height * (0.42 + 0.5 * depth ** 1.1);
  const heightAt = (share: number): number =>
    base +
    (share - 0.5) * tilt * height -
    unit * (0.1 - 0.03 * depth) * noise(offset + share * (width / unit) * 2.2, 3);
  const colour = mix(
    mix(palette.far, palette.sky[3], 0.42 * (1 - depth)),
    darken(palette.near, 0.25 * depth),
    0.1 + 0.9 * depth ** 1.1,
  );
  const fog = ctx.createLinearGradient(0, base - unit * 0.1, 0, base + unit * 0.28);
  fog.addColorStop(0, colour);
  fog.addColorStop(1, mix(colour, palette.sky[3], 0.6 * (1 - depth)));
  const size = unit * (0.05 + 0.2 * depth ** 1.4);
  const count = Math.round((width / size) * (4.4 - 1.2 * depth));
  const trees: Point[] = [];
  for (let tree = 0; tree < count; tree++) {
    const share = random.between(-0.02, 1.02);
    // In front they stand at the sides: the middle is for the view.
    if (depth > 0.7 && random.next() > Math.abs(share - 0.5) * 2.5) continue;
    trees.push({ x: share * width, y: heightAt(share) + size * random.between(0.02, 0.3) });
  }
  ctx.fillStyle = fog;
  traceGround(brush, heightAt);
  ctx.fill();
  for (const foot of trees.sort((a, b) => a.y - b.y)) {
    paintConifer(
      brush,
      foot,
      size * random.between(0.6, 1.25),
      mix(colour, random.next() < 0.5 ? palette.sky[2] : palette.near, random.between(0, 0.14)),
    );
  }
}

function paintMist(brush: Brush, depth: number, sun: Point): void {
  const { width, height, unit, random, palette } = brush;
  const y = height * (0.42 + 0.5 * depth ** 1.1) + unit * 0.11;
  for (let bank = 0; bank < 7; bank++) {
    const x = random.next() * width;
    const near = Math.max(0, 1 - Math.abs(x - sun.x) / (unit * 0.8));
    paintSoft(brush, {
      x,
      y: y + random.bell() * unit * 0.05,
      rx: unit * random.between(0.3, 0.7),
      ry: unit * random.between(0.03, 0.08),
      colour: mix(palette.sky[3], palette.light, 0.5 * near),
      alpha: (0.55 - 0.4 * depth) * random.between(0.5, 1),
    });
  }
}

function paintRays(brush: Brush, sun: Point): void {
  const { ctx, width, height, unit, random, palette } = brush;
  const reach = Math.hypot(width, height);
  withMode(brush, 'soft-light', () => {
    for (let ray = 0; ray < 13; ray++) {
      const angle = random.between(0.4, Math.PI - 0.4);
      const spread = random.between(0.012, 0.05);
      const light = ctx.createRadialGradient(sun.x, sun.y, unit * 0.05, sun.x, sun.y, reach * 0.8);
      light.addColorStop(0, fade(lighten(palette.light, 0.2), random.between(0.2, 0.5)));
      light.addColorStop(1, fade(palette.light, 0));
      ctx.fillStyle = light;
      ctx.beginPath();
      ctx.moveTo(sun.x, sun.y);
      ctx.lineTo(sun.x + Math.cos(angle - spread) * reach, sun.y + Math.sin(angle - spread) * reach);
      ctx.lineTo(sun.x + Math.cos(angle + spread) * reach, sun.y + Math.sin(angle + spread) * reach);
      ctx.fill();
    }
  });
}
