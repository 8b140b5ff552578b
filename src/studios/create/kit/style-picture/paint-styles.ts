import {
  apart,
  between,
  type Brush,
  dot,
  downwards,
  fillIn,
  grain,
  outline,
  oval,
  paper,
  pick,
  roundGradient,
  within,
} from './brush.ts';
import { isInPear, leafPath, pearPath, type Point, SIDE, stemPath } from './pear-shape.ts';
import { photograph, shadePear } from './photo.ts';

const shaken = (brush: Brush, by: number) =>
  pearPath(({ x, y }) => ({ x: x + between(brush, -by, by), y: y + between(brush, -by, by) }));

/** Blots that lie over one another, darker at their edges. */
function blots(
  brush: Brush,
  { colours, count, by, alpha }: { colours: [string, ...string[]]; count: number; by: number; alpha: number },
) {
  for (let layer = 0; layer < count; layer += 1)
    apart(brush, { globalAlpha: alpha, globalCompositeOperation: 'multiply' }, () =>
      fillIn(brush, shaken(brush, by), pick(brush, colours)),
    );
}

function watercolour(brush: Brush) {
  paper(brush, '#f7f5ee');
  apart(brush, { filter: 'blur(5px)', globalAlpha: 0.5 }, () => {
    for (const [x, y, colour] of [
      [186, 70, '#f3c6ae'],
      [206, 96, '#f7dcc9'],
      [196, 206, '#c5d3e6'],
      [62, 212, '#d7dfc2'],
    ] as const)
      dot(brush, { x, y, radius: between(brush, 18, 34) }, colour);
  });
  blots(brush, { colours: ['#c9d77a', '#a9c25c', '#dbd98a', '#8fb062'], count: 9, by: 6, alpha: 0.24 });
  within(brush, shaken(brush, 3), () =>
    apart(brush, { filter: 'blur(4px)', globalAlpha: 0.75 }, () => {
      oval(brush, { x: 162, y: 172, width: 26, height: 64 }, '#e08b5f');
      oval(brush, { x: 92, y: 150, width: 22, height: 54 }, '#f6f3d8');
    }),
  );
  apart(brush, { globalAlpha: 0.45 }, () =>
    outline(brush, shaken(brush, 3), { colour: '#7c9440', width: 1.6 }),
  );
  apart(brush, { globalAlpha: 0.7 }, () => fillIn(brush, leafPath(), '#6ba184'));
  outline(brush, stemPath(), { colour: '#8a5a3a', width: 4 });
  for (let splash = 0; splash < 12; splash += 1)
    dot(
      brush,
      { x: between(brush, 16, 224), y: between(brush, 20, 226), radius: between(brush, 0.8, 3) },
      'rgb(150 180 90 / 55%)',
    );
}

function gouache(brush: Brush) {
  paper(brush, '#e9b7a0');
  fillIn(brush, new Path2D('M0 168Q120 150 240 172V240H0Z'), '#c86f5a');
  oval(brush, { x: 146, y: 210, width: 128, height: 20 }, '#8d4a48');
  fillIn(brush, pearPath(), '#e3c24d');
  within(brush, pearPath(), () => {
    fillIn(brush, new Path2D('M140 60Q190 110 132 220H220V40Z'), '#b5923a');
    fillIn(brush, new Path2D('M164 110Q186 160 150 220H220V90Z'), '#8b6b34');
    apart(brush, { globalAlpha: 0.9 }, () =>
      fillIn(brush, new Path2D('M86 128Q74 160 88 190Q100 160 96 126Z'), '#f6e39a'),
    );
  });
  outline(brush, stemPath(), { colour: '#5b3b34', width: 6 });
  fillIn(brush, leafPath(), '#3f7563');
  fillIn(brush, new Path2D('M127 52C142 47 158 45 173 44C160 58 140 60 127 52Z'), '#2f5a50');
  grain(brush, 4);
}

interface Dabs {
  count: number;
  length: number;
  width: number;
  pear: [string, ...string[]];
  back: [string, ...string[]];
  floor: [string, ...string[]];
  /** No stroke of the pear leaves it. */
  isCut?: boolean;
  /** Follows the form, radians. */
  angle: (at: Point) => number;
}

