import {
  apart,
  between,
  type Brush,
  dot,
  downwards,
  fillIn,
  grain,
  oval,
  outline,
  paper,
  roundGradient,
  within,
} from './brush.ts';
import { pearPath, SIDE } from './pear-shape.ts';
import { backdrop, dropShadow, photograph, shadePear, type Light } from './photo.ts';

const GREEN = ['#f6efb0', '#d3d060', '#8f9d34', '#3f4a16'] as const;
const PLAIN: Light = {
  back: ['#d2ccc1', '#a59d90'],
  table: ['#8d8476', '#6c6457'],
  body: GREEN,
  blush: 'rgb(208 92 52 / 70%)',
};

function cinematic(brush: Brush) {
  photograph(brush, {
    back: ['#0b171b', '#14343a', '#0a1518'],
    table: ['#0d2a30', '#061114'],
    body: ['#ffb36a', '#b3622a', '#2c1c18', '#08141a'],
    leaf: '#2a4a3a',
    rim: '#2fb4c8',
    from: 0.1,
    vignette: 'rgb(0 0 0 / 70%)',
  });
  paper(
    brush,
    roundGradient(brush.ctx, { x: 30, y: 70, radius: 130 }, 'rgb(255 140 60 / 35%)', 'transparent'),
  );
  brush.ctx.fillStyle = '#000';
  brush.ctx.fillRect(0, 0, SIDE, 28);
  brush.ctx.fillRect(0, SIDE - 28, SIDE, 28);
}

function analogFilm(brush: Brush) {
  photograph(brush, {
    back: ['#c9a878', '#a07c50'],
    table: ['#8f6f48', '#6a5234'],
    body: ['#efe3a8', '#c2ad60', '#7b6c30', '#40361a'],
    leaf: '#6f7a4c',
    gloss: 0.15,
  });
  paper(
    brush,
    roundGradient(brush.ctx, { x: 228, y: 40, radius: 120 }, 'rgb(255 190 120 / 75%)', 'transparent'),
  );
  grain(brush, 15);
  apart(brush, { strokeStyle: '#efe6d2', lineWidth: 30 }, () => brush.ctx.strokeRect(0, 0, SIDE, SIDE));
}

/** One half as it was, one half as it becomes. */
function enhance(brush: Brush) {
  photograph(brush, {
    back: ['#a9a9a4', '#8e8e88'],
    table: ['#85857f', '#75756f'],
    body: ['#bdbc97', '#9a9a6c', '#77784f'],
    leaf: '#76836f',
    gloss: 0,
  });
  const half = new Path2D();
  half.rect(MIDLINE, 0, SIDE, SIDE);
  within(brush, half, () =>
    photograph(brush, {
      ...PLAIN,
      back: ['#8ed0ff', '#dff3ff'],
      table: ['#f3d9a8', '#d9a866'],
      body: ['#fffbb8', '#e5e34c', '#93b51f', '#3c6410'],
      leaf: '#2f9a3c',
      gloss: 0.7,
    }),
  );
  brush.ctx.fillStyle = '#fff';
  brush.ctx.fillRect(MIDLINE - 1.5, 0, 3, SIDE);
  dot(brush, { x: MIDLINE, y: 222, radius: 9 }, '#fff');
}
const MIDLINE = 120;

function productStudio(brush: Brush) {
  paper(brush, downwards(brush.ctx, '#f6f6f5', '#ececeb', '#fbfbfb'));
  apart(brush, { globalAlpha: 0.16 }, () => {
    brush.ctx.translate(0, 424);
    brush.ctx.scale(1, -1);
    shadePear(brush, { ...PLAIN, body: GREEN });
  });
  apart(brush, { filter: 'blur(4px)' }, () =>
    oval(brush, { x: 120, y: 211, width: 96, height: 10 }, 'rgb(0 0 0 / 45%)'),
  );
  shadePear(brush, { ...PLAIN, body: ['#fbf7c4', '#d9d75e', '#a3b23a', '#66741f'], gloss: 0.65 });
  brush.ctx.fillStyle = 'rgb(255 255 255 / 70%)';
  brush.ctx.fillRect(138, 140, 5, 46);
}

