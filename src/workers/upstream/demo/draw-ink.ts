import { paintBackdrop, paintDisc, paintSoft, traceGround, withMode } from './brush.ts';
import type { Brush, Point } from './brush.ts';
import { darken, fade, lighten, mix } from './colour.ts';
import { paintBirds } from './draw-sky.ts';

/** Mountains in ink, dark at the ridge and lost in mist below, with one red sun. */
export function paintInk(brush: Brush): void {
  const { ctx, width, height, unit, random, palette } = brush;
  const paper = palette.isDark ? lighten(palette.paper, 0.7) : palette.paper;
  const ink = mix(palette.near, '#14161a', 0.45);
  paintBackdrop(brush, [lighten(paper, 0.25), paper, darken(paper, 0.035)]);
  if (!brush.isTransparent) paintFibres(brush, paper);
  const sun = { x: width * random.between(0.24, 0.76), y: height * random.between(0.15, 0.26) };
  const red = ctx.createLinearGradient(0, sun.y - unit * 0.08, 0, sun.y + unit * 0.08);
  red.addColorStop(0, fade('#c63d28', 0.95));
  red.addColorStop(1, fade('#d9694d', 0.55));
  ctx.fillStyle = red;
  paintDisc(brush, sun, unit * random.between(0.062, 0.085));
  const layers = 6;
  for (let layer = 0; layer < layers; layer++) paintPeaks(brush, layer / (layers - 1), ink, paper);
  paintBirds(brush, { x: sun.x + unit * 0.18, y: sun.y + unit * 0.06 }, random.whole(4, 7));
  paintFisher(brush, { x: width * random.between(0.3, 0.7), y: height * 0.9 }, ink);
  if (random.next() < 0.75) paintBamboo(brush, ink);
}

function paintFibres(brush: Brush, paper: string): void {
  const { ctx, width, height, unit, random } = brush;
  ctx.lineWidth = Math.max(0.4, unit * 0.0006);
  for (let fibre = 0; fibre < 260; fibre++) {
    const x = random.next() * width;
    const y = random.next() * height;
    ctx.strokeStyle = fade(darken(paper, 0.35), random.between(0.03, 0.1));
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.quadraticCurveTo(
      x + random.bell() * unit * 0.02,
      y + random.bell() * unit * 0.02,
      x + random.bell() * unit * 0.04,
      y + random.bell() * unit * 0.04,
    );
    ctx.stroke();
  }
}

function paintPeaks(brush: Brush, depth: number, ink: string, paper: string): void {
  const { ctx, width, height, unit, random, noise } = brush;
  const offset = random.between(0, 300);
  const base = height * (0.4 + 0.42 * depth);
  const rise = unit * (0.34 - 0.2 * depth) * (height / unit) ** 0.5;
  const stretch = (width / unit) * (2.6 + 0.8 * depth);
  const heightAt = (share: number): number => {
    const peak = Math.max(0, noise(offset + share * stretch)) ** 1.35;
    return base - rise * (1.5 * peak + 0.1 * noise(offset + share * stretch * 5, 4));
  };
  const colour = mix(mix(ink, paper, 0.72), ink, depth ** 1.2);
  ctx.save();
  traceGround(brush, heightAt, 520);
  ctx.clip();
  const wash = ctx.createLinearGradient(0, base - rise * 1.45, 0, base + unit * 0.13);
  wash.addColorStop(0, fade(colour, 0.92));
  wash.addColorStop(0.5, fade(colour, 0.5));
  wash.addColorStop(1, fade(colour, 0));
  // Paper first: what lies behind does not show through a mountain.
  const cover = ctx.createLinearGradient(0, base - rise * 1.2, 0, base + unit * 0.12);
  cover.addColorStop(0, fade(paper, 0.95));
  cover.addColorStop(1, fade(paper, 0.75));
  if (!brush.isTransparent) {
    ctx.fillStyle = cover;
    ctx.fillRect(0, 0, width, height);
  }
  ctx.fillStyle = wash;
  ctx.fillRect(0, 0, width, height);
  paintStrokes(brush, { heightAt, colour, rise, depth });
  ctx.restore();
  withMode(brush, 'source-over', () =>
    paintSoft(brush, {
      x: width * random.next(),
      y: base + unit * 0.06,
      rx: width * 0.65,
      ry: unit * 0.075,
      colour: lighten(paper, 0.3),
      alpha: 0.85,
    }),
  );
}