/** Short strokes of the brush, first behind, then on the pear. */
function dabs(brush: Brush, { count, length, width, pear, back, floor, angle, isCut = false }: Dabs) {
  const stroke = (at: Point, colour: string) =>
    apart(
      brush,
      { strokeStyle: colour, lineWidth: width * between(brush, 0.7, 1.3), lineCap: 'round' },
      () => {
        const turn = angle(at) + between(brush, -0.4, 0.4);
        const half = (length * between(brush, 0.6, 1.2)) / 2;
        brush.ctx.beginPath();
        brush.ctx.moveTo(at.x - Math.cos(turn) * half, at.y - Math.sin(turn) * half);
        brush.ctx.lineTo(at.x + Math.cos(turn) * half, at.y + Math.sin(turn) * half);
        brush.ctx.stroke();
      },
    );
  for (let dab = 0; dab < count; dab += 1) {
    const at = { x: between(brush, -8, 248), y: between(brush, -8, 248) };
    stroke(at, pick(brush, at.y > 168 ? floor : back));
  }
  outline(brush, stemPath(), { colour: '#4a2f22', width: 6 });
  brush.ctx.save();
  if (isCut) brush.ctx.clip(pearPath());
  for (let dab = 0; dab < count; dab += 1) {
    const at = { x: between(brush, 60, 180), y: between(brush, 62, 214) };
    const light = (at.x - 120) / 60 + between(brush, -0.5, 0.5);
    const index = Math.round(((light + 1) / 2) * (pear.length - 1));
    if (isInPear(at)) stroke(at, pear[Math.max(0, Math.min(pear.length - 1, index))] ?? pear[0]);
  }
  brush.ctx.restore();
  for (let dab = 0; dab < 26; dab += 1)
    stroke(
      { x: between(brush, 134, 166), y: between(brush, 42, 52) },
      pick(brush, ['#5d7f3c', '#7fa04a', '#3d5d33']),
    );
}

const around = ({ x, y }: Point) => Math.atan2(y - 150, x - 120) + Math.PI / 2;

const oil = (brush: Brush) => {
  paper(brush, '#2e5260');
  dabs(brush, {
    count: 620,
    length: 22,
    width: 6,
    angle: around,
    pear: ['#f6e98a', '#e6d052', '#c4b53c', '#94923a', '#665f2a'],
    back: ['#2c5a68', '#3f7480', '#1f4353', '#5b8a86', '#37616f'],
    floor: ['#9c5a34', '#7d4128', '#b8703c', '#5c3524'],
  });
};

const impressionist = (brush: Brush) => {
  paper(brush, '#cfdcea');
  dabs(brush, {
    count: 1100,
    length: 8,
    width: 4,
    angle: () => 0.35,
    pear: ['#fbf3b0', '#f0dc7c', '#d9c66a', '#a8bb6c', '#8a84b4'],
    back: ['#d4e3f4', '#b9cdea', '#f2dce6', '#f7ecd2', '#a7bfe0'],
    floor: ['#c3a8d0', '#9fb6d8', '#e5bfae', '#8d9fc8'],
  });
};

const acrylic = (brush: Brush) => {
  paper(brush, '#f2efe6');
  dabs(brush, {
    count: 190,
    length: 74,
    width: 17,
    isCut: true,
    angle: ({ y }) => (y > 168 ? 0 : 1.2),
    pear: ['#fff27a', '#ffd92e', '#ffb000', '#f26a21'],
    back: ['#00a5b8', '#0bc4c9', '#006f9e', '#3fd6cf'],
    floor: ['#ef3e6d', '#d92361', '#ff6b8f'],
  });
};

/** Chalk: rough, soft, on toned paper. */
function pastel(brush: Brush) {
  paper(brush, '#6d6a78');
  const rub = (path: Path2D, colours: [string, ...string[]], count: number) =>
    within(brush, path, () => {
      for (let line = 0; line < count; line += 1) {
        const at = { x: between(brush, 0, SIDE), y: between(brush, 0, SIDE) };
        apart(
          brush,
          { globalAlpha: 0.5, strokeStyle: pick(brush, colours), lineWidth: 4.5, lineCap: 'round' },
          () => {
            brush.ctx.beginPath();
            brush.ctx.moveTo(at.x, at.y);
            brush.ctx.lineTo(at.x + 16, at.y - 20);
            brush.ctx.stroke();
          },
        );
      }
    });
  const all = new Path2D();
  all.rect(0, 0, SIDE, SIDE);
  rub(all, ['#8f86ab', '#a79bc4', '#7b7896'], 320);
  rub(pearPath(), ['#f6d8b8', '#f3bfa6', '#f7e7b4', '#e59a94'], 620);
  rub(new Path2D('M142 60Q190 110 138 220H220V40Z'), ['#8f86ab', '#7b7896'], 10);
  rub(leafPath(), ['#a9d3b4', '#7fb99a'], 240);
  outline(brush, stemPath(), { colour: '#4d4356', width: 6 });
  grain(brush, 10);
}

function inkWash(brush: Brush) {
  paper(brush, '#efe7d6');
  blots(brush, { colours: ['#9b9892', '#7d7a75', '#b5b1aa'], count: 6, by: 7, alpha: 0.3 });
  within(brush, pearPath(), () =>
    apart(brush, { filter: 'blur(5px)' }, () => {
      oval(brush, { x: 100, y: 150, width: 34, height: 80 }, 'rgb(247 242 230 / 85%)');
      oval(brush, { x: 164, y: 186, width: 44, height: 70 }, 'rgb(20 20 22 / 75%)');
    }),
  );
  const ink = { colour: '#141414', width: 6 };
  outline(brush, new Path2D('M66 196C84 216 116 216 140 212'), ink);
  outline(brush, new Path2D('M66 196C60 180 62 166 70 150'), { ...ink, width: 3 });
  outline(brush, stemPath(), { ...ink, width: 5 });
  fillIn(brush, leafPath(), '#1d1d1d');
  brush.ctx.fillStyle = '#b8311f';
  brush.ctx.fillRect(194, 184, 24, 34);
  outline(brush, new Path2D('M200 193H212M206 193V209M200 209H212'), { colour: '#efe7d6', width: 2.4 });
}

