import {
  apart,
  between,
  type Brush,
  dot,
  fillIn,
  grain,
  halftone,
  outline,
  oval,
  paper,
  within,
} from './brush.ts';
import { leafPath, pearPath, SIDE, stemPath } from './pear-shape.ts';

/** The motif in flat colours. */
export interface Flat {
  body: string;
  shade?: string;
  leaf: string;
  stem: string;
}

export function flatPear(brush: Brush, { body, shade, leaf, stem }: Flat): void {
  outline(brush, stemPath(), { colour: stem, width: 7 });
  fillIn(brush, leafPath(), leaf);
  fillIn(brush, pearPath(), body);
  if (shade) within(brush, pearPath(), () => fillIn(brush, new Path2D('M120 40H240V240H120Z'), shade));
}

/** The motif at another place and size. */
export function placed(
  brush: Brush,
  { x, y, scale }: { x: number; y: number; scale: number },
  paint: () => void,
): void {
  apart(brush, {}, () => {
    brush.ctx.translate(x, y);
    brush.ctx.scale(scale, scale);
    brush.ctx.translate(-120, -132);
    paint();
  });
}

function flatVector(brush: Brush) {
  paper(brush, '#e9f0e4');
  dot(brush, { x: 120, y: 130, radius: 100 }, '#cbdfbf');
  flatPear(brush, { body: '#a9c94c', shade: '#8cb03c', leaf: '#2f8064', stem: '#5c4332' });
  oval(brush, { x: 92, y: 168, width: 13, height: 34 }, '#d5e68c');
}

function minimalist(brush: Brush) {
  paper(brush, '#f1ede6');
  placed(brush, { x: 152, y: 156, scale: 0.6 }, () => {
    fillIn(brush, pearPath(), '#c7b98f');
    outline(brush, stemPath(), { colour: '#4a463f', width: 4 });
  });
  outline(brush, new Path2D('M24 205H216'), { colour: '#bdb6a8', width: 1.4 });
}

function sticker(brush: Brush) {
  paper(brush, '#b9a7ee');
  for (let at = -240; at < 240; at += 26)
    outline(brush, new Path2D(`M${at} 240L${at + 240} 0`), { colour: 'rgb(255 255 255 / 14%)', width: 9 });
  apart(brush, { shadowColor: 'rgb(30 10 80 / 45%)', shadowBlur: 14, shadowOffsetY: 7 }, () => {
    outline(brush, pearPath(), { colour: '#fff', width: 22 });
    outline(brush, leafPath(), { colour: '#fff', width: 22 });
  });
  outline(brush, stemPath(), { colour: '#fff', width: 26 });
  flatPear(brush, { body: '#ffd84a', leaf: '#3fbf73', stem: '#7a4a2c' });
  within(brush, pearPath(), () => fillIn(brush, new Path2D('M146 60Q180 130 146 230H240V40Z'), '#f7b63a'));
  for (const x of [102, 136]) dot(brush, { x, y: 156, radius: 5.5 }, '#3a2418');
  outline(brush, new Path2D('M110 170Q119 180 128 170'), { colour: '#3a2418', width: 4 });
  for (const x of [90, 148]) oval(brush, { x, y: 170, width: 16, height: 9 }, '#ff8f7a');
}

function iconSet(brush: Brush) {
  paper(brush, '#eef1f5');
  const colours = ['#ff7a59', '#3b82f6', '#10b981', '#f5b301'];
  colours.forEach((colour, index) => {
    const x = 16 + (index % 2) * 110;
    const y = 16 + Math.floor(index / 2) * 110;
    const tile = new Path2D();
    tile.roundRect(x, y, 98, 98, 24);
    fillIn(brush, tile, colour);
    placed(brush, { x: x + 49, y: y + 49, scale: 0.4 }, () => {
      if (index % 2 === 0) flatPear(brush, { body: '#fff', leaf: '#fff', stem: '#fff' });
      else
        for (const path of [pearPath(), stemPath(), leafPath()])
          outline(brush, path, { colour: '#fff', width: 13 });
      if (index === 2) outline(brush, new Path2D('M94 158L114 178L150 136'), { colour, width: 13 });
    });
  });
}

function infographic(brush: Brush) {
  paper(brush, '#fbfaf7');
  brush.ctx.fillStyle = '#1f3a5f';
  brush.ctx.fillRect(0, 0, SIDE, 34);
  brush.ctx.fillStyle = '#fff';
  brush.ctx.fillRect(16, 13, 104, 8);
  placed(brush, { x: 84, y: 138, scale: 0.66 }, () =>
    flatPear(brush, { body: '#f2b84b', shade: '#e2a135', leaf: '#2a9d8f', stem: '#6d4c41' }),
  );
  for (const [y, width, colour] of [
    [70, 60, '#2a9d8f'],
    [104, 46, '#e76f51'],
    [138, 66, '#264653'],
    [172, 34, '#f2b84b'],
  ] as const) {
    outline(brush, new Path2D(`M${112 + (y % 20)} ${y + 6}H152`), { colour: '#9aa3ad', width: 1.4 });
    dot(brush, { x: 112 + (y % 20), y: y + 6, radius: 3 }, colour);
    brush.ctx.fillStyle = colour;
    brush.ctx.fillRect(156, y, width, 12);
    brush.ctx.fillStyle = '#c8ced6';
    brush.ctx.fillRect(156, y + 16, 50, 4);
  }
  brush.ctx.fillStyle = '#c8ced6';
  for (const y of [214, 224]) brush.ctx.fillRect(16, y, 208, 4);
}

