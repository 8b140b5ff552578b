import { expect, it } from 'vitest';
import { sampleRecipe, sampleSource } from './testing/sample-rows.ts';
import { hashesInRow } from './references.ts';

const VERSION = { mimeType: 'image/png', width: 1, height: 1, sizeBytes: 1 };

it('finds all that a picture which was cut and put back is made of', () => {
  const part = {
    rect: { x: 0, y: 0, width: 1, height: 1 },
    whole: { ...VERSION, bytesHash: 'whole' },
    maskHash: 'fine',
  };
  const mask = { ...VERSION, bytesHash: 'mask', lock: true, bandPx: 0, part };
  const recipe = sampleRecipe({ sources: [sampleSource({ bytesHash: 'cut' })], mask });
  const row = { recipe, raw: { ...VERSION, bytesHash: 'raw' }, locked: { bytesHash: 'locked' } };
  expect(hashesInRow(row).sort()).toEqual(['cut', 'fine', 'locked', 'mask', 'raw', 'whole']);
});

it.each([null, 7, { mask: 5 }, { mask: { part: 'x' } }, { mask: { part: { whole: 3, maskHash: 4 } } }])(
  'finds nothing in %o, and does not fail',
  (recipe) => {
    expect(hashesInRow({ recipe })).toEqual([]);
  },
);
