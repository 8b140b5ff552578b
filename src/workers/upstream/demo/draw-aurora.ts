import { paintBackdrop, paintSoft, traceGround, withMode } from './brush.ts';
import type { Brush } from './brush.ts';
import { darken, fade, mix } from './colour.ts';
import { paintConifer } from './draw-conifer.ts';
import { paintReflection } from './draw-reflection.ts';
import { paintStars } from './draw-sky.ts';

/** Curtains of northern light over a still lake. */
export function paintAurora(brush: Brush): void {
  const { height, random, palette } = brush;
  const shore = height * random.between(0.66, 0.74);
  const [top, upper, middle] = palette.sky;
  paintBackdrop(brush, [darken(top, 0.35), top, mix(top, upper, 0.75), mix(upper, middle, 0.4)], shore);
  paintStars(brush, shore, 620);
  withMode(brush, 'screen', () => {
    for (let curtain = 0; curtain < 3; curtain++) paintCurtain(brush, shore, curtain);
  });
  paintMountains(brush, shore);
  paintLake(brush, shore);
  paintShoreTrees(brush, shore);
}

const LIGHTS = [
  ['#3df5a5', '#27c7c9', '#7a4df0'],
  ['#6dffb0', '#3bd6a2', '#4a7cf0'],
  ['#43e8c8', '#5a8df5', '#c44fd6'],
] as const;

function paintCurtain(brush: Brush, shore: number, index: number): void {
  const { ctx, width, unit, random, noise } = brush;
  const [low, middle, high] = random.pick(LIGHTS);
  const offset = random.between(0, 300);
  const base = shore * (0.46 + 0.15 * index);
  const sway = unit * random.between(0.1, 0.17);
  const steps = 420;
  const strength = 0.3 - 0.05 * index;
  for (let step = -10; step <= steps + 10; step++) {
    const share = step / steps;
    const fold = noise(offset + share * 2.1) + 0.35 * noise(offset + share * 6.5);
    const x = (share + 0.05 * noise(offset + 40 + share * 4)) * width;
    const foot = base + fold * sway;
    const rays = 0.55 + 0.45 * noise(offset + share * 46, 3);
    const presence = Math.max(0, 0.5 + 0.75 * noise(offset + 90 + share * 2.6));
    const reach = unit * (0.2 + 0.34 * presence) * (0.7 + 0.5 * rays);
    const gradient = ctx.createLinearGradient(0, foot + unit * 0.03, 0, foot - reach);
    const alpha = strength * presence * (0.35 + 0.85 * Math.max(0, rays));
    gradient.addColorStop(0, fade(low, 0));
    gradient.addColorStop(0.09, fade(low, alpha));
    gradient.addColorStop(0.35, fade(middle, alpha * 0.6));
    gradient.addColorStop(0.7, fade(high, alpha * 0.28));
    gradient.addColorStop(1, fade(high, 0));
    ctx.fillStyle = gradient;
    ctx.fillRect(x, foot - reach, (width / steps) * 2.6, reach + unit * 0.04);
  }
  paintSoft(brush, {
    x: width * random.next(),
    y: base,
    rx: unit * 0.8,
    ry: unit * 0.3,
    colour: low,
    alpha: 0.16,
  });
}

function paintMountains(brush: Brush, shore: number): void {
  const { ctx, unit, random, noise, palette } = brush;
  for (const depth of [0, 0.5, 1]) {
    const offset = random.between(0, 99);
    ctx.fillStyle = mix(mix(palette.sky[2], palette.far, 0.4), palette.near, 0.45 + 0.45 * depth);
    traceGround(brush, (share) => {
      const crest = 1 - Math.abs(noise(offset + share * (5 - depth))) * 1.3;
      return (
        shore - unit * (0.14 - 0.05 * depth) * (0.25 + 0.55 * crest + 0.3 * noise(offset * 2 + share * 16, 4))
      );
    });
    ctx.fill();
  }
}

/** What stands above the shore, upside down, darker, and broken by ripples. */
function paintLake(brush: Brush, shore: number): void {
  const { ctx, width, height, unit, random, palette } = brush;
  const depth = height - shore;
  ctx.fillStyle = darken(palette.sky[0], 0.2);
  ctx.fillRect(0, shore, width, depth);
  paintReflection(brush, {
    shore,
    squeeze: 1.55,
    alpha: [0.62, 0.37],
    shiftAt: (share) => Math.sin(share * 60 + random.next() * 0.8) * unit * 0.002 * (0.3 + share * 2),
  });
  for (let ripple = 0; ripple < 60; ripple++) {
    const share = random.next() ** 0.7;
    paintSoft(brush, {
      x: random.next() * width,
      y: shore + share * depth,
      rx: unit * random.between(0.05, 0.2),
      ry: unit * 0.0012 * (1 + 2 * share),
      colour: random.next() < 0.5 ? palette.near : '#8ff5d0',
      alpha: 0.2,
    });
  }
  paintSoft(brush, {
    x: width / 2,
    y: shore,
    rx: width * 0.7,
    ry: unit * 0.012,
    colour: '#bfe9e0',
    alpha: 0.3,
  });
}

function paintShoreTrees(brush: Brush, shore: number): void {
  const { width, unit, random, palette } = brush;
  const sides = [random.between(0.12, 0.3), random.between(0.72, 0.9)];
  for (let tree = 0; tree < (width / unit) * 46; tree++) {
    const side = random.pick(sides);
    const share = side + random.bell() * 0.22;
    const size = unit * (0.03 + 0.13 * Math.max(0, 1 - Math.abs(share - side) / 0.2) * random.next());
    paintConifer(brush, { x: share * width, y: shore + unit * 0.004 }, size, darken(palette.near, 0.35));
  }
}
