import { paintSoft, smoothStep, traceGround, withMode } from './brush.ts';
import type { Brush, Point } from './brush.ts';
import { darken, fade, mix } from './colour.ts';
import { paintConifer } from './draw-conifer.ts';
import { paintBirds, paintClouds, paintSky, paintSun } from './draw-sky.ts';

interface Ridge {
  /** 0 far, 1 near. */
  depth: number;
  colour: string;
  haze: string;
  heightAt(share: number): number;
  top: number;
}

/** Ranges of mountains or dunes, one behind another, with the haze of the light between them. */
export function paintRidges(brush: Brush): void {
  const { width, height, unit, random, prompt } = brush;
  const isDunes =
    /dune|desert|sahara|沙/i.test(prompt) ||
    (!/mountain|山|alp|peak|canyon/i.test(prompt) && random.next() < 0.4);
  const horizon = height * random.between(0.44, 0.56);
  const sun = { x: width * random.between(0.22, 0.78), y: horizon - unit * random.between(0.05, 0.2) };
  paintSky(brush, horizon + unit * 0.06);
  paintClouds(brush, { fromY: height * 0.06, toY: horizon - unit * 0.04, light: sun, count: 9 });
  paintSun(brush, sun, unit * random.between(0.05, 0.085));
  const layers = isDunes ? 5 : 7;
  for (let layer = 0; layer < layers; layer++) {
    const ridge = (isDunes ? createDune : createRidge)(brush, layer / (layers - 1), horizon);
    paintRidge(brush, ridge, sun, isDunes);
  }
  if (!isDunes) paintForeground(brush);
  paintBirds(
    brush,
    { x: sun.x + unit * random.between(-0.25, 0.25), y: sun.y - unit * 0.1 },
    random.whole(4, 9),
  );
}

function createRidge(brush: Brush, depth: number, horizon: number): Ridge {
  const { noise, random, height, unit, width } = brush;
  const offset = random.between(0, 200);
  const stretch = (width / unit) * (4.2 - 2.2 * depth);
  const base = horizon + (height * 1.02 - horizon) * depth ** 1.15 * 0.86 + unit * 0.03;
  const rise = unit * (0.19 - 0.06 * depth);
  const heightAt = (share: number): number => {
    // One minus the fold of the noise: sharp crests, wide valleys.
    const crest = 1 - Math.abs(noise(offset + share * stretch)) * 1.5;
    return base - rise * (crest * 0.75 + 0.3 * noise(offset * 3 + share * stretch * 3.1, 5) - 0.1);
  };
  return { depth, ...coloursOf(brush, depth), heightAt, top: base - rise };
}

function createDune(brush: Brush, depth: number, horizon: number): Ridge {
  const { noise, random, height, unit, width } = brush;
  const offset = random.between(0, 200);
  const stretch = (width / unit) * (3 - 1.5 * depth);
  const base = horizon + (height - horizon) * depth ** 1.25 * 0.8 + unit * 0.07;
  const rise = unit * (0.08 + 0.12 * depth);
  // The fold gives each dune its edge, the smooth part its body.
  const heightAt = (share: number): number =>
    base -
    rise *
      (0.42 * (1 - Math.abs(noise(offset + share * stretch)) * 1.6) +
        0.85 * noise(offset * 2 + share * stretch * 0.7));
  return { depth, ...coloursOf(brush, depth), heightAt, top: base - rise };
}

function coloursOf({ palette }: Brush, depth: number): Pick<Ridge, 'colour' | 'haze'> {
  const colour = mix(
    mix(palette.far, palette.sky[3], 0.35 * (1 - depth)),
    palette.near,
    depth ** 1.25 * 0.96,
  );
  return { colour, haze: mix(colour, palette.sky[3], 0.62 - 0.45 * depth) };
}

