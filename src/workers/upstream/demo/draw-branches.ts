import { paintSoft } from './brush.ts';
import type { Brush, Point } from './brush.ts';
import { darken, lighten, mix } from './colour.ts';

/** Blossoming branches that rise from a vase's mouth. */
export function paintBranches(brush: Brush, mouth: Point, height: number): void {
  const { unit, random } = brush;
  const branches = random.whole(4, 6);
  for (let branch = 0; branch < branches; branch++) {
    const lean = (branch / (branches - 1) - 0.5) * 1.15 + random.bell() * 0.14;
    const reach = Math.min(mouth.y * 0.9, unit * random.between(0.3, 0.48) * (height / unit) ** 0.4);
    paintBranch(brush, mouth, { lean, reach });
  }
}

function paintBranch(brush: Brush, mouth: Point, { lean, reach }: { lean: number; reach: number }): void {
  const { ctx, unit, random, palette } = brush;
  const bark = mix(palette.near, '#4a3428', 0.45);
  const at = (share: number): Point => ({
    x: mouth.x + Math.sin(lean) * reach * share * (0.6 + 0.5 * share),
    y: mouth.y - Math.cos(lean * 0.8) * reach * share,
  });
  ctx.lineCap = 'round';
  for (let step = 0; step < 16; step++) {
    const from = at(step / 16);
    const to = at((step + 1) / 16);
    ctx.strokeStyle = bark;
    ctx.lineWidth = unit * 0.006 * (1 - (0.75 * step) / 16);
    ctx.beginPath();
    ctx.moveTo(from.x, from.y);
    ctx.lineTo(to.x, to.y);
    ctx.stroke();
  }
  for (let twig = 3; twig < 15; twig++) {
    const from = at(twig / 15);
    const side = twig % 2 === 0 ? 1 : -1;
    const tip = {
      x: from.x + side * unit * random.between(0.02, 0.06),
      y: from.y - unit * random.between(0.01, 0.05),
    };
    ctx.strokeStyle = bark;
    ctx.lineWidth = unit * 0.0018;
    ctx.beginPath();
    ctx.moveTo(from.x, from.y);
    ctx.lineTo(tip.x, tip.y);
    ctx.stroke();
    if (random.next() < 0.72) paintBlossom(brush, tip, unit * random.between(0.012, 0.024));
    else paintSmallLeaf(brush, tip, side);
  }
}

function paintBlossom(brush: Brush, at: Point, size: number): void {
  const { ctx, random, palette } = brush;
  const colour = mix(palette.sky[3], palette.accent, random.between(0.12, 0.62));
  const turn = random.next() * 6;
  for (let petal = 0; petal < 5; petal++) {
    const angle = turn + (petal / 5) * Math.PI * 2;
    const x = at.x + Math.cos(angle) * size * 0.55;
    const y = at.y + Math.sin(angle) * size * 0.5;
    const light = ctx.createRadialGradient(x - size * 0.2, y - size * 0.2, 0, x, y, size * 0.6);
    light.addColorStop(0, lighten(colour, 0.55));
    light.addColorStop(1, mix(colour, palette.accent, 0.18));
    ctx.fillStyle = light;
    ctx.beginPath();
    ctx.ellipse(x, y, size * 0.55, size * 0.42, angle, 0, Math.PI * 2);
    ctx.fill();
  }
  paintSoft(brush, {
    ...at,
    rx: size * 0.32,
    ry: size * 0.32,
    colour: darken(palette.accent, 0.35),
    alpha: 0.95,
  });
}

function paintSmallLeaf({ ctx, unit, random, palette }: Brush, at: Point, side: number): void {
  const length = unit * random.between(0.03, 0.055);
  ctx.save();
  ctx.translate(at.x, at.y);
  ctx.rotate(side === 1 ? random.between(-0.8, 0.3) : Math.PI + random.between(-0.3, 0.8));
  ctx.fillStyle = mix(mix(palette.sky[1], '#4f7a53', 0.7), random.next() < 0.5 ? '#ffffff' : '#1c3326', 0.2);
  ctx.beginPath();
  ctx.moveTo(0, 0);
  ctx.quadraticCurveTo(length * 0.5, -length * 0.32, length, 0);
  ctx.quadraticCurveTo(length * 0.5, length * 0.32, 0, 0);
  ctx.fill();
  ctx.restore();
}
