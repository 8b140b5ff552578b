import { boxAround, paintSoft, paintWithin, withMode } from './brush.ts';
import type { Brush, Point } from './brush.ts';
import { darken, lighten, mix } from './colour.ts';

export interface Sphere extends Point {
  radius: number;
  colour: string;
  /** 0 matt to 1 glossy. */
  gloss: number;
}

/** A sphere lit from the upper left, with the light of its surroundings on its dark side. */
export function paintSphere(brush: Brush, sphere: Sphere, bounce: string): void {
  paintWithin(brush, boxAround(sphere, sphere.radius), {
    trace: (ctx) => ctx.arc(sphere.x, sphere.y, sphere.radius, 0, Math.PI * 2),
    paint: (sheet) => paintBody(sheet, sphere, bounce),
  });
}

function paintBody(brush: Brush, { x, y, radius, colour, gloss }: Sphere, bounce: string): void {
  const { ctx } = brush;
  const body = ctx.createRadialGradient(
    x - radius * 0.42,
    y - radius * 0.48,
    radius * 0.04,
    x - radius * 0.08,
    y - radius * 0.1,
    radius * 1.14,
  );
  body.addColorStop(0, lighten(colour, 0.42));
  body.addColorStop(0.3, lighten(colour, 0.1));
  body.addColorStop(0.62, darken(colour, 0.16));
  body.addColorStop(0.9, darken(mix(colour, bounce, 0.12), 0.46));
  body.addColorStop(1, darken(mix(colour, bounce, 0.3), 0.42));
  ctx.fillStyle = body;
  ctx.fillRect(x - radius - 2, y - radius - 2, radius * 2 + 4, radius * 2 + 4);
  withMode(brush, 'screen', () => {
    paintSoft(brush, {
      x: x + radius * 0.1,
      y: y + radius * 1.02,
      rx: radius * 0.95,
      ry: radius * 0.42,
      colour: bounce,
      alpha: 0.42,
    });
    paintSoft(brush, {
      x: x - radius * 0.38,
      y: y - radius * 0.45,
      rx: radius * 0.5,
      ry: radius * 0.42,
      colour: '#ffffff',
      alpha: 0.2 + 0.25 * gloss,
      angle: -0.7,
    });
    if (gloss > 0.4) {
      paintSoft(brush, {
        x: x - radius * 0.4,
        y: y - radius * 0.5,
        rx: radius * 0.17,
        ry: radius * 0.11,
        colour: '#ffffff',
        alpha: gloss,
        angle: -0.7,
      });
    }
  });
}

/** The shadow that something of this width throws on the floor, to the lower right. */
export function paintFloorShadow(brush: Brush, { x, y }: Point, radius: number, colour: string): void {
  withMode(brush, 'multiply', () => {
    paintSoft(brush, {
      x: x + radius * 0.75,
      y: y + radius * 0.02,
      rx: radius * 1.9,
      ry: radius * 0.36,
      colour,
      alpha: 0.5,
    });
    paintSoft(brush, { x: x + radius * 0.15, y, rx: radius * 0.95, ry: radius * 0.2, colour, alpha: 0.75 });
  });
}
