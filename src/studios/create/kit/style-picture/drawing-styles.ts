import {
  apart,
  between,
  type Brush,
  dot,
  downwards,
  fillIn,
  grain,
  halftone,
  outline,
  oval,
  paper,
  within,
} from './brush.ts';
import { isInPear, leafPath, pearPath, SIDE, stemPath, veinPath } from './pear-shape.ts';

const wobbly = (brush: Brush, by: number) =>
  pearPath(({ x, y }) => ({ x: x + between(brush, -by, by), y: y + between(brush, -by, by) }));

interface Hatching {
  colour: string;
  width: number;
  count: number;
  length: number;
  alpha: number;
}

/** Strokes at a slant, closer together in the dark. */
function hatch(brush: Brush, { colour, width, count, length, alpha }: Hatching) {
  apart(brush, { strokeStyle: colour, lineWidth: width, globalAlpha: alpha, lineCap: 'round' }, () => {
    for (let line = 0; line < count; line += 1) {
      const at = { x: between(brush, 60, 182), y: between(brush, 66, 214) };
      const isDark = brush.random() < Math.max(0.08, (at.x - 80) / 110);
      if (!isInPear(at) || !isDark) continue;
      brush.ctx.beginPath();
      brush.ctx.moveTo(at.x, at.y);
      brush.ctx.lineTo(at.x - length * 0.55, at.y + length * between(brush, 0.7, 1));
      brush.ctx.stroke();
    }
  });
}

function pencil(brush: Brush) {
  paper(brush, '#f4f2ec');
  hatch(brush, { colour: '#3c3c3c', width: 0.9, count: 900, length: 20, alpha: 0.6 });
  for (let pass = 0; pass < 3; pass += 1) {
    outline(brush, wobbly(brush, 1.6), { colour: 'rgb(40 40 40 / 60%)', width: 1 });
    outline(brush, stemPath(), { colour: 'rgb(40 40 40 / 60%)', width: 2.2 - pass });
  }
  outline(brush, leafPath(), { colour: '#4a4a4a', width: 1.1 });
  outline(brush, veinPath(), { colour: '#6a6a6a', width: 0.8 });
  for (let line = 0; line < 46; line += 1) {
    const x = between(brush, 112, 222);
    const y = between(brush, 205, 221);
    outline(brush, new Path2D(`M${x} ${y}l14 -2`), { colour: 'rgb(50 50 50 / 55%)', width: 0.9 });
  }
}

function charcoal(brush: Brush) {
  paper(brush, '#d9d4ca');
  apart(brush, { filter: 'blur(7px)' }, () => {
    oval(brush, { x: 150, y: 206, width: 150, height: 30 }, 'rgb(15 15 15 / 75%)');
    oval(brush, { x: 158, y: 164, width: 60, height: 96 }, 'rgb(15 15 15 / 70%)');
  });
  hatch(brush, { colour: '#101010', width: 4.4, count: 240, length: 26, alpha: 0.34 });
  outline(brush, wobbly(brush, 2), { colour: '#0e0e0e', width: 5 });
  outline(brush, stemPath(), { colour: '#0e0e0e', width: 8 });
  fillIn(brush, leafPath(), '#1a1a1a');
  apart(brush, { filter: 'blur(3px)' }, () =>
    oval(brush, { x: 94, y: 156, width: 16, height: 46 }, 'rgb(245 242 234 / 85%)'),
  );
  grain(brush, 16);
}

function lineArt(brush: Brush) {
  paper(brush, '#f7f5f0');
  const line = { colour: '#161616', width: 2.4 };
  for (const path of [pearPath(), stemPath(), leafPath(), veinPath()]) outline(brush, path, line);
  outline(brush, new Path2D('M84 144C74 164 76 186 90 198M30 218H74M176 218H214M188 226H204'), line);
}

function storyboard(brush: Brush) {
  paper(brush, '#e7e4dd');
  const frames = [
    [14, 16, 0.42, 0],
    [126, 16, 0.72, -40],
    [14, 130, 0.3, 10],
    [126, 130, 1.1, -70],
  ] as const;
  for (const [x, y, scale, shift] of frames) {
    const frame = new Path2D();
    frame.rect(x, y, 100, 76);
    fillIn(brush, frame, '#fbfaf6');
    within(brush, frame, () => {
      brush.ctx.fillStyle = '#c9c6bf';
      brush.ctx.fillRect(x, y + 50, 100, 26);
      brush.ctx.translate(x + 50 - 120 * scale, y + 60 - 190 * scale + shift * -0.2);
      brush.ctx.scale(scale, scale);
      fillIn(brush, pearPath(), '#a9a69f');
      fillIn(brush, new Path2D('M140 60Q190 110 138 220H178Q190 150 150 90Z'), '#7d7a74');
      outline(brush, wobbly(brush, 2), { colour: '#2b2b2b', width: 2 / scale });
      outline(brush, stemPath(), { colour: '#2b2b2b', width: 3 / scale });
    });
    outline(brush, frame, { colour: '#2b2b2b', width: 2 });
    outline(brush, new Path2D(`M${x} ${y + 86}h76m-76 8h52`), { colour: '#8c897f', width: 2 });
  }
  outline(brush, new Path2D('M116 54h8m-3 -4l4 4l-4 4'), { colour: '#c8392b', width: 2.4 });
}

