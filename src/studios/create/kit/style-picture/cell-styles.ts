import { apart, between, type Brush, dot, downwards, fillIn, outline, oval, paper } from './brush.ts';
import { isInPear, leafPath, pearPath, pearPoints, type Point, SIDE, stemPath } from './pear-shape.ts';

/** Lit from the left: 0 dark to 1 light. */
const lightAt = ({ x, y }: Point): number =>
  Math.max(0, Math.min(1, 1.05 - (x - 66) / 116 - Math.max(0, y - 190) / 60));

function mix(colours: readonly string[], share: number): string {
  const place = Math.max(0, Math.min(0.999, share)) * colours.length;
  return colours[Math.floor(place)] ?? colours[0] ?? '';
}

const polygon = (points: readonly Point[]): Path2D =>
  new Path2D(`M${points.map(({ x, y }) => `${x} ${y}`).join('L')}Z`);

const GREENS = ['#4c7a24', '#6c9a2e', '#8eb53c', '#b3cf55', '#d9e67f', '#f2f6b8'];

/** Triangles of a shaken grid. */
function triangles(brush: Brush, step: number): Point[][] {
  const rows = Math.ceil(SIDE / step) + 2;
  const grid = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: rows }, (__, column) => ({
      x: (column - 0.5) * step + between(brush, -0.34, 0.34) * step,
      y: (row - 0.5) * step + between(brush, -0.34, 0.34) * step,
    })),
  );
  return grid.flatMap((line, row) =>
    line.flatMap((corner, column) => {
      const [right, below, across] = [line[column + 1], grid[row + 1]?.[column], grid[row + 1]?.[column + 1]];
      return right && below && across
        ? [
            [corner, right, across],
            [corner, across, below],
          ]
        : [];
    }),
  );
}

const centreOf = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
});

function lowPoly(brush: Brush) {
  const back = ['#5d4a86', '#84608f', '#b0748f', '#d58c86', '#f0a884'];
  const facet = (points: Point[], colour: string) => {
    fillIn(brush, polygon(points), colour);
    outline(brush, polygon(points), { colour, width: 0.8 });
  };
  for (const points of triangles(brush, 48)) {
    const { x, y } = centreOf(points);
    facet(points, mix(back, 1 - (x + y) / 480 + between(brush, -0.12, 0.12)));
  }
  outline(brush, stemPath(), { colour: '#4d3724', width: 7 });
  brush.ctx.save();
  brush.ctx.clip(pearPath());
  for (const points of triangles(brush, 26))
    facet(points, mix(GREENS, lightAt(centreOf(points)) + between(brush, -0.14, 0.14)));
  brush.ctx.restore();
  fillIn(brush, new Path2D('M127 52L148 36L173 44Z'), '#5fae4c');
  fillIn(brush, new Path2D('M127 52L173 44L150 58Z'), '#3d8a3c');
}

function origami(brush: Brush) {
  paper(brush, downwards(brush.ctx, '#f4cfae', '#dd9c74'));
  apart(brush, { filter: 'blur(6px)' }, () =>
    oval(brush, { x: 146, y: 210, width: 130, height: 20 }, 'rgb(110 50 20 / 55%)'),
  );
  const outer = pearPoints().filter((_, index) => index % 4 === 0);
  const hearts = [
    { x: 116, y: 118 },
    { x: 108, y: 168 },
  ];
  fillIn(brush, polygon(outer), '#e6dfcd');
  outer.forEach((point, index) => {
    const next = outer[(index + 1) % outer.length] ?? point;
    const [high, low] = hearts;
    if (!high || !low) return;
    const heart = (point.y + next.y) / 2 < 140 ? high : low;
    const tones = ['#b9ae98', '#d3c9b3', '#e6dfcd', '#f4efe2', '#fffdf6'];
    fillIn(brush, polygon([point, next, heart]), mix(tones, lightAt(centreOf([point, next, heart]))));
  });
  fillIn(
    brush,
    polygon([
      { x: 62, y: 168 },
      { x: 116, y: 118 },
      { x: 108, y: 168 },
    ]),
    '#fffdf6',
  );
  fillIn(
    brush,
    polygon([
      { x: 178, y: 168 },
      { x: 116, y: 118 },
      { x: 108, y: 168 },
    ]),
    '#cfc4ac',
  );
  fillIn(brush, new Path2D('M116 68L124 34L128 66Z'), '#8a6a4c');
  fillIn(brush, new Path2D('M127 54L146 34L178 42Z'), '#8fbf8a');
  fillIn(brush, new Path2D('M127 54L178 42L152 60Z'), '#5f9a68');
}

const CELL = 12;

function block(brush: Brush, at: { column: number; row: number; size?: number }, colour: string) {
  brush.ctx.fillStyle = colour;
  brush.ctx.fillRect(at.column * CELL, at.row * CELL, CELL * (at.size ?? 1), CELL);
}