function digitalArt(brush: Brush) {
  photograph(brush, {
    back: ['#2b1a6b', '#8a2be2', '#ff6ab0'],
    body: ['#fff7a8', '#7bf0b0', '#18a0d8', '#2a1a90'],
    blush: 'rgb(255 70 190 / 75%)',
    leaf: '#22e0a8',
    stem: '#3b1a70',
    rim: '#ff9af0',
    gloss: 0.9,
    shadow: 'rgb(20 0 70 / 60%)',
  });
  for (let mote = 0; mote < 26; mote += 1)
    dot(
      brush,
      { x: between(brush, 0, SIDE), y: between(brush, 0, SIDE), radius: between(brush, 0.6, 2.6) },
      'rgb(255 240 255 / 75%)',
    );
}

function fantasy(brush: Brush) {
  paper(brush, downwards(brush.ctx, '#10163c', '#2c2a6a', '#4b6a8c', '#2b4a3c'));
  for (let star = 0; star < 60; star += 1)
    dot(
      brush,
      { x: between(brush, 0, SIDE), y: between(brush, 0, 140), radius: between(brush, 0.4, 1.5) },
      '#fff',
    );
  dot(brush, { x: 52, y: 56, radius: 24 }, '#f3ecd0');
  dot(brush, { x: 62, y: 50, radius: 22 }, '#232659');
  fillIn(brush, new Path2D('M0 190L36 118L70 168L104 130L140 182L186 112L240 184V240H0Z'), '#1c2350');
  apart(brush, { filter: 'blur(16px)' }, () =>
    dot(brush, { x: 120, y: 148, radius: 80 }, 'rgb(255 205 90 / 80%)'),
  );
  shadePear(brush, {
    back: [],
    body: ['#fffbe0', '#ffdf70', '#f0a226', '#8c4a12'],
    leaf: '#8be0c0',
    gloss: 0.8,
  });
  fillIn(brush, new Path2D('M0 216Q60 200 120 212T240 208V240H0Z'), '#12301f');
  for (let spark = 0; spark < 18; spark += 1) {
    const at = { x: between(brush, 30, 210), y: between(brush, 40, 226) };
    fillIn(
      brush,
      new Path2D(`M${at.x} ${at.y - 5}l1.4 3.6l3.6 1.4l-3.6 1.4l-1.4 3.6l-1.4 -3.6l-3.6 -1.4l3.6 -1.4Z`),
      '#fff6c0',
    );
  }
}

/** A pear in the sky over a plain, with a shadow that is too long. */
function surrealist(brush: Brush) {
  paper(brush, downwards(brush.ctx, '#4d8fc4', '#a9d2e6', '#f6e3bf'));
  apart(brush, { filter: 'blur(2px)' }, () => {
    for (const [x, y] of [
      [44, 60],
      [196, 92],
      [58, 122],
    ] as const)
      for (const step of [-14, 0, 13])
        oval(brush, { x: x + step, y: y - Math.abs(step) / 4, width: 34, height: 17 }, '#fff');
  });
  brush.ctx.fillStyle = '#d7a45c';
  brush.ctx.fillRect(0, 186, SIDE, 54);
  fillIn(brush, new Path2D('M96 218L124 212L240 196V206L128 224Z'), '#8d6030');
  brush.ctx.fillStyle = '#6b3f2a';
  brush.ctx.fillRect(26, 152, 24, 48);
  brush.ctx.fillStyle = '#f3d38a';
  brush.ctx.fillRect(31, 157, 14, 43);
  apart(brush, {}, () => {
    brush.ctx.translate(28, 2);
    brush.ctx.scale(0.78, 0.78);
    shadePear(brush, { back: [], body: ['#f3f0a8', '#bcc95a', '#6d8a34', '#23401c'], gloss: 0.5 });
    apart(brush, {}, () => {
      oval(brush, { x: 120, y: 156, width: 62, height: 34 }, '#fdfaf0');
      dot(
        brush,
        { x: 122, y: 156, radius: 15 },
        roundGradient(brush.ctx, { x: 122, y: 156, radius: 15 }, '#122a40', '#3f7fa8'),
      );
      dot(brush, { x: 126, y: 151, radius: 3.5 }, '#fff');
    });
  });
}

export const PAINT_STYLES: Readonly<Record<string, (brush: Brush) => void>> = {
  watercolor: watercolour,
  watercolour,
  gouache,
  acrylic,
  'oil-painting': oil,
  impressionist,
  pastel,
  'ink-wash': inkWash,
  'digital-art': digitalArt,
  'fantasy-art': fantasy,
  surrealist,
};
