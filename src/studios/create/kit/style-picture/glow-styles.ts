import {
  apart,
  between,
  type Brush,
  dot,
  downwards,
  fillIn,
  outline,
  paper,
  roundGradient,
  sideways,
  within,
} from './brush.ts';
import { leafPath, pearPath, SIDE, stemPath } from './pear-shape.ts';
import { dropShadow, shadePear } from './photo.ts';

/** A plain of lines that runs to the horizon. */
function floorGrid(brush: Brush, { colour, horizon }: { colour: string; horizon: number }) {
  for (let line = -12; line <= 12; line += 1)
    outline(brush, new Path2D(`M${120 + line * 9} ${horizon}L${120 + line * 44} ${SIDE}`), {
      colour,
      width: 1,
    });
  for (let step = 0, y = horizon; y < SIDE; step += 1, y += 3 + step * 2.4)
    outline(brush, new Path2D(`M0 ${y}H${SIDE}`), { colour, width: 1 });
}

/** Tubes of light: wide and faint, then narrow and white. */
function tube(brush: Brush, path: Path2D, colour: string) {
  apart(brush, { filter: 'blur(7px)' }, () => outline(brush, path, { colour, width: 11 }));
  outline(brush, path, { colour, width: 5 });
  outline(brush, path, { colour: 'rgb(255 255 255 / 85%)', width: 1.8 });
}

function stripedSun(brush: Brush, { y, radius, colours }: { y: number; radius: number; colours: string[] }) {
  const sun = new Path2D();
  for (let stripe = 0; stripe < 9; stripe += 1) {
    const top = y - radius + (stripe < 4 ? stripe * radius * 0.25 : radius + (stripe - 4) * radius * 0.2);
    sun.rect(0, top, SIDE, stripe < 4 ? radius * 0.26 : radius * (0.17 - (stripe - 4) * 0.03));
  }
  within(brush, sun, () => {
    const gradient = brush.ctx.createLinearGradient(0, y - radius, 0, y + radius);
    colours.forEach((colour, index) => gradient.addColorStop(index / (colours.length - 1), colour));
    dot(brush, { x: 120, y, radius }, gradient);
  });
}

function neonPunk(brush: Brush) {
  paper(brush, downwards(brush.ctx, '#06040f', '#120a2c', '#04060c'));
  for (let tower = 0; tower < 9; tower += 1) {
    const x = tower * 28 - 6;
    const height = between(brush, 50, 130);
    brush.ctx.fillStyle = '#0f0b24';
    brush.ctx.fillRect(x, 196 - height, 24, height);
    brush.ctx.fillStyle = tower % 2 === 0 ? '#2be0ff' : '#ff3fae';
    for (let light = 0; light < 5; light += 1)
      brush.ctx.fillRect(x + between(brush, 3, 19), 196 - between(brush, 6, height - 6), 2.4, 2.4);
  }
  floorGrid(brush, { colour: 'rgb(43 224 255 / 40%)', horizon: 196 });
  fillIn(brush, pearPath(), 'rgb(30 6 60 / 80%)');
  tube(brush, pearPath(), '#ff3fae');
  tube(brush, leafPath(), '#2be0ff');
  tube(brush, stemPath(), '#ff9ad8');
  outline(brush, new Path2D('M86 142C76 162 78 182 88 194'), { colour: '#ffe14d', width: 2.4 });
}

function synthwave(brush: Brush) {
  paper(brush, downwards(brush.ctx, '#12063a', '#3b0d6b', '#d1306f', '#180838'));
  stripedSun(brush, { y: 118, radius: 82, colours: ['#fff27a', '#ff9a3c', '#ff2f7d'] });
  brush.ctx.fillStyle = '#12062e';
  brush.ctx.fillRect(0, 176, SIDE, 64);
  floorGrid(brush, { colour: '#ff4fd8', horizon: 176 });
  fillIn(brush, new Path2D('M0 178L30 138L58 178ZM182 178L214 132L240 166V178Z'), '#1b0a44');
  fillIn(brush, pearPath(), '#160a3c');
  apart(brush, { shadowColor: '#2be0ff', shadowBlur: 12 }, () => {
    for (const path of [pearPath(), stemPath(), leafPath()])
      outline(brush, path, { colour: '#5ff2ff', width: 2.6 });
  });
  within(brush, pearPath(), () => {
    for (let y = 74; y < 212; y += 14)
      outline(brush, new Path2D(`M50 ${y}Q120 ${y + 16} 190 ${y}`), {
        colour: 'rgb(95 242 255 / 45%)',
        width: 1.2,
      });
  });
}

function vaporwave(brush: Brush) {
  paper(brush, downwards(brush.ctx, '#ffb8e6', '#c9a8ff', '#8fe3f2'));
  dot(
    brush,
    { x: 120, y: 112, radius: 86 },
    roundGradient(brush.ctx, { x: 120, y: 60, radius: 150 }, '#fff3b8', '#ff9ad0'),
  );
  brush.ctx.fillStyle = '#f3e6ff';
  for (let row = 0; row < 4; row += 1)
    for (let column = 0; column < 9; column += 1) {
      brush.ctx.fillStyle = (row + column) % 2 === 0 ? '#2f2f56' : '#f7ecff';
      const [top, next] = [184 + row * row * 5, 184 + (row + 1) * (row + 1) * 5];
      const at = (place: number, y: number) => 120 + (place - 4.5) * (26 + (y - 184) * 0.5);
      fillIn(
        brush,
        new Path2D(
          `M${at(column, top)} ${top}L${at(column + 1, top)} ${top}L${at(column + 1, next)} ${next}L${at(column, next)} ${next}Z`,
        ),
        brush.ctx.fillStyle,
      );
    }
  brush.ctx.fillStyle = '#fdf6ff';
  for (const x of [18, 200]) {
    brush.ctx.fillRect(x, 76, 22, 112);
    brush.ctx.fillRect(x - 5, 68, 32, 9);
  }
  fillIn(brush, pearPath(), sideways(brush.ctx, '#7ff2e6', '#a9a4ff', '#ff8ad8'));
  fillIn(brush, leafPath(), '#3ff0b0');
  outline(brush, stemPath(), { colour: '#7a4fc0', width: 6 });
  outline(brush, new Path2D('M86 142C76 162 78 182 88 194'), { colour: '#fff', width: 5 });
}

function model3d(brush: Brush) {
  paper(brush, downwards(brush.ctx, '#cfd6ff', '#93a4f4'));
  dropShadow(brush, 'rgb(40 50 150 / 55%)');
  shadePear(brush, {
    back: [],
    body: ['#fffbd6', '#ffd75e', '#f79a2a', '#c2571a'],
    blush: 'rgb(255 110 90 / 55%)',
    leaf: '#2fbf8f',
    stem: '#8a4a2c',
    rim: '#ffe6b0',
    gloss: 0.95,
  });
}

export const GLOW_STYLES: Readonly<Record<string, (brush: Brush) => void>> = {
  'neon-punk': neonPunk,
  synthwave,
  vaporwave,
  '3d-model': model3d,
};