function blueprint(brush: Brush) {
  paper(brush, '#17479e');
  apart(brush, { globalAlpha: 0.28 }, () => {
    for (let at = 0; at <= SIDE; at += 12)
      outline(brush, new Path2D(`M${at} 0V${SIDE}M0 ${at}H${SIDE}`), {
        colour: '#cfe0ff',
        width: at % 60 === 0 ? 1.1 : 0.5,
      });
  });
  const line = { colour: '#eef4ff', width: 1.8 };
  for (const path of [pearPath(), stemPath(), leafPath()]) outline(brush, path, line);
  apart(brush, {}, () => {
    brush.ctx.setLineDash([7, 4]);
    outline(brush, new Path2D('M120 24V228M52 164H188'), { ...line, width: 1 });
  });
  outline(brush, new Path2D('M62 226H178M62 221V231M178 221V231M206 64V212M201 64H211M201 212H211'), {
    ...line,
    width: 1.2,
  });
  brush.ctx.beginPath();
  brush.ctx.arc(120, 164, 34, 0, 7);
  brush.ctx.stroke();
  brush.ctx.fillStyle = '#eef4ff';
  brush.ctx.font = '10px monospace';
  brush.ctx.fillText('58.0', 108, 236);
  brush.ctx.fillText('73.5', 211, 142);
}

function anime(brush: Brush) {
  paper(brush, downwards(brush.ctx, '#3a9bf0', '#a8defb', '#eaf9ff'));
  for (const [x, y, width] of [
    [40, 148, 80],
    [200, 128, 90],
    [170, 142, 60],
    [66, 158, 70],
  ] as const)
    oval(brush, { x, y, width, height: 30 }, '#fff');
  fillIn(brush, new Path2D('M0 190Q120 160 240 190V240H0Z'), '#5cc552');
  fillIn(brush, new Path2D('M0 210Q120 190 240 214V240H0Z'), '#3fa648');
  fillIn(brush, pearPath(), '#ffe04a');
  within(brush, pearPath(), () => fillIn(brush, new Path2D('M150 60Q176 120 152 226H220V40Z'), '#f29a28'));
  fillIn(brush, leafPath(), '#41b649');
  oval(brush, { x: 92, y: 142, width: 12, height: 28 }, '#fff');
  dot(brush, { x: 96, y: 168, radius: 4 }, '#fff');
  oval(brush, { x: 84, y: 186, width: 20, height: 9 }, 'rgb(255 120 110 / 65%)');
  const ink = { colour: '#3d1f12', width: 3.6 };
  for (const path of [pearPath(), leafPath()]) outline(brush, path, ink);
  outline(brush, stemPath(), { ...ink, width: 6 });
}

function comic(brush: Brush) {
  paper(brush, '#ffd93b');
  halftone(brush, { step: 13, colour: '#f2732e', weigh: (_x, y) => 0.15 + (y / SIDE) * 0.75 });
  const burst = new Path2D();
  for (let ray = 0; ray < 24; ray += 1) {
    const radius = ray % 2 === 0 ? 112 : 76;
    burst.lineTo(
      120 + Math.cos((ray * Math.PI) / 12) * radius,
      138 + Math.sin((ray * Math.PI) / 12) * radius,
    );
  }
  burst.closePath();
  fillIn(brush, burst, '#fff');
  outline(brush, burst, { colour: '#111', width: 4 });
  fillIn(brush, pearPath(), '#8fe04a');
  within(brush, pearPath(), () =>
    halftone(brush, { step: 8, colour: '#1f8a3d', weigh: (x) => Math.max(0, (x - 112) / 70) }),
  );
  fillIn(brush, leafPath(), '#1fa34a');
  oval(brush, { x: 92, y: 150, width: 10, height: 36 }, '#fff');
  for (const path of [pearPath(), leafPath()]) outline(brush, path, { colour: '#111', width: 5 });
  outline(brush, stemPath(), { colour: '#111', width: 8 });
}

export const DRAWING_STYLES: Readonly<Record<string, (brush: Brush) => void>> = {
  'pencil-sketch': pencil,
  charcoal,
  'line-art': lineArt,
  storyboard,
  blueprint,
  anime,
  'comic-book': comic,
};
