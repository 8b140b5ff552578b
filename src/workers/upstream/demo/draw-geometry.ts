import { paintBackdrop } from './brush.ts';
import type { Brush } from './brush.ts';
import { darken, lighten, mix } from './colour.ts';

interface Tile {
  x: number;
  y: number;
  size: number;
  ground: string;
  figure: string;
  extra: string;
}

type PaintTile = (brush: Brush, tile: Tile) => void;

/** A quilt of simple figures in few colours. */
export function paintGeometry(brush: Brush): void {
  const { width, height, unit, random, palette } = brush;
  paintBackdrop(brush, [palette.paper, darken(palette.paper, 0.04)]);
  const margin = unit * 0.07;
  const columns = Math.max(3, Math.round((width - 2 * margin) / (unit * 0.215)));
  const size = (width - 2 * margin) / columns;
  const rows = Math.max(3, Math.floor((height - 2 * margin) / size));
  const top = (height - rows * size) / 2;
  const taken = new Set<string>();
  for (let cell = 0; cell < rows * columns; cell++) {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    if (taken.has(`${column} ${row}`)) continue;
    const span = random.next() < 0.16 && isFree(taken, { column, row, columns, rows }) ? 2 : 1;
    if (span === 2) for (const [dx, dy] of CORNERS) taken.add(`${column + dx} ${row + dy}`);
    paintTile(brush, {
      x: margin + column * size,
      y: top + row * size,
      size: size * span,
      ...pickColours(brush),
    });
  }
}

/** Cells that a tile of double size takes besides its own. */
const CORNERS = [
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

function isFree(
  taken: Set<string>,
  cell: { column: number; row: number; columns: number; rows: number },
): boolean {
  const { column, row, columns, rows } = cell;
  return column + 1 < columns && row + 1 < rows && !taken.has(`${column + 1} ${row}`);
}

function pickColours({ palette, random }: Brush): Pick<Tile, 'ground' | 'figure' | 'extra'> {
  const light = [palette.paper, lighten(palette.sky[3], 0.1), palette.sky[2]];
  const strong = [
    palette.accent,
    palette.second,
    palette.near,
    mix(palette.sky[0], palette.near, 0.2),
    palette.accent,
    palette.sky[0],
  ];
  const [ground, figure] =
    random.next() < 0.62
      ? [random.pick(light), random.pick(strong)]
      : [random.pick(strong), random.pick(light)];
  let extra = random.pick([...strong, ...light]);
  if (extra === ground) extra = figure;
  return { ground, figure, extra };
}

function paintTile(brush: Brush, tile: Tile): void {
  const { ctx, random } = brush;
  ctx.save();
  ctx.beginPath();
  ctx.rect(tile.x, tile.y, tile.size, tile.size);
  ctx.clip();
  ctx.translate(tile.x + tile.size / 2, tile.y + tile.size / 2);
  ctx.rotate((random.whole(0, 3) * Math.PI) / 2);
  ctx.scale(tile.size, tile.size);
  ctx.fillStyle = tile.ground;
  ctx.fillRect(-0.51, -0.51, 1.02, 1.02);
  random.pick(TILES)(brush, tile);
  ctx.restore();
}

/** Each within a square of side 1 around the origin. */
const TILES: readonly PaintTile[] = [
  ({ ctx }, { figure, extra }) => {
    fillArc(ctx, { x: -0.5, y: -0.5, radius: 1, from: 0, to: 0.5, colour: figure });
    fillArc(ctx, { x: -0.5, y: -0.5, radius: 0.5, from: 0, to: 0.5, colour: extra });
  },
  ({ ctx }, { figure, ground }) => {
    for (const [step, radius] of [0.46, 0.35, 0.24, 0.13].entries()) {
      fillArc(ctx, { x: 0, y: 0, radius, from: 0, to: 2, colour: step % 2 === 0 ? figure : ground });
    }
  },
  ({ ctx }, { figure, extra }) => {
    fillArc(ctx, { x: 0, y: -0.5, radius: 0.5, from: 0, to: 1, colour: figure });
    fillArc(ctx, { x: 0, y: 0, radius: 0.5, from: 0, to: 1, colour: extra });
  },
  ({ ctx }, { figure }) => {
    ctx.fillStyle = figure;
    for (let stripe = 0; stripe < 4; stripe++) ctx.fillRect(-0.5, -0.5 + stripe * 0.25, 1, 0.125);
  },
  ({ ctx }, { figure, extra }) => {
    fillPath(ctx, figure, [
      [-0.5, 0.5],
      [0.5, 0.5],
      [0.5, -0.5],
    ]);
    fillArc(ctx, { x: -0.2, y: -0.2, radius: 0.17, from: 0, to: 2, colour: extra });
  },
  ({ ctx }, { figure }) => {
    ctx.fillStyle = figure;
    ctx.beginPath();
    ctx.moveTo(-0.5, 0.5);
    ctx.arc(-0.5, -0.5, 1, Math.PI / 2, 0, true);
    ctx.arc(0.5, 0.5, 1, -Math.PI / 2, -Math.PI, true);
    ctx.fill();
  },
  ({ ctx }, { figure }) => {
    for (let dot = 0; dot < 16; dot++) {
      const at = { x: ((dot % 4) - 1.5) * 0.25, y: (Math.floor(dot / 4) - 1.5) * 0.25 };
      fillArc(ctx, { ...at, radius: 0.07, from: 0, to: 2, colour: figure });
    }
  },
  ({ ctx }, { figure, extra }) => {
    fillArc(ctx, { x: 0, y: 0, radius: 0.36, from: 0, to: 2, colour: figure });
    fillArc(ctx, { x: 0, y: 0, radius: 0.36, from: 0.5, to: 1.5, colour: extra });
  },
  ({ ctx }, { figure, extra }) => {
    for (const [corner, colour] of [
      [-0.5, figure],
      [0, extra],
    ] as const) {
      fillPath(ctx, colour, [
        [-0.5, corner + 0.5],
        [0, corner],
        [0.5, corner + 0.5],
      ]);
    }
  },
  ({ ctx }, { figure, extra }) => {
    fillArc(ctx, { x: -0.5, y: 0.5, radius: 0.98, from: 1.5, to: 2, colour: figure });
    fillArc(ctx, { x: -0.5, y: 0.5, radius: 0.7, from: 1.5, to: 2, colour: extra });
    fillArc(ctx, { x: -0.5, y: 0.5, radius: 0.42, from: 1.5, to: 2, colour: figure });
  },
];

interface Arc {
  x: number;
  y: number;
  radius: number;
  /** In half turns. */
  from: number;
  to: number;
  colour: string;
}

function fillArc(ctx: OffscreenCanvasRenderingContext2D, { x, y, radius, from, to, colour }: Arc): void {
  ctx.fillStyle = colour;
  ctx.beginPath();
  if (to - from < 2) ctx.moveTo(x, y);
  ctx.arc(x, y, radius, from * Math.PI, to * Math.PI);
  ctx.fill();
}

function fillPath(
  ctx: OffscreenCanvasRenderingContext2D,
  colour: string,
  points: readonly (readonly [number, number])[],
): void {
  ctx.fillStyle = colour;
  ctx.beginPath();
  for (const [x, y] of points) ctx.lineTo(x, y);
  ctx.fill();
}
