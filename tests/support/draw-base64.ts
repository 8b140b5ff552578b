import type { Size } from '../../src/lib/contracts/size.ts';
import { hashText } from '../../src/workers/upstream/demo/seeded-random.ts';
import { createGradientPng } from './png.ts';

/** Compressing is what a server mostly does; the same images are asked for again and again. */
const drawn = new Map<string, string>();
const MAX_DRAWN = 400;

/** Where every byte takes its time. */
export const TINY_SIZE: Size = { width: 16, height: 16 };

/** Base64 of an image whose colour the text says. */
export function drawBase64(size: Size, text: string): string {
  const key = `${size.width}x${size.height} ${text}`;
  const known = drawn.get(key);
  if (known !== undefined) return known;
  if (drawn.size >= MAX_DRAWN) drawn.clear();
  const hash = hashText(text);
  const colour = [hash & 255, (hash >>> 8) & 255, (hash >>> 16) & 255] as const;
  const base64 = createGradientPng(size, colour).toString('base64');
  drawn.set(key, base64);
  return base64;
}
