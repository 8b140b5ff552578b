import { boxAround, paintBackdrop, paintDisc, paintSoft, paintWithin, withMode } from './brush.ts';
import type { Brush, Point } from './brush.ts';
import { darken, fade, lighten, mix } from './colour.ts';
import { paintStars } from './draw-sky.ts';

interface Planet extends Point {
  radius: number;
  tilt: number;
}

/** A ringed planet before a nebula. */
export function paintPlanet(brush: Brush): void {
  const { width, height, unit, random, palette } = brush;
  const planet = {
    x: width * random.between(0.4, 0.62),
    y: height * random.between(0.44, 0.58),
    radius: unit * random.between(0.2, 0.26),
    tilt: random.between(-0.5, -0.2),
  };
  paintBackdrop(brush, [
    darken(palette.sky[0], 0.55),
    darken(palette.sky[0], 0.35),
    darken(palette.sky[1], 0.5),
  ]);
  if (!brush.isTransparent) {
    paintNebula(brush);
    paintStars(brush, height * 1.3, 1300);
  }
  paintRing(brush, planet, 'behind');
  paintGlobe(brush, planet);
  paintRing(brush, planet, 'before');
  paintMoons(brush, planet);
}

function paintNebula(brush: Brush): void {
  const { width, height, unit, random, noise, palette } = brush;
  const slope = random.between(-0.5, 0.5);
  const offset = random.between(0, 99);
  withMode(brush, 'screen', () => {
    for (let cloud = 0; cloud < 150; cloud++) {
      const share = random.next();
      const drift = random.bell() * 0.5;
      const x = share * width;
      const y =
        height * (0.5 + slope * (share - 0.5)) + (drift * 0.6 + 0.2 * noise(offset + share * 4, 3)) * height;
      paintSoft(brush, {
        x,
        y,
        rx: unit * random.between(0.06, 0.3),
        ry: unit * random.between(0.04, 0.16),
        colour: random.pick([palette.sky[1], palette.sky[2], palette.accent, palette.second, palette.sky[1]]),
        alpha: 0.15 * (1 - Math.abs(drift)),
        angle: slope + random.bell() * 0.6,
      });
    }
  });
}

function paintGlobe(brush: Brush, planet: Planet): void {
  const { ctx, palette } = brush;
  const { x, y, radius } = planet;
  withMode(brush, 'screen', () =>
    paintSoft(brush, { x, y, rx: radius * 1.6, ry: radius * 1.6, colour: palette.sky[2], alpha: 0.4 }),
  );
  paintWithin(brush, boxAround(planet, radius), {
    trace: (sheet) => sheet.arc(x, y, radius, 0, Math.PI * 2),
    paint: (sheet) => {
      paintBands(sheet, planet);
      paintNight(sheet, planet);
    },
  });
  ctx.beginPath();
  ctx.arc(x, y, radius, Math.PI * 0.85, Math.PI * 1.75);
  ctx.strokeStyle = fade(lighten(palette.sky[3], 0.4), 0.6);
  ctx.lineWidth = radius * 0.008;
  ctx.stroke();
}

function paintBands({ ctx, random, noise, palette }: Brush, { x, y, radius, tilt }: Planet): void {
  const colours = [
    palette.sky[2],
    palette.sky[3],
    palette.accent,
    mix(palette.second, palette.sky[3], 0.4),
    palette.sky[1],
  ];
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(tilt);
  ctx.fillStyle = mix(palette.sky[2], palette.sky[3], 0.5);
  ctx.fillRect(-radius * 1.5, -radius * 1.5, radius * 3, radius * 3);
  for (let band = 0; band < 26; band++) {
    const middle = random.between(-1, 1) * radius;
    const thick = radius * random.between(0.015, 0.12);
    const offset = random.between(0, 60);
    ctx.fillStyle = fade(random.pick(colours), random.between(0.25, 0.7));
    ctx.beginPath();
    for (let step = 0; step <= 40; step++)
      ctx.lineTo(-radius + (step / 20) * radius, middle + noise(offset + step * 0.22, 2) * radius * 0.025);
    for (let step = 40; step >= 0; step--)
      ctx.lineTo(
        -radius + (step / 20) * radius,
        middle + thick + noise(offset + 9 + step * 0.22, 2) * radius * 0.025,
      );
    ctx.fill();
  }
  ctx.restore();
}

function paintNight({ ctx, palette }: Brush, { x, y, radius }: Planet): void {
  const shade = ctx.createRadialGradient(
    x - radius * 0.5,
    y - radius * 0.5,
    radius * 0.2,
    x - radius * 0.3,
    y - radius * 0.3,
    radius * 1.45,
  );
  shade.addColorStop(0, fade('#ffffff', 0.2));
  shade.addColorStop(0.4, fade('#000000', 0));
  shade.addColorStop(0.75, fade(darken(palette.sky[0], 0.7), 0.75));
  shade.addColorStop(1, fade(darken(palette.sky[0], 0.85), 0.97));
  ctx.fillStyle = shade;
  ctx.fillRect(x - radius * 1.1, y - radius * 1.1, radius * 2.2, radius * 2.2);
}

function paintRing(brush: Brush, { x, y, radius, tilt }: Planet, part: 'behind' | 'before'): void {
  const { ctx, noise, palette } = brush;
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(tilt);
  const circles = 84;
  for (let circle = 0; circle < circles; circle++) {
    const share = circle / circles;
    const reach = radius * (1.32 + 0.92 * share);
    const density =
      Math.max(0, 0.5 + 0.7 * noise(circle * 0.33, 3)) * (Math.abs(share - 0.62) < 0.03 ? 0.06 : 1);
    ctx.strokeStyle = fade(
      mix(palette.sky[3], palette.second, 0.5 + 0.5 * noise(circle * 0.13)),
      0.6 * density * (1 - share * 0.5),
    );
    ctx.lineWidth = ((radius * 0.92) / circles) * 1.15;
    ctx.beginPath();
    ctx.ellipse(
      0,
      0,
      reach,
      reach * 0.27,
      0,
      part === 'behind' ? Math.PI : 0,
      part === 'behind' ? Math.PI * 2 : Math.PI,
    );
    ctx.stroke();
  }
  ctx.restore();
}

function paintMoons(brush: Brush, planet: Planet): void {
  const { ctx, unit, random, palette } = brush;
  for (let moon = 0; moon < random.whole(1, 3); moon++) {
    const angle = random.between(0, Math.PI * 2);
    const away = planet.radius * random.between(2, 2.6);
    const at = { x: planet.x + Math.cos(angle) * away * 1.1, y: planet.y + Math.sin(angle) * away * 0.75 };
    const radius = unit * random.between(0.012, 0.03);
    const light = ctx.createRadialGradient(
      at.x - radius * 0.5,
      at.y - radius * 0.5,
      0,
      at.x - radius * 0.2,
      at.y - radius * 0.2,
      radius * 1.3,
    );
    light.addColorStop(0, lighten(palette.sky[3], 0.5));
    light.addColorStop(0.5, mix(palette.far, palette.sky[3], 0.4));
    light.addColorStop(1, darken(palette.sky[0], 0.7));
    ctx.fillStyle = light;
    paintDisc(brush, at, radius);
  }
}
