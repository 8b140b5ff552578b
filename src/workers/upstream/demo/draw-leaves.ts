import { fillStops, paintBackdrop, paintDisc, paintSoft, withMode } from './brush.ts';
import type { Brush, Point } from './brush.ts';
import { darken, fade, lighten, mix } from './colour.ts';

/** Large leaves and a few blossoms before a pale sun, as on a printed plate. */
export function paintLeaves(brush: Brush): void {
  const { ctx, width, height, unit, random, palette, prompt } = brush;
  const ground = palette.isDark ? mix(palette.sky[0], palette.near, 0.25) : palette.paper;
  paintBackdrop(brush, [
    lighten(ground, palette.isDark ? 0.04 : 0.35),
    ground,
    mix(ground, palette.sky[2], 0.2),
  ]);
  const sun = { x: width * random.between(0.35, 0.65), y: height * random.between(0.3, 0.42) };
  const radius = unit * random.between(0.27, 0.34);
  ctx.fillStyle = fillStops(ctx.createLinearGradient(0, sun.y - radius, 0, sun.y + radius), [
    lighten(palette.second, 0.35),
    mix(palette.accent, palette.second, 0.4),
  ]);
  paintDisc(brush, sun, radius);
  const greens = [
    mix(palette.sky[1], '#2f6b4f', 0.55),
    mix(palette.sky[0], '#1f4d3a', 0.6),
    mix(palette.second, '#5d8f5a', 0.6),
    mix(palette.near, '#2b5a48', 0.55),
  ];
  const stems = Math.max(6, Math.round((width / unit) * 7));
  for (let layer = 0; layer < 3; layer++) {
    for (let stem = 0; stem < stems; stem++) {
      const x = ((stem + random.between(-0.2, 1.2)) / stems) * width;
      const reach = height * (0.72 - 0.17 * layer) * random.between(0.65, 1.05);
      const faded = random.pick(greens);
      paintStem(
        brush,
        { x, y: height + unit * 0.03 },
        { reach, layer, colour: mix(faded, ground, 0.42 - 0.21 * layer) },
      );
    }
  }
  const wantsFlowers = /flower|floral|rose|bloom|blossom|花/i.test(prompt);
  const blossoms = wantsFlowers ? random.whole(7, 10) : random.whole(2, 4);
  for (let flower = 0; flower < blossoms; flower++) {
    const at = { x: width * random.between(0.1, 0.9), y: height * random.between(0.36, 0.88) };
    paintFlower(brush, at, unit * random.between(0.05, 0.1));
  }
}

interface Stem {
  reach: number;
  layer: number;
  colour: string;
}

function paintStem(brush: Brush, foot: Point, { reach, layer, colour }: Stem): void {
  const { ctx, unit, random } = brush;
  const bend = random.bell() * unit * 0.28;
  const at = (share: number): Point => ({ x: foot.x + bend * share * share, y: foot.y - reach * share });
  ctx.strokeStyle = darken(colour, 0.2);
  ctx.lineCap = 'round';
  ctx.lineWidth = unit * (0.003 + 0.0015 * layer);
  ctx.beginPath();
  for (let step = 0; step <= 24; step++) ctx.lineTo(at(step / 24).x, at(step / 24).y);
  ctx.stroke();
  const slender = random.between(0.2, 0.42);
  const leaves = random.whole(5, 9);
  for (let leaf = 0; leaf < leaves; leaf++) {
    const share = 0.28 + (0.72 * leaf) / leaves;
    const side = leaf % 2 === 0 ? 1 : -1;
    const length = unit * (0.2 - 0.09 * share) * random.between(0.75, 1.25) * (0.85 + 0.16 * layer);
    const angle = -Math.PI / 2 + side * random.between(0.45, 1.05) + (bend / reach) * share;
    paintLeaf(brush, at(share), {
      angle,
      length,
      breadth: length * slender,
      colour: mix(colour, random.next() < 0.5 ? '#ffffff' : '#000000', random.between(0, 0.1)),
    });
  }
  paintLeaf(brush, at(1), {
    angle: -Math.PI / 2 + bend / reach,
    length: unit * 0.13,
    breadth: unit * 0.13 * slender,
    colour,
  });
}

