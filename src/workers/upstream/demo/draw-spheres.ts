import { fillStops, paintBackdrop, paintSoft, withMode } from './brush.ts';
import type { Brush, Point } from './brush.ts';
import { darken, fade, lighten, mix } from './colour.ts';
import { paintFloorShadow, paintSphere } from './draw-sphere.ts';
import type { Sphere } from './draw-sphere.ts';

/** A studio set: an arch, plinths and spheres in soft light. */
export function paintSpheres(brush: Brush): void {
  const { width, height, unit, random, palette } = brush;
  const wall = mix(palette.sky[3], palette.paper, 0.35);
  const floorY = height * 0.64;
  paintBackdrop(brush, [mix(wall, palette.sky[2], 0.55), wall, lighten(wall, 0.3)], floorY);
  if (!brush.isTransparent) paintFloor(brush, floorY, wall);
  const centre = width * random.between(0.42, 0.58);
  const colours = [
    palette.accent,
    palette.second,
    palette.sky[2],
    palette.sky[1],
    palette.sky[0],
    palette.far,
  ];
  paintArch(
    brush,
    { x: centre + unit * random.between(-0.1, 0.1), y: floorY + unit * 0.02 },
    mix(palette.sky[2], palette.accent, 0.2),
  );
  paintPlinth(
    brush,
    { x: centre - unit * 0.2, y: floorY + unit * 0.13 },
    {
      radius: unit * 0.15,
      height: unit * random.between(0.13, 0.22),
      colour: mix(palette.paper, palette.sky[2], 0.3),
    },
  );
  paintPlinth(
    brush,
    { x: centre + unit * 0.16, y: floorY + unit * 0.17 },
    {
      radius: unit * 0.13,
      height: unit * random.between(0.06, 0.12),
      colour: mix(palette.paper, palette.second, 0.35),
    },
  );
  for (const sphere of placeSpheres(brush, { x: centre, y: floorY }, colours)) {
    if (sphere.onFloor)
      paintFloorShadow(
        brush,
        { x: sphere.x, y: sphere.y + sphere.radius * 0.96 },
        sphere.radius,
        darken(palette.sky[0], 0.2),
      );
    paintSphere(brush, sphere, wall);
  }
}

function paintFloor(brush: Brush, floorY: number, wall: string): void {
  const { ctx, width, height, unit, palette } = brush;
  const near = mix(wall, palette.sky[2], 0.45);
  ctx.fillStyle = fillStops(ctx.createLinearGradient(0, floorY - unit * 0.05, 0, height), [
    lighten(wall, 0.3),
    lighten(wall, 0.12),
    near,
  ]);
  ctx.fillRect(0, floorY - unit * 0.05, width, height);
  withMode(brush, 'soft-light', () =>
    paintSoft(brush, {
      x: width * 0.2,
      y: height * 0.1,
      rx: width * 0.8,
      ry: height * 0.9,
      colour: palette.light,
      alpha: 0.7,
    }),
  );
}

function paintArch(brush: Brush, { x, y }: Point, colour: string): void {
  const { ctx, unit, random } = brush;
  const radius = unit * random.between(0.24, 0.29);
  const leg = unit * random.between(0.16, 0.26);
  const thick = radius * 0.34;
  const trace = (outer: number): void => {
    ctx.moveTo(x - outer, y);
    ctx.lineTo(x - outer, y - leg);
    ctx.arc(x, y - leg, outer, Math.PI, 0);
    ctx.lineTo(x + outer, y);
    ctx.closePath();
  };
  const side = unit * 0.035;
  ctx.save();
  ctx.translate(side, -side * 0.25);
  ctx.fillStyle = darken(colour, 0.32);
  ctx.beginPath();
  trace(radius);
  trace(radius - thick);
  ctx.fill('evenodd');
  ctx.restore();
  const light = ctx.createLinearGradient(x - radius, y - leg - radius, x + radius, y);
  light.addColorStop(0, lighten(colour, 0.32));
  light.addColorStop(0.55, colour);
  light.addColorStop(1, darken(colour, 0.16));
  ctx.fillStyle = light;
  ctx.beginPath();
  trace(radius);
  trace(radius - thick);
  ctx.fill('evenodd');
}

function paintPlinth(
  brush: Brush,
  { x, y }: Point,
  plinth: { radius: number; height: number; colour: string },
): void {
  const { ctx, palette } = brush;
  const { radius, height, colour } = plinth;
  const flat = radius * 0.27;
  paintFloorShadow(
    brush,
    { x: x + radius * 0.1, y: y + flat * 0.3 },
    radius * 1.15,
    darken(palette.sky[0], 0.2),
  );
  const side = ctx.createLinearGradient(x - radius, 0, x + radius, 0);
  side.addColorStop(0, lighten(colour, 0.22));
  side.addColorStop(0.35, colour);
  side.addColorStop(0.85, darken(colour, 0.3));
  side.addColorStop(1, darken(colour, 0.2));
  ctx.fillStyle = side;
  ctx.beginPath();
  ctx.ellipse(x, y, radius, flat, 0, 0, Math.PI);
  ctx.lineTo(x - radius, y - height);
  ctx.lineTo(x + radius, y - height);
  ctx.fill();
  ctx.fillRect(x - radius, y - height, radius * 2, height);
  const top = ctx.createLinearGradient(x - radius, y - height - flat, x + radius, y - height + flat);
  top.addColorStop(0, lighten(colour, 0.5));
  top.addColorStop(1, lighten(colour, 0.12));
  ctx.fillStyle = top;
  ctx.beginPath();
  ctx.ellipse(x, y - height, radius, flat, 0, 0, Math.PI * 2);
  ctx.fill();
  ctx.strokeStyle = fade('#ffffff', 0.35);
  ctx.lineWidth = Math.max(0.5, radius * 0.008);
  ctx.stroke();
}

type Placed = Sphere & { onFloor: boolean };

/** From the back to the front, none into another. */
function placeSpheres({ unit, random, width, height }: Brush, centre: Point, colours: string[]): Placed[] {
  const spheres: Placed[] = [];
  for (let trial = 0; trial < 60 && spheres.length < 9; trial++) {
    const radius = unit * (spheres.length < 2 ? random.between(0.085, 0.125) : random.between(0.022, 0.065));
    const depth = random.between(0.1, 0.31);
    const sphere = {
      x: centre.x + random.bell() * Math.min(width * 0.42, unit * 0.6),
      y: centre.y + unit * depth - radius,
      radius,
      colour: random.pick(colours),
      gloss: random.next(),
      onFloor: true,
    };
    const isClear = spheres.every(
      (other) =>
        Math.hypot(other.x - sphere.x, (other.y + other.radius - sphere.y - radius) * 2.2) >
        (other.radius + radius) * 1.05,
    );
    if (isClear && sphere.y + radius < height * 0.985) spheres.push(sphere);
  }
  return spheres.sort((a, b) => a.y + a.radius - b.y - b.radius);
}