function food(brush: Brush) {
  paper(brush, downwards(brush.ctx, '#3a241a', '#6d4326', '#8a5b34'));
  apart(brush, { filter: 'blur(7px)' }, () => {
    for (let light = 0; light < 9; light += 1)
      dot(
        brush,
        { x: between(brush, 0, SIDE), y: between(brush, 0, 90), radius: between(brush, 8, 17) },
        'rgb(255 200 120 / 38%)',
      );
  });
  oval(brush, { x: 120, y: 206, width: 214, height: 50 }, '#d8d0c2');
  oval(brush, { x: 120, y: 203, width: 206, height: 44 }, '#f7f2e8');
  oval(brush, { x: 120, y: 205, width: 150, height: 27 }, '#e6ddcd');
  oval(brush, { x: 128, y: 208, width: 104, height: 14 }, 'rgb(140 70 10 / 55%)');
  shadePear(brush, {
    ...PLAIN,
    body: ['#fff0a0', '#eabd45', '#c0782a', '#6d3512'],
    blush: 'rgb(190 60 20 / 60%)',
    gloss: 0.75,
  });
}

function editorial(brush: Brush) {
  paper(brush, '#d8322c');
  const shadow = new Path2D('M150 212L240 120L240 190L178 224Z');
  fillIn(brush, shadow, '#9c1b1b');
  brush.ctx.fillStyle = '#f0ece4';
  brush.ctx.fillRect(0, 208, SIDE, 32);
  shadePear(brush, {
    ...PLAIN,
    body: ['#fdf9d8', '#e8e08c', '#b2a648', '#4f4a1c'],
    blush: 'transparent',
    from: 0.15,
    gloss: 0.5,
    leaf: '#151515',
    stem: '#151515',
  });
  brush.ctx.fillStyle = '#f0ece4';
  brush.ctx.font = '700 30px Georgia, serif';
  brush.ctx.fillText('PEAR', 16, 42);
}

function macro(brush: Brush) {
  paper(
    brush,
    roundGradient(brush.ctx, { x: 80, y: 70, radius: 230 }, '#f3efa0', '#c6c94c', '#7e952c', '#33450f'),
  );
  for (let freckle = 0; freckle < 190; freckle += 1)
    dot(
      brush,
      { x: between(brush, 0, SIDE), y: between(brush, 0, SIDE), radius: between(brush, 0.5, 1.9) },
      'rgb(92 74 20 / 55%)',
    );
  for (let drop = 0; drop < 15; drop += 1) {
    const at = { x: between(brush, 14, 226), y: between(brush, 14, 226), radius: between(brush, 5, 19) };
    dot(brush, { ...at, y: at.y + 2 }, 'rgb(30 44 6 / 45%)');
    dot(
      brush,
      at,
      roundGradient(
        brush.ctx,
        { x: at.x + at.radius / 3, y: at.y + at.radius / 2, radius: at.radius * 1.3 },
        '#fbffd0',
        '#b6cc52',
        '#6f8a26',
      ),
    );
    dot(brush, { x: at.x - at.radius / 3, y: at.y - at.radius / 3, radius: at.radius / 4 }, '#fff');
  }
}

function noir(brush: Brush) {
  photograph(brush, {
    back: ['#8d8d8d', '#3c3c3c'],
    table: ['#3a3a3a', '#151515'],
    body: ['#ffffff', '#c2c2c2', '#565656', '#0c0c0c'],
    leaf: '#111',
    stem: '#080808',
    gloss: 0.5,
    from: 0.1,
  });
  apart(brush, { globalCompositeOperation: 'multiply' }, () => {
    brush.ctx.rotate(-0.16);
    brush.ctx.fillStyle = '#6c6c6c';
    for (let y = 0; y < 300; y += 30) brush.ctx.fillRect(-40, y, 340, 15);
  });
  grain(brush, 9);
}

