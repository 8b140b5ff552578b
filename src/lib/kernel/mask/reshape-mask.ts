import type { Mask } from '../../contracts/mask.ts';
import { measureDistances } from './distance.ts';

/** From here on a pixel counts as inside. */
const INSIDE = 128;

/** Grows by `px` to all sides, or shrinks by `-px`; corners come out round. The new edge is smooth over one pixel. */
export function growMask(mask: Mask, px: number): Mask {
  if (px === 0) return mask;
  const { data } = mask;
  const isSource = (at: number): boolean => (data[at] ?? 0) >= INSIDE === px > 0;
  const distances = measureDistances(mask, isSource);
  const reach = Math.abs(px);
  const grown = data.map((_, at) => toEdge(reach + 1 - Math.sqrt(distances[at] ?? 0)));
  return { ...mask, data: px > 0 ? grown : grown.map((value) => 255 - value) };
}

/** `depth` pixels within the edge: 1 and more is whole, 0 and less is outside. */
const toEdge = (depth: number): number => Math.round(255 * Math.min(Math.max(depth, 0), 1));

/** What is closed in by the mask becomes part of it. Holes are reached by sides, not by corners. */
export function fillHoles(mask: Mask): Mask {
  const { width, height, data } = mask;
  const isOutside = new Uint8Array(data.length);
  const open: number[] = [];
  function visit(at: number): void {
    if (isOutside[at] || (data[at] ?? 0) >= INSIDE) return;
    isOutside[at] = 1;
    open.push(at);
  }
  for (let x = 0; x < width; x += 1) {
    visit(x);
    visit((height - 1) * width + x);
  }
  for (let y = 0; y < height; y += 1) {
    visit(y * width);
    visit(y * width + width - 1);
  }
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const x = at % width;
    if (x > 0) visit(at - 1);
    if (x < width - 1) visit(at + 1);
    if (at >= width) visit(at - width);
    if (at < data.length - width) visit(at + width);
  }
  return { ...mask, data: data.map((value, at) => (isOutside[at] ? value : 255)) };
}