function paintRidge(brush: Brush, ridge: Ridge, sun: Point, isDune: boolean): void {
  const { width, height, unit } = brush;
  // On a sheet of its own, where light can be laid on what is there already: many times faster than a clip.
  const sheet = new OffscreenCanvas(width, height);
  const ctx = sheet.getContext('2d');
  if (!ctx) return;
  const gradient = ctx.createLinearGradient(0, ridge.top, 0, ridge.top + unit * (0.34 + 0.2 * ridge.depth));
  gradient.addColorStop(0, ridge.colour);
  gradient.addColorStop(1, ridge.haze);
  ctx.fillStyle = gradient;
  traceGround({ ...brush, ctx }, ridge.heightAt, 480);
  ctx.fill();
  ctx.globalCompositeOperation = 'source-atop';
  paintSlopes({ ...brush, ctx }, ridge, sun, isDune);
  brush.ctx.drawImage(sheet, 0, 0);
  sheet.width = sheet.height = 0;
  withMode(brush, 'screen', () => paintValleyLight(brush, ridge, sun));
}

/** Slopes towards the light are lit, those away from it lie in shade; gullies follow the fall of the mountain. */
function paintSlopes(brush: Brush, ridge: Ridge, sun: Point, isDune: boolean): void {
  const { ctx, width, unit, palette, noise } = brush;
  const steps = isDune ? 260 : 300;
  const fall = unit * (isDune ? 0.24 : 0.1) * (0.6 + ridge.depth);
  const lift = unit * 0.02;
  for (let step = -6; step <= steps + 6; step++) {
    const share = step / steps;
    const x = share * width;
    const y = ridge.heightAt(share);
    const slope = (ridge.heightAt(share + 0.005) - ridge.heightAt(share - 0.005)) / (width * 0.01);
    const towards = Math.max(-1, Math.min(1, (sun.x - x) / (unit * 0.25)));
    const lit = smoothStep(-0.4, 0.4, slope * towards);
    const texture = isDune ? 1 : 0.65 + 0.6 * noise(step * 0.35 + ridge.top);
    const length = fall * (isDune ? 0.8 + 0.2 * noise(step * 0.05) : 0.7 + 0.5 * noise(step * 0.21 + 50));
    const lean = Math.sign(slope) * Math.min(1, Math.abs(slope) * 3) * length * (isDune ? 0.8 : 0.5);
    const [colour, strength] =
      lit > 0.5
        ? [mix(palette.light, palette.sky[2], 0.45), isDune ? 0.5 : 0.24]
        : [darken(palette.near, 0.1), isDune ? 0.8 : 0.42];
    const gradient = ctx.createLinearGradient(x, y, x + lean, y + length);
    const alpha = Math.abs(lit - 0.5) * strength * texture;
    gradient.addColorStop(0, fade(colour, alpha));
    gradient.addColorStop(0.45, fade(colour, alpha * 0.55));
    gradient.addColorStop(1, fade(colour, 0));
    ctx.strokeStyle = gradient;
    ctx.lineWidth = (width / steps) * 1.9;
    ctx.beginPath();
    ctx.moveTo(x - (lean * lift) / length, y - lift);
    ctx.lineTo(x + lean, y + length);
    ctx.stroke();
  }
}

function paintValleyLight(brush: Brush, { depth, top, haze }: Ridge, sun: Point): void {
  const { unit, palette } = brush;
  if (depth > 0.85) return;
  paintSoft(brush, {
    x: sun.x,
    y: top + unit * 0.13,
    rx: unit * (0.75 - 0.2 * depth),
    ry: unit * 0.11,
    colour: mix(haze, palette.light, 0.5),
    alpha: 0.3 * (1 - depth),
  });
}

/** A dark edge of firs right in front. */
function paintForeground(brush: Brush): void {
  const { ctx, width, height, unit, random, noise, palette } = brush;
  const offset = random.between(0, 99);
  const heightAt = (share: number): number =>
    height - unit * (0.035 + 0.05 * noise(offset + share * 2.4, 2) + 0.05 * Math.abs(share - 0.5));
  ctx.fillStyle = palette.near;
  traceGround(brush, heightAt);
  ctx.fill();
  const count = Math.round((width / unit) * 34);
  for (let tree = 0; tree < count; tree++) {
    const share = random.next();
    // Fewer in the middle, so that the view stays open.
    if (random.next() > Math.abs(share - 0.5) * 2.2 + 0.12) continue;
    const size = unit * random.between(0.03, 0.1) * (0.5 + Math.abs(share - 0.5));
    paintConifer(
      brush,
      { x: share * width, y: heightAt(share) + size * 0.06 },
      size,
      fade(darken(palette.near, 0.15), 1),
    );
  }
}
