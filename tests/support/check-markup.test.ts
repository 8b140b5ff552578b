import { expect, it } from 'vitest';
import { findMarkupFault } from './check-markup.ts';
import { createDotPng, createGradientPng, createNoisePng } from './png.ts';
import { readRgbaPng } from './read-png.ts';
import type { RecordedPart } from './recorded-request.ts';

const SIZE = { width: 12, height: 8 };
const file = (name: string, data: Buffer): RecordedPart => ({
  name,
  mimeType: 'image/png',
  bytes: new Uint8Array(data),
});
const image = file('image', createGradientPng(SIZE, [9, 9, 9]));
const model = { name: 'model', text: 'gpt-image-2.6-flare' };
const marks = file('markup', createDotPng(SIZE));

const check = (...parts: RecordedPart[]) => findMarkupFault({ path: '/v1/images/edits', parts });

it('reads the one pixel that is painted', () => {
  const pixels = readRgbaPng(createDotPng(SIZE));
  expect(pixels).toMatchObject(SIZE);
  expect([...(pixels?.data ?? [])].filter(Boolean)).toEqual([255, 255]);
  expect(readRgbaPng(new Uint8Array(40))).toBeUndefined();
});

it('takes marks of the size of the first image, from models that know them', () => {
  expect(check(image, marks, model)).toBeUndefined();
  expect(check(image, model)).toBeUndefined();
});

it.each<[string, RecordedPart[], string]>([
  ['a model without', [image, marks, { name: 'model', text: 'gpt-image-2' }], 'Unknown parameter'],
  ['a mask beside them', [image, marks, model, file('mask', createDotPng(SIZE))], 'combined with mask'],
  ['another size', [image, model, file('markup', createDotPng({ width: 8, height: 12 }))], 'dimensions'],
  ['nothing transparent', [image, model, file('markup', createNoisePng(SIZE))], 'transparent'],
  ['no alpha', [image, model, file('markup', createGradientPng(SIZE, [1, 2, 3]))], 'transparency'],
])('refuses them with %s', (_, parts, words) => {
  expect(check(...parts)).toMatchObject({
    param: 'markup',
    message: expect.stringContaining(words) as string,
  });
});