function paintLeaf(
  { ctx, unit }: Brush,
  at: Point,
  leaf: { angle: number; length: number; breadth: number; colour: string },
): void {
  const { length, breadth, colour } = leaf;
  ctx.save();
  ctx.translate(at.x, at.y);
  ctx.rotate(leaf.angle);
  ctx.shadowColor = 'rgba(10,20,20,0.28)';
  ctx.shadowBlur = unit * 0.02;
  ctx.shadowOffsetX = unit * 0.005;
  ctx.shadowOffsetY = unit * 0.009;
  for (const side of [1, -1]) {
    const light = ctx.createLinearGradient(0, 0, length, side * breadth * 0.6);
    light.addColorStop(0, darken(colour, side === 1 ? 0.22 : 0.1));
    light.addColorStop(1, lighten(colour, side === 1 ? 0.06 : 0.24));
    ctx.fillStyle = light;
    ctx.beginPath();
    ctx.moveTo(0, 0);
    ctx.bezierCurveTo(length * 0.25, side * breadth, length * 0.7, side * breadth * 0.9, length, 0);
    ctx.closePath();
    ctx.fill();
    ctx.shadowColor = 'transparent';
  }
  ctx.strokeStyle = fade(lighten(colour, 0.45), 0.5);
  ctx.lineWidth = Math.max(0.5, length * 0.011);
  ctx.beginPath();
  ctx.moveTo(0, 0);
  ctx.lineTo(length * 0.96, 0);
  for (let vein = 1; vein < 7; vein++) {
    const x = (length * vein) / 7.5;
    for (const side of [1, -1]) {
      ctx.moveTo(x, 0);
      ctx.quadraticCurveTo(
        x + length * 0.08,
        side * breadth * 0.3,
        x + length * 0.14,
        side * breadth * 0.6 * Math.sin((Math.PI * (vein + 0.8)) / 8),
      );
    }
  }
  ctx.stroke();
  ctx.restore();
}

function paintFlower(brush: Brush, at: Point, size: number): void {
  const { ctx, random, palette } = brush;
  const colour = random.next() < 0.7 ? palette.accent : lighten(palette.second, 0.15);
  const petals = random.whole(5, 8);
  const turn = random.next() * Math.PI;
  ctx.save();
  ctx.translate(at.x, at.y);
  ctx.rotate(turn);
  ctx.shadowColor = 'rgba(20,10,10,0.25)';
  ctx.shadowBlur = size * 0.25;
  ctx.shadowOffsetY = size * 0.1;
  for (const [ring, scale] of [1, 0.68].entries()) {
    for (let petal = 0; petal < petals; petal++) {
      ctx.save();
      ctx.rotate(((petal + ring / 2) / petals) * Math.PI * 2);
      paintPetal(brush, size * scale, mix(colour, '#ffffff', ring * 0.12));
      ctx.restore();
    }
  }
  ctx.restore();
  paintSoft(brush, {
    ...at,
    rx: size * 0.3,
    ry: size * 0.3,
    colour: darken(palette.accent, 0.5),
    alpha: 0.8,
  });
  withMode(brush, 'screen', () => {
    for (let grain = 0; grain < 14; grain++) {
      ctx.fillStyle = fade(palette.second, 0.9);
      paintDisc(
        brush,
        { x: at.x + random.bell() * size * 0.2, y: at.y + random.bell() * size * 0.2 },
        size * 0.03,
      );
    }
  });
}

function paintPetal({ ctx }: Brush, length: number, colour: string): void {
  const light = ctx.createLinearGradient(0, 0, length, 0);
  light.addColorStop(0, darken(colour, 0.3));
  light.addColorStop(0.6, lighten(colour, 0.08));
  light.addColorStop(1, lighten(colour, 0.3));
  ctx.fillStyle = light;
  ctx.beginPath();
  ctx.moveTo(0, 0);
  ctx.bezierCurveTo(length * 0.3, -length * 0.52, length * 1.05, -length * 0.42, length, 0);
  ctx.bezierCurveTo(length * 1.05, length * 0.42, length * 0.3, length * 0.52, 0, 0);
  ctx.fill();
}
