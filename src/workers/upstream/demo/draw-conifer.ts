import type { Brush, Point } from './brush.ts';

/** A fir as a silhouette, standing on a point. */
export function paintConifer({ ctx, random }: Brush, foot: Point, size: number, colour: string): void {
  const tiers = 11;
  const spread = size * random.between(0.17, 0.24);
  const lean = size * random.between(-0.03, 0.03);
  ctx.fillStyle = colour;
  ctx.beginPath();
  ctx.moveTo(foot.x + lean, foot.y - size);
  for (const side of [1, -1]) {
    for (let tier = 1; tier <= tiers; tier++) {
      const share = side === 1 ? tier / tiers : (tiers - tier + 1) / tiers;
      const reach = spread * share ** 0.85 * random.between(0.72, 1.12);
      const y = foot.y - size + size * 0.95 * share;
      const inner = { x: foot.x + lean * (1 - share) + side * reach * 0.42, y: y - size * 0.022 };
      const tip = { x: foot.x + lean * (1 - share) + side * reach, y: y + size * 0.012 };
      for (const point of side === 1 ? [tip, inner] : [inner, tip]) ctx.lineTo(point.x, point.y);
    }
    if (side === 1) {
      ctx.lineTo(foot.x + size * 0.018, foot.y);
      ctx.lineTo(foot.x - size * 0.018, foot.y);
    }
  }
  ctx.closePath();
  ctx.fill();
}
