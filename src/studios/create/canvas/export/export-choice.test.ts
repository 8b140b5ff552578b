import { expect, it } from 'vitest';
import type { Asset } from '../../../../lib/contracts/asset.ts';
import type { Mark } from '../../../../lib/contracts/mark.ts';
import { toStartChoice, toWish } from './export-choice.ts';

const asset = {
  width: 640,
  height: 480,
  mimeType: 'image/webp',
  recipe: { prompt: 'A lighthouse, at dusk' },
} as Asset;
const marks = [
  { id: 'a', type: 'pin', colour: '#ff0000', widthPx: 4, at: { x: 1, y: 1 }, note: '' },
] as Mark[];

it('begins with the image as it is, and with what was chosen before', () => {
  const start = toStartChoice(asset);
  expect(start).toMatchObject({
    type: 'image/webp',
    size: { width: 640, height: 480 },
    stem: 'a-lighthouse-at-dusk',
  });
  expect(toStartChoice({ ...asset, mimeType: 'image/gif' }).type).toBe('image/png');
  const next = toStartChoice(asset, {
    ...start,
    type: 'image/avif',
    quality: 40,
    size: { width: 9, height: 9 },
    stem: 'x',
  });
  expect(next).toMatchObject({
    type: 'image/avif',
    quality: 40,
    size: { width: 640 },
    stem: 'a-lighthouse-at-dusk',
  });
});

it('asks for no more than what differs', () => {
  const start = toStartChoice(asset);
  expect(toWish({ ...start, type: 'image/png' }, asset, [])).toEqual({ type: 'image/png' });
  expect(toWish({ ...start, quality: 60 }, asset, [])).toEqual({ type: 'image/webp', quality: 0.6 });
  expect(toWish({ ...start, type: 'image/jpeg', size: { width: 64, height: 48 } }, asset, marks)).toEqual({
    type: 'image/jpeg',
    quality: 0.85,
    size: { width: 64, height: 48 },
    background: '#ffffff',
    marks,
  });
  expect(toWish({ ...start, withMarks: false }, asset, marks)).not.toHaveProperty('marks');
});
