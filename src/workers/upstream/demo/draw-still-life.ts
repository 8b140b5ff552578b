import { fillStops, paintBackdrop, paintSoft, paintWithin, withMode } from './brush.ts';
import type { Brush, Point } from './brush.ts';
import { darken, fade, lighten, mix } from './colour.ts';
import { paintBranches } from './draw-branches.ts';
import { paintFloorShadow, paintSphere } from './draw-sphere.ts';

/** A vase with branches, and fruit, on a table in the light of a window. */
export function paintStillLife(brush: Brush): void {
  const { width, height, unit, random, palette } = brush;
  const table = height * random.between(0.7, 0.75);
  const wall = mix(mix(palette.sky[1], palette.paper, 0.45), palette.sky[3], 0.3);
  paintBackdrop(brush, [darken(wall, 0.14), wall, lighten(wall, 0.12)], table);
  if (!brush.isTransparent) {
    paintWindowLight(brush, table);
    paintTable(brush, table, wall);
  }
  const foot = { x: width * random.between(0.42, 0.54), y: table + unit * 0.1 };
  const vase = {
    rise: unit * random.between(0.34, 0.42),
    breadth: unit * random.between(0.11, 0.14),
    neck: random.between(0.3, 0.5),
  };
  const colour = random.pick([
    palette.accent,
    mix(palette.sky[0], palette.second, 0.2),
    palette.second,
    mix(palette.paper, palette.sky[1], 0.35),
  ]);
  paintBranches(brush, { x: foot.x, y: foot.y - vase.rise * 0.94 }, height);
  paintFloorShadow(
    brush,
    { x: foot.x + vase.breadth * 0.2, y: foot.y },
    vase.breadth * 1.15,
    darken(palette.near, 0.1),
  );
  paintVase(brush, foot, { ...vase, colour });
  paintFruit(brush, foot, wall);
}

function paintWindowLight(brush: Brush, table: number): void {
  const { ctx, width, unit, random, palette } = brush;
  const left = width * random.between(0.08, 0.3);
  withMode(brush, 'soft-light', () => {
    for (let blur = 0; blur < 7; blur++) {
      const grow = unit * 0.006 * (blur - 3);
      ctx.fillStyle = fade(palette.light, 0.16);
      for (let pane = 0; pane < 4; pane++) {
        const x = left + (pane % 2) * unit * 0.25;
        const y = table * 0.12 + Math.floor(pane / 2) * unit * 0.3;
        ctx.beginPath();
        ctx.moveTo(x - grow, y - grow);
        ctx.lineTo(x + unit * 0.22 + grow, y + unit * 0.05 - grow);
        ctx.lineTo(x + unit * 0.3 + grow, y + unit * 0.32 + grow);
        ctx.lineTo(x + unit * 0.08 - grow, y + unit * 0.27 + grow);
        ctx.fill();
      }
    }
    paintSoft(brush, {
      x: left,
      y: table * 0.3,
      rx: width * 0.7,
      ry: table * 0.7,
      colour: palette.light,
      alpha: 0.55,
    });
  });
}

function paintTable(brush: Brush, table: number, wall: string): void {
  const { ctx, width, height, unit, palette, random } = brush;
  const wood = mix(mix(palette.near, palette.accent, 0.35), wall, 0.42);
  ctx.fillStyle = fillStops(ctx.createLinearGradient(0, table, 0, height), [
    lighten(wood, 0.16),
    wood,
    darken(wood, 0.3),
  ]);
  ctx.fillRect(0, table, width, height - table);
  for (let grain = 0; grain < 60; grain++) {
    const y = table + random.next() ** 1.4 * (height - table);
    paintSoft(brush, {
      x: random.next() * width,
      y,
      rx: unit * random.between(0.2, 0.6),
      ry: unit * random.between(0.001, 0.004),
      colour: random.next() < 0.5 ? darken(wood, 0.35) : lighten(wood, 0.25),
      alpha: 0.2,
    });
  }
  paintSoft(brush, {
    x: width / 2,
    y: table,
    rx: width * 0.8,
    ry: unit * 0.012,
    colour: darken(wood, 0.5),
    alpha: 0.5,
  });
  withMode(brush, 'soft-light', () =>
    paintSoft(brush, {
      x: width * 0.3,
      y: table + unit * 0.1,
      rx: unit * 0.6,
      ry: unit * 0.16,
      colour: palette.light,
      alpha: 0.75,
    }),
  );
}

interface Vase {
  rise: number;
  breadth: number;
  /** Share of the belly's breadth. */
  neck: number;
  colour: string;
}

function paintVase(brush: Brush, foot: Point, vase: Vase): void {
  const { ctx } = brush;
  const { rise, breadth, colour, neck } = vase;
  paintWithin(
    brush,
    { x: foot.x - breadth * 1.2, y: foot.y - rise * 1.1, width: breadth * 2.4, height: rise * 1.3 },
    {
      trace: (sheet) => traceVase(sheet, foot, vase),
      paint: (sheet) => paintGlaze(sheet, foot, vase),
    },
  );
  ctx.fillStyle = darken(colour, 0.66);
  ctx.beginPath();
  ctx.ellipse(foot.x, foot.y - rise, breadth * neck * 1.18, breadth * 0.085, 0, 0, Math.PI * 2);
  ctx.fill();
  ctx.strokeStyle = lighten(colour, 0.3);
  ctx.lineWidth = breadth * 0.035;
  ctx.stroke();
}