function pixelNight(brush: Brush) {
  for (let row = 0; row < 20; row += 1) {
    const colour = row < 10 ? '#4b3d8f' : row < 15 ? '#6a55b8' : '#e8788c';
    block(brush, { column: 0, row, size: 20 }, colour);
  }
  for (let star = 0; star < 14; star += 1) {
    const at = { column: Math.floor(between(brush, 0, 20)), row: Math.floor(between(brush, 0, 12)) };
    block(brush, at, '#8d7fd0');
  }
  block(brush, { column: 6, row: 18, size: 9 }, '#a4486a');
}

function pixelArt(brush: Brush) {
  pixelNight(brush);
  for (let row = 5; row < 18; row += 1)
    for (let column = 4; column < 16; column += 1) {
      const at = { x: (column + 0.5) * CELL, y: (row + 0.5) * CELL };
      const isEdge = [-CELL, CELL].some((step) => !isInPear({ x: at.x + step, y: at.y })) || row === 17;
      const colour = isEdge ? '#2f4a18' : mix(GREENS, lightAt(at));
      if (isInPear(at)) block(brush, { column, row }, colour);
    }
  for (const [column, row] of [
    [10, 3],
    [10, 4],
    [9, 5],
  ] as const)
    block(brush, { column, row }, '#5a3a22');
  for (const [column, row, size] of [
    [12, 2, 3],
    [11, 3, 4],
    [12, 4, 2],
  ] as const)
    block(brush, { column, row, size }, '#4fb848');
}

/** Pieces around random seeds, by the nearest of them. */
function pieces(brush: Brush, step: number, paint: (at: Point, size: number, seed: Point) => void) {
  const seeds = Array.from({ length: 90 }, (_, index) => ({
    x: (index % 10) * 27 + between(brush, -11, 11),
    y: Math.floor(index / 10) * 29 + between(brush, -11, 11),
  }));
  for (let y = 0; y < SIDE; y += step)
    for (let x = 0; x < SIDE; x += step) {
      const [first, second] = nearestTwo(seeds, { x, y });
      if (second.far - first.far > 3.4) paint({ x, y }, step, first.seed);
    }
}

function nearestTwo(seeds: readonly Point[], { x, y }: Point) {
  let first = { far: Infinity, seed: { x, y } };
  let second = first;
  for (const seed of seeds) {
    const far = Math.hypot(seed.x - x, seed.y - y);
    if (far < first.far) [first, second] = [{ far, seed }, first];
    else if (far < second.far) second = { far, seed };
  }
  return [first, second] as const;
}

const toneOf = ({ x, y }: Point) => Math.abs(Math.sin(x * 12.9898 + y * 78.233));

function stainedGlass(brush: Brush) {
  paper(brush, '#0d0d12');
  const blues = ['#24348f', '#2f54c4', '#3f7fd8', '#5a3a9c', '#7a45b4', '#2a6fb0'];
  const lights = ['#f4d350', '#e9e07a', '#b9cc3f', '#f6ecb0', '#d4b93a'];
  pieces(brush, 3, (at, size, seed) => {
    brush.ctx.fillStyle = mix(isInPear(at) ? lights : blues, toneOf(seed));
    brush.ctx.fillRect(at.x, at.y, size, size);
  });
  const lead = { colour: '#0d0d12', width: 7 };
  fillIn(brush, leafPath(), '#3fae5c');
  for (const path of [pearPath(), leafPath()]) outline(brush, path, lead);
  outline(brush, stemPath(), { ...lead, width: 8 });
}

const TESSERA = {
  back: ['#2b7a9b', '#3f93ad', '#1f5f80', '#5aa7b8'],
  sand: ['#d9b36c', '#c79a52', '#e6c98a'],
  body: ['#a66a1f', '#c98a2c', '#e0aa3c', '#f0c95c', '#f8e49a'],
};

function toTessera(brush: Brush, at: Point): string {
  if (isInPear(at)) return mix(TESSERA.body, lightAt(at) + between(brush, -0.12, 0.12));
  return mix(at.y > 196 ? TESSERA.sand : TESSERA.back, brush.random());
}

function mosaic(brush: Brush) {
  paper(brush, '#cfc8ba');
  for (let y = 1; y < SIDE; y += 11)
    for (let x = 1; x < SIDE; x += 11) {
      brush.ctx.fillStyle = toTessera(brush, { x: x + 5, y: y + 5 });
      brush.ctx.fillRect(x + between(brush, -0.7, 0.7), y + between(brush, -0.7, 0.7), 9, 9);
    }
  mosaicLeaf(brush);
}

