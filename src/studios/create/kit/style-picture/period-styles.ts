import { type Brush, dot, downwards, fillIn, outline, paper, within } from './brush.ts';
import { leafPath, pearPath, stemPath } from './pear-shape.ts';
import { flatPear } from './print-styles.ts';

function ukiyoE(brush: Brush) {
  paper(brush, downwards(brush.ctx, '#1f4a72', '#7fa3ae', '#e9dab4', '#ead7ae'));
  dot(brush, { x: 182, y: 70, radius: 31 }, '#c8452f');
  fillIn(brush, new Path2D('M0 178L56 112Q62 106 68 112L128 178Z'), '#34607f');
  fillIn(brush, new Path2D('M44 126L56 112Q62 106 68 112L80 126L70 122L62 132L54 122Z'), '#f3ead2');
  fillIn(brush, pearPath(), '#c6b24a');
  within(brush, pearPath(), () => {
    fillIn(brush, new Path2D('M150 60Q182 130 148 230H240V40Z'), '#97883a');
    outline(brush, new Path2D('M92 130Q78 168 96 204'), { colour: '#2b2a22', width: 1.6 });
  });
  fillIn(brush, leafPath(), '#4f6b48');
  const ink = { colour: '#22231f', width: 2.6 };
  for (const path of [pearPath(), leafPath()]) outline(brush, path, ink);
  outline(brush, stemPath(), { ...ink, width: 5 });
  for (let row = 0; row < 3; row += 1)
    for (let x = (row % 2) * 13 - 13; x < 254; x += 26)
      for (const [radius, colour] of [
        [15, '#e9dab4'],
        [13, '#24557d'],
        [9.5, '#e9dab4'],
        [7.5, '#24557d'],
        [4, '#e9dab4'],
      ] as const)
        dot(brush, { x, y: 214 + row * 13, radius }, colour);
  brush.ctx.fillStyle = '#b8311f';
  brush.ctx.fillRect(16, 18, 18, 40);
}

function artDeco(brush: Brush) {
  paper(brush, '#0f2426');
  for (let ray = 0; ray < 40; ray += 2) {
    const at = (step: number) =>
      `${120 + 260 * Math.cos((step * Math.PI) / 20)} ${128 + 260 * Math.sin((step * Math.PI) / 20)}`;
    fillIn(brush, new Path2D(`M120 128L${at(ray)}L${at(ray + 1)}Z`), '#2b2a1c');
  }
  const gold = { colour: '#d6a848', width: 3 };
  dot(brush, { x: 120, y: 134, radius: 88 }, '#0c4a50');
  for (const radius of [88, 82]) {
    brush.ctx.beginPath();
    brush.ctx.arc(120, 134, radius, 0, 7);
    Object.assign(brush.ctx, { strokeStyle: gold.colour, lineWidth: radius === 88 ? 4 : 1.4 });
    brush.ctx.stroke();
  }
  fillIn(brush, pearPath(), '#157a7c');
  within(brush, pearPath(), () => {
    for (let line = -4; line <= 4; line += 1)
      outline(brush, new Path2D(`M120 60Q${120 + line * 26} 140 120 216`), { ...gold, width: 1.6 });
  });
  fillIn(brush, leafPath(), gold.colour);
  for (const path of [pearPath(), stemPath()]) outline(brush, path, gold);
  brush.ctx.strokeRect(8, 8, 224, 224);
  brush.ctx.strokeRect(14, 14, 212, 212);
}

function artNouveau(brush: Brush) {
  paper(brush, '#e8dcc0');
  dot(brush, { x: 120, y: 116, radius: 82 }, '#c9b98a');
  dot(brush, { x: 120, y: 116, radius: 70 }, '#d8a878');
  const vine = { colour: '#4f5f3a', width: 5 };
  outline(
    brush,
    new Path2D('M22 232C4 160 30 120 22 70S52 12 96 22M218 232C236 160 210 120 218 70S188 12 144 22'),
    vine,
  );
  outline(
    brush,
    new Path2D(
      'M22 150C50 150 52 180 34 188M218 150C190 150 188 180 206 188M24 92C50 84 58 106 44 116M216 92C190 84 182 106 196 116',
    ),
    { ...vine, width: 3 },
  );
  for (const [x, y] of [
    [34, 188],
    [206, 188],
    [44, 116],
    [196, 116],
    [96, 22],
    [144, 22],
  ] as const)
    dot(brush, { x, y, radius: 8 }, '#a5533f');
  flatPear(brush, { body: '#b9b25c', leaf: '#5d7a4a', stem: '#4a3a2a' });
  within(brush, pearPath(), () => fillIn(brush, new Path2D('M142 60Q182 130 142 230H240V40Z'), '#9a8f47'));
  for (const path of [pearPath(), leafPath()]) outline(brush, path, { colour: '#2f2a20', width: 4 });
}

export const PERIOD_STYLES: Readonly<Record<string, (brush: Brush) => void>> = {
  'ukiyo-e': ukiyoE,
  'art-deco': artDeco,
  'art-nouveau': artNouveau,
};