/** Dry strokes down the slopes. */
function paintStrokes(
  brush: Brush,
  mountain: { heightAt(share: number): number; colour: string; rise: number; depth: number },
): void {
  const { ctx, width, unit, random } = brush;
  const { heightAt, colour, rise, depth } = mountain;
  ctx.lineCap = 'round';
  for (let stroke = 0; stroke < 150; stroke++) {
    const share = random.next();
    const x = share * width;
    const y = heightAt(share) + random.next() * rise * 0.25;
    const slope = Math.sign(heightAt(share + 0.01) - heightAt(share - 0.01));
    const length = rise * random.between(0.1, 0.42);
    ctx.strokeStyle = fade(darken(colour, 0.25), random.between(0.05, 0.26) * (0.35 + depth));
    ctx.lineWidth = unit * random.between(0.0015, 0.008);
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.quadraticCurveTo(x + slope * length * 0.15, y + length * 0.5, x + slope * length * 0.5, y + length);
    ctx.stroke();
  }
}

function paintFisher(brush: Brush, { x, y }: Point, ink: string): void {
  const { ctx, unit } = brush;
  const size = unit * 0.075;
  ctx.fillStyle = fade(ink, 0.9);
  ctx.beginPath();
  ctx.moveTo(x - size, y - size * 0.16);
  ctx.quadraticCurveTo(x, y + size * 0.3, x + size * 1.05, y - size * 0.22);
  ctx.quadraticCurveTo(x, y + size * 0.08, x - size, y - size * 0.16);
  ctx.fill();
  ctx.beginPath();
  ctx.ellipse(x + size * 0.3, y - size * 0.2, size * 0.1, size * 0.22, 0.15, 0, Math.PI * 2);
  ctx.fill();
  ctx.beginPath();
  ctx.moveTo(x + size * 0.1, y - size * 0.4);
  ctx.lineTo(x + size * 0.33, y - size * 0.56);
  ctx.lineTo(x + size * 0.56, y - size * 0.38);
  ctx.fill();
  ctx.strokeStyle = fade(ink, 0.7);
  ctx.lineWidth = Math.max(0.6, unit * 0.0011);
  ctx.beginPath();
  ctx.moveTo(x + size * 0.2, y - size * 0.24);
  ctx.lineTo(x - size * 0.9, y - size * 0.78);
  ctx.stroke();
  for (let line = 0; line < 6; line++) {
    paintSoft(brush, {
      x: x + size * (line % 2 ? 0.4 : -0.3),
      y: y + size * (0.14 + line * 0.09),
      rx: size * (1.5 - line * 0.12),
      ry: unit * 0.0014,
      colour: ink,
      alpha: 0.3 - line * 0.035,
    });
  }
}

function paintBamboo(brush: Brush, ink: string): void {
  const { ctx, width, height, unit, random } = brush;
  const side = random.next() < 0.5 ? 0 : 1;
  for (let stalk = 0; stalk < 3; stalk++) {
    const x = Math.abs(side * width - unit * random.between(0.02, 0.13));
    const lean = random.bell() * unit * 0.07;
    const joints = 7;
    const top = height * random.between(0, 0.22);
    for (let joint = 0; joint < joints; joint++) {
      const low = height + (top - height) * (joint / joints);
      const high = height + (top - height) * ((joint + 0.955) / joints);
      ctx.strokeStyle = fade(ink, 0.35 + 0.25 * (stalk / 2));
      ctx.lineWidth = unit * (0.011 - 0.002 * stalk);
      ctx.beginPath();
      ctx.moveTo(x + (lean * joint) / joints, low);
      ctx.lineTo(x + (lean * (joint + 1)) / joints, high);
      ctx.stroke();
      if (joint > 1)
        paintBambooLeaves(brush, { x: x + (lean * joint) / joints, y: low }, side === 0 ? 1 : -1, ink);
    }
  }
}

function paintBambooLeaves({ ctx, unit, random }: Brush, at: Point, side: number, ink: string): void {
  for (let leaf = 0; leaf < random.whole(2, 5); leaf++) {
    const length = unit * random.between(0.06, 0.14);
    ctx.save();
    ctx.translate(at.x, at.y);
    ctx.rotate((side === 1 ? 0 : Math.PI) + side * random.between(-0.2, 0.9));
    ctx.fillStyle = fade(ink, random.between(0.35, 0.85));
    ctx.beginPath();
    ctx.moveTo(0, 0);
    ctx.quadraticCurveTo(length * 0.4, -length * 0.1, length, length * 0.04);
    ctx.quadraticCurveTo(length * 0.4, length * 0.1, 0, 0);
    ctx.fill();
    ctx.restore();
  }
}