function mosaicLeaf(brush: Brush) {
  for (let y = 37; y < 60; y += 10)
    for (let x = 121; x < 176; x += 10) {
      const isLeaf = x > 130 && Math.abs(y - 48) < 10 - Math.abs(x - 150) / 4;
      brush.ctx.fillStyle = isLeaf ? '#4f9a52' : '#6a4526';
      if (isLeaf || x < 130) brush.ctx.fillRect(x, y, 8.5, 8.5);
    }
}

/** Cubes in rings, from the back to the front and upwards. */
function isometric(brush: Brush) {
  paper(brush, '#cfe6f3');
  fillIn(brush, new Path2D('M120 158L216 206L120 254L24 206Z'), '#b2d2e4');
  const rings = [2.1, 2.7, 3, 2.9, 2.5, 1.9, 1.5, 1.2, 1, 0.7];
  const size = 11;
  const cube = (column: number, row: number, level: number, tones: readonly [string, string, string]) => {
    const x = 120 + (column - row) * size;
    const y = 198 + ((column + row) * size) / 2 - level * size * 1.16;
    const h = size / 2;
    fillIn(brush, new Path2D(`M${x} ${y - h}l${size} ${h}l-${size} ${h}l-${size} -${h}Z`), tones[0]);
    fillIn(brush, new Path2D(`M${x - size} ${y}l${size} ${h}v${size * 1.16}l-${size} -${h}Z`), tones[1]);
    fillIn(brush, new Path2D(`M${x + size} ${y}l-${size} ${h}v${size * 1.16}l${size} -${h}Z`), tones[2]);
  };
  rings.forEach((radius, level) => {
    for (let column = -3; column <= 3; column += 1)
      for (let row = -3; row <= 3; row += 1)
        if (Math.hypot(column, row) <= radius + 0.3)
          cube(column, row, level, ['#d3e468', '#a3c340', '#7a9c2c']);
  });
  cube(0, 0, 10, ['#8a5a36', '#6f4527', '#54331c']);
  cube(0, 0, 11, ['#8a5a36', '#6f4527', '#54331c']);
  cube(1, 0, 11.6, ['#6fc168', '#4fa34c', '#3a8239']);
}

/** Rounded and dented, as fingers leave it. */
function clay(
  brush: Brush,
  tones: { back: string[]; body: string; dark: string; light: string; leaf: string },
) {
  paper(brush, downwards(brush.ctx, ...tones.back));
  apart(brush, { filter: 'blur(7px)' }, () =>
    oval(brush, { x: 138, y: 210, width: 140, height: 22 }, 'rgb(30 10 10 / 45%)'),
  );
  const lump = pearPath(({ x, y }) => ({ x: x + between(brush, -5, 5), y: y + between(brush, -4, 4) }));
  outline(brush, stemPath(), { colour: '#7b4f35', width: 13 });
  apart(brush, { shadowColor: 'rgb(0 0 0 / 30%)', shadowBlur: 5, shadowOffsetY: 3 }, () =>
    fillIn(brush, leafPath(), tones.leaf),
  );
  fillIn(brush, lump, tones.body);
  brush.ctx.save();
  brush.ctx.clip(lump);
  apart(brush, { filter: 'blur(9px)' }, () => {
    oval(brush, { x: 178, y: 170, width: 60, height: 130 }, tones.dark);
    oval(brush, { x: 92, y: 146, width: 36, height: 70 }, tones.light);
  });
  for (let dent = 0; dent < 16; dent += 1) {
    const at = { x: between(brush, 68, 172), y: between(brush, 80, 206), width: 20, height: 10 };
    apart(brush, { filter: 'blur(1.5px)', globalAlpha: 0.32 }, () => {
      oval(brush, at, tones.dark);
      oval(brush, { ...at, y: at.y + 3 }, tones.light);
    });
  }
  brush.ctx.restore();
}

export const CELL_STYLES: Readonly<Record<string, (brush: Brush) => void>> = {
  'low-poly': lowPoly,
  origami,
  'pixel-art': pixelArt,
  'stained-glass': stainedGlass,
  mosaic,
  isometric,
  claymation: (brush) => {
    clay(brush, {
      back: ['#7fb7a8', '#4f8f86'],
      body: '#e0b23c',
      dark: '#9c6a1c',
      light: '#f7dc84',
      leaf: '#5a9c4f',
    });
    for (const x of [104, 138]) {
      dot(brush, { x, y: 138, radius: 11 }, '#fffdf4');
      dot(brush, { x: x + 2, y: 140, radius: 5 }, '#1c1410');
    }
    outline(brush, new Path2D('M104 166Q120 180 140 164'), { colour: '#6d3a18', width: 5 });
  },
  'modeling-compound': (brush) =>
    clay(brush, {
      back: ['#f3d5e2', '#d8a3c0'],
      body: '#7fc96a',
      dark: '#3f8a3f',
      light: '#c6f0ae',
      leaf: '#ef6f8a',
    }),
};