function paintGlaze(brush: Brush, foot: Point, { rise, breadth, colour }: Vase): void {
  const { ctx, palette, random } = brush;
  const body = ctx.createLinearGradient(foot.x - breadth, 0, foot.x + breadth, 0);
  body.addColorStop(0, darken(colour, 0.1));
  body.addColorStop(0.24, lighten(colour, 0.36));
  body.addColorStop(0.5, colour);
  body.addColorStop(0.88, darken(colour, 0.5));
  body.addColorStop(1, darken(mix(colour, palette.paper, 0.2), 0.36));
  ctx.fillStyle = body;
  ctx.fillRect(foot.x - breadth * 1.2, foot.y - rise * 1.1, breadth * 2.4, rise * 1.3);
  const band = foot.y - rise * random.between(0.34, 0.5);
  withMode(brush, 'multiply', () => {
    for (const [offset, thick] of [
      [0, 0.05],
      [0.075, 0.012],
      [-0.04, 0.012],
    ] as const) {
      ctx.strokeStyle = fade(mix(palette.near, palette.accent, 0.35), 0.5);
      ctx.lineWidth = rise * thick;
      ctx.beginPath();
      ctx.ellipse(foot.x, band - rise * offset, breadth * 1.05, breadth * 0.16, 0, 0, Math.PI);
      ctx.stroke();
    }
  });
  withMode(brush, 'screen', () => {
    paintSoft(brush, {
      x: foot.x - breadth * 0.48,
      y: foot.y - rise * 0.5,
      rx: breadth * 0.2,
      ry: rise * 0.3,
      colour: '#ffffff',
      alpha: 0.36,
      angle: 0.06,
    });
    paintSoft(brush, {
      x: foot.x - breadth * 0.5,
      y: foot.y - rise * 0.56,
      rx: breadth * 0.055,
      ry: rise * 0.1,
      colour: '#ffffff',
      alpha: 0.75,
      angle: 0.06,
    });
  });
}

function traceVase(
  ctx: OffscreenCanvasRenderingContext2D,
  { x, y }: Point,
  { rise, breadth, neck }: Vase,
): void {
  const lip = breadth * neck * 1.18;
  const throat = breadth * neck;
  const base = breadth * 0.56;
  ctx.moveTo(x - lip, y - rise);
  for (const side of [-1, 1]) {
    if (side === 1) ctx.ellipse(x, y, base, breadth * 0.13, 0, Math.PI, 0, true);
    const points = [
      [throat, rise * 0.93, throat, rise * 0.86, throat * 1.05, rise * 0.8],
      [throat * 1.4, rise * 0.7, breadth, rise * 0.68, breadth, rise * 0.48],
      [breadth, rise * 0.26, base * 1.1, rise * 0.16, base, 0],
    ] as const;
    if (side === -1) {
      for (const [ax, ay, bx, by, cx, cy] of points)
        ctx.bezierCurveTo(x - ax, y - ay, x - bx, y - by, x - cx, y - cy);
    } else {
      ctx.bezierCurveTo(
        x + base * 1.1,
        y - rise * 0.16,
        x + breadth,
        y - rise * 0.26,
        x + breadth,
        y - rise * 0.48,
      );
      ctx.bezierCurveTo(
        x + breadth,
        y - rise * 0.68,
        x + throat * 1.4,
        y - rise * 0.7,
        x + throat * 1.05,
        y - rise * 0.8,
      );
      ctx.bezierCurveTo(x + throat, y - rise * 0.86, x + throat, y - rise * 0.93, x + lip, y - rise);
    }
  }
  ctx.closePath();
}

function paintFruit(brush: Brush, vase: Point, wall: string): void {
  const { ctx, unit, random, palette } = brush;
  const colours = [
    mix(palette.accent, '#d8402f', 0.3),
    mix(palette.second, '#e8b23a', 0.4),
    mix(palette.accent, palette.second, 0.5),
  ];
  const side = random.next() < 0.5 ? -1 : 1;
  const places = [
    { x: vase.x + side * unit * 0.24, y: vase.y + unit * 0.03, radius: unit * 0.062 },
    { x: vase.x + side * unit * 0.345, y: vase.y + unit * 0.065, radius: unit * 0.055 },
    { x: vase.x - side * unit * 0.235, y: vase.y + unit * 0.075, radius: unit * 0.05 },
  ];
  for (const place of places.slice(0, random.whole(2, 3))) {
    const { x, y, radius } = place;
    paintFloorShadow(brush, { x, y }, radius, darken(palette.near, 0.1));
    paintSphere(brush, { x, y: y - radius * 0.92, radius, colour: random.pick(colours), gloss: 0.55 }, wall);
    paintSoft(brush, {
      x: x + radius * 0.08,
      y: y - radius * 1.72,
      rx: radius * 0.26,
      ry: radius * 0.1,
      colour: darken(palette.near, 0.2),
      alpha: 0.6,
    });
    ctx.strokeStyle = mix(palette.near, '#3b2a1e', 0.5);
    ctx.lineWidth = radius * 0.07;
    ctx.beginPath();
    ctx.moveTo(x + radius * 0.08, y - radius * 1.7);
    ctx.quadraticCurveTo(x + radius * 0.1, y - radius * 2, x + radius * 0.26, y - radius * 2.12);
    ctx.stroke();
  }
}
