import {
  apart,
  type Brush,
  downwards,
  fillIn,
  grain,
  oval,
  outline,
  paper,
  roundGradient,
  vignette,
  within,
} from './brush.ts';
import { leafPath, pearPath, SIDE, stemPath, veinPath } from './pear-shape.ts';

/** A pear in light. */
export interface Light {
  back: readonly string[];
  /** Where the table begins, and its colours; none: no table. */
  table?: readonly string[];
  /** From the lit to the dark side. */
  body: readonly string[];
  blush?: string;
  leaf?: string;
  stem?: string;
  /** Where the light comes from, 0 left to 1 right. */
  from?: number;
  shadow?: string;
  /** The shine on it, 0 to 1. */
  gloss?: number;
  grain?: number;
  vignette?: string;
  /** A lit edge at its dark side. */
  rim?: string;
}

const TABLE_Y = 152;

export function shadePear(brush: Brush, light: Light): void {
  const { ctx } = brush;
  const x = 66 + (light.from ?? 0.35) * 108;
  const shape = pearPath();
  outline(brush, stemPath(), { colour: light.stem ?? '#4d3721', width: 5.5 });
  fillIn(brush, leafPath(), light.leaf ?? '#4f7d3a');
  outline(brush, veinPath(), { colour: 'rgb(255 255 255 / 30%)', width: 1.2 });
  fillIn(brush, shape, roundGradient(ctx, { x, y: 140, radius: 108 }, ...light.body));
  within(brush, shape, () => {
    if (light.blush)
      paper(brush, roundGradient(ctx, { x: 164, y: 168, radius: 58 }, light.blush, 'transparent'));
    if (light.rim)
      apart(brush, { filter: 'blur(3px)' }, () =>
        outline(brush, shape, { colour: light.rim ?? '', width: 8 }),
      );
    paintGloss(brush, { x, gloss: light.gloss ?? 0.35 });
  });
}

function paintGloss(brush: Brush, { x, gloss }: { x: number; gloss: number }): void {
  const white = `rgb(255 255 255 / ${Math.round(gloss * 100)}%)`;
  apart(brush, { filter: 'blur(2.5px)' }, () => {
    oval(brush, { x: x - 8, y: 148, width: 13, height: 34 }, white);
    oval(brush, { x: x + 8, y: 92, width: 7, height: 16 }, white);
  });
}

export function dropShadow(brush: Brush, colour: string): void {
  apart(brush, { filter: 'blur(6px)' }, () =>
    oval(brush, { x: 148, y: 208, width: 138, height: 22 }, colour),
  );
}

export function backdrop(brush: Brush, light: Pick<Light, 'back' | 'table'>): void {
  paper(brush, downwards(brush.ctx, ...light.back));
  if (!light.table) return;
  const gradient = brush.ctx.createLinearGradient(0, TABLE_Y, 0, SIDE);
  light.table.forEach((colour, index, all) =>
    gradient.addColorStop(index / Math.max(1, all.length - 1), colour),
  );
  brush.ctx.fillStyle = gradient;
  brush.ctx.fillRect(0, TABLE_Y, SIDE, SIDE - TABLE_Y);
}

export function photograph(brush: Brush, light: Light): void {
  backdrop(brush, light);
  dropShadow(brush, light.shadow ?? 'rgb(20 14 8 / 55%)');
  shadePear(brush, light);
  if (light.vignette) vignette(brush, light.vignette);
  if (light.grain) grain(brush, light.grain);
}