function paperCut(brush: Brush) {
  paper(brush, '#f9cdb9');
  const layer = (path: Path2D, colour: string) =>
    apart(brush, { shadowColor: 'rgb(70 20 20 / 45%)', shadowBlur: 9, shadowOffsetY: 4 }, () =>
      fillIn(brush, path, colour),
    );
  layer(new Path2D('M0 96C60 60 90 150 150 112S240 130 240 90V240H0Z'), '#f5a58f');
  layer(new Path2D('M0 176C60 150 120 204 180 176S240 180 240 168V240H0Z'), '#e9776f');
  outline(brush, stemPath(), { colour: '#7a4632', width: 8 });
  layer(leafPath(), '#3f9d78');
  for (const [scale, colour] of [
    [1, '#1f7a5c'],
    [0.84, '#4fa878'],
    [0.66, '#9cc96a'],
    [0.46, '#e2e59a'],
    [0.24, '#fbf6d6'],
  ] as const)
    placed(brush, { x: 120, y: 132 + (1 - scale) * 32, scale }, () => layer(pearPath(), colour));
}

function popArt(brush: Brush) {
  const panels = [
    ['#ff4d8d', '#ffe14d', '#12b5d9'],
    ['#27c4ea', '#ff6a39', '#ffe14d'],
    ['#ffe14d', '#3fd08c', '#ff4d8d'],
    ['#7a4de0', '#ff8ad0', '#b6f04d'],
  ] as const;
  panels.forEach(([back, body, leaf], index) => {
    const x = (index % 2) * 120;
    const y = Math.floor(index / 2) * 120;
    const panel = new Path2D();
    panel.rect(x, y, 120, 120);
    fillIn(brush, panel, back);
    within(brush, panel, () =>
      placed(brush, { x: x + 58, y: y + 60, scale: 0.54 }, () => {
        flatPear(brush, { body, leaf, stem: '#191919' });
        within(brush, pearPath(), () =>
          fillIn(brush, new Path2D('M142 40Q178 130 138 230H240V40Z'), '#191919'),
        );
      }),
    );
  });
}

function vintagePoster(brush: Brush) {
  paper(brush, '#e9d8ac');
  brush.ctx.fillStyle = '#2d5d62';
  brush.ctx.fillRect(16, 16, 208, 166);
  const sky = new Path2D();
  sky.rect(16, 16, 208, 166);
  within(brush, sky, () => {
    for (let ray = 0; ray < 16; ray += 2) {
      const [from, to] = [ray, ray + 1].map((step) => (step * Math.PI) / 8);
      fillIn(
        brush,
        new Path2D(
          `M120 150L${120 + 300 * Math.cos(from ?? 0)} ${150 + 300 * Math.sin(from ?? 0)}L${120 + 300 * Math.cos(to ?? 0)} ${150 + 300 * Math.sin(to ?? 0)}Z`,
        ),
        '#3f7a78',
      );
    }
    placed(brush, { x: 120, y: 122, scale: 0.82 }, () =>
      flatPear(brush, { body: '#e2a63c', shade: '#c97f2c', leaf: '#9cae5a', stem: '#4a2f22' }),
    );
  });
  brush.ctx.fillStyle = '#a8382b';
  brush.ctx.font = '700 38px Georgia, serif';
  brush.ctx.textAlign = 'center';
  brush.ctx.fillText('PEARS', 120, 218);
  brush.ctx.textAlign = 'start';
  grain(brush, 7);
}

/** One tile that repeats, with seams that do not show. */
function tileTexture(brush: Brush) {
  paper(brush, '#17454f');
  for (let row = -1; row < 4; row += 1)
    for (let column = -1; column < 4; column += 1) {
      const at = { x: column * 80 + (row % 2 === 0 ? 0 : 40), y: row * 78 + 30 };
      placed(brush, { ...at, scale: 0.36 }, () =>
        flatPear(brush, { body: '#f2c35b', shade: '#dfa53e', leaf: '#6fc1a0', stem: '#f6e7c8' }),
      );
      for (const turn of [0, 1, 2, 3, 4])
        dot(
          brush,
          { x: at.x + 40 + 7 * Math.cos(turn * 1.26), y: at.y + 7 * Math.sin(turn * 1.26), radius: 3.6 },
          '#e9765b',
        );
      dot(brush, { x: at.x + 40, y: at.y, radius: 3 }, '#f6e7c8');
    }
}

/** What stands in for a print that is not known here. */
function screenPrint(brush: Brush) {
  paper(brush, '#f3ead8');
  halftone(brush, {
    step: 11,
    colour: '#e9765b',
    weigh: (x, y) => Math.max(0, (x + y - 200) / 300) + between(brush, 0, 0.02),
  });
  flatPear(brush, { body: '#2f6f8f', leaf: '#e9765b', stem: '#233' });
}

export const PRINT_STYLES: Readonly<Record<string, (brush: Brush) => void>> = {
  'flat-vector': flatVector,
  minimalist,
  sticker,
  'icon-set': iconSet,
  infographic,
  'paper-cut': paperCut,
  'pop-art': popArt,
  'vintage-poster': vintagePoster,
  'tile-texture': tileTexture,
  print: screenPrint,
};