function doubleExposure(brush: Brush) {
  paper(brush, '#ece8e1');
  const shape = pearPath();
  within(brush, shape, () => {
    paper(brush, downwards(brush.ctx, '#f7b58a', '#d87a86', '#64628f', '#26345e'));
    dot(brush, { x: 138, y: 120, radius: 17 }, '#ffe9c4');
    fillIn(brush, new Path2D('M50 190L92 134L116 168L146 128L196 196V240H50Z'), '#39406d');
    fillIn(brush, new Path2D('M50 206Q90 174 124 194T200 186V240H50Z'), '#1d2747');
    for (let x = 62; x < 184; x += 8)
      fillIn(brush, new Path2D(`M${x} 214l4 -${14 + between(brush, 0, 16)}l4 ${30}Z`), '#101a33');
  });
  outline(brush, new Path2D('M120 72C117 58 122 47 131 38'), { colour: '#39406d', width: 5 });
  fillIn(brush, new Path2D('M127 52C136 34 158 32 173 44C160 58 140 60 127 52Z'), 'rgb(100 98 143 / 75%)');
}

/** Fields from above; one of them has the shape. */
function aerial(brush: Brush) {
  paper(brush, '#8aa05a');
  const colours = ['#a7b565', '#7d9650', '#c2b36a', '#6b8a4a', '#b79c5c', '#93a868'];
  for (let row = 0; row < 5; row += 1)
    for (let column = 0; column < 4; column += 1) {
      const at = { x: column * 62 - 6 + (row % 2) * 12, y: row * 50 - 4 };
      brush.ctx.fillStyle = colours[(row * 5 + column * 2) % colours.length] ?? '#a7b565';
      brush.ctx.fillRect(at.x, at.y, 58, 46);
      brush.ctx.fillStyle = 'rgb(60 70 20 / 18%)';
      for (let line = 3; line < 46; line += 6) brush.ctx.fillRect(at.x, at.y + line, 58, 1.6);
    }
  outline(brush, new Path2D('M-10 214C60 190 60 70 250 36'), { colour: '#e6dcc6', width: 7 });
  fillIn(brush, pearPath(), '#2f6a3c');
  within(brush, pearPath(), () => {
    for (let tree = 0; tree < 210; tree += 1)
      dot(
        brush,
        { x: between(brush, 60, 180), y: between(brush, 62, 214), radius: between(brush, 2.5, 5) },
        brush.random() < 0.5 ? '#3f8450' : '#245530',
      );
  });
  outline(brush, pearPath(), { colour: '#e6dcc6', width: 3 });
  oval(brush, { x: 150, y: 46, width: 40, height: 18 }, '#3d7fa6');
}

/** A tower of that shape. */
function architecture(brush: Brush) {
  paper(brush, downwards(brush.ctx, '#7fb2d8', '#cfe3ef', '#e9eef0'));
  brush.ctx.fillStyle = '#c9c6bf';
  brush.ctx.fillRect(0, 208, SIDE, 32);
  const shape = pearPath();
  fillIn(brush, shape, '#dfe5e8');
  within(brush, shape, () => {
    for (let y = 66; y < 214; y += 11) {
      brush.ctx.fillStyle = '#5d7482';
      brush.ctx.fillRect(50, y + 3, 140, 6.5);
      for (let x = 58; x < 190; x += 10) {
        brush.ctx.fillStyle = brush.random() < 0.2 ? '#f4d596' : brush.random() < 0.5 ? '#86a3b3' : '#48606e';
        brush.ctx.fillRect(x, y + 3, 8, 6.5);
      }
    }
    brush.ctx.fillStyle = 'rgb(20 30 50 / 28%)';
    brush.ctx.fillRect(134, 0, 80, SIDE);
  });
  outline(brush, new Path2D('M120 64V34'), { colour: '#5d7482', width: 3 });
  for (const x of [20, 40, 198, 220]) dot(brush, { x, y: 204, radius: 10 }, '#6d8a5a');
}

export const PHOTO_STYLES: Readonly<Record<string, (brush: Brush) => void>> = {
  photographic: (brush) => photograph(brush, PLAIN),
  cinematic,
  'analog-film': analogFilm,
  enhance,
  'product-studio': productStudio,
  'food-photography': food,
  'editorial-fashion': editorial,
  macro,
  noir,
  'double-exposure': doubleExposure,
  'drone-aerial': aerial,
  architecture,
  /** What stands in for a style that is not known here. */
  photo: (brush) => {
    backdrop(brush, PLAIN);
    dropShadow(brush, 'rgb(20 14 8 / 45%)');
    shadePear(brush, PLAIN);
  },
};
