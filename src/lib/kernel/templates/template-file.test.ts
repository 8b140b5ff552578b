import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Template } from '../../contracts/kit.ts';
import { readTemplateFile, toTemplateFile } from './template-file.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1e9);

const own: Template = {
  id: 'a1',
  name: '店铺横幅',
  platform: 'own',
  width: 990,
  height: 340,
  uses: ['product', 'advertisement'],
  words: 'Quiet ground',
};
const read = (...templates: unknown[]) =>
  readTemplateFile(JSON.stringify({ kind: 'easel-templates', version: 1, templates }));

describe('readTemplateFile', () => {
  it('gives back what was written', () => {
    expect(readTemplateFile(toTemplateFile([own, { ...own, id: 'a2', words: '' }]))).toEqual([
      own,
      { ...own, id: 'a2', words: '' },
    ]);
  });

  it.each(['', '{', 'null', '[]', '"x"', '{"kind":"easel-templates"}', '{"kind":"other","templates":[]}'])(
    'is none: %j',
    (text) => {
      expect(readTemplateFile(text)).toBeUndefined();
    },
  );

  it.each([63, 8193, 100.5, '100', null, Infinity])('refuses a side of %j', (width) => {
    expect(read({ ...own, width })).toBeUndefined();
    expect(read({ ...own, height: width }, own)).toEqual([own]);
  });

  it('takes the smallest and the largest', () => {
    expect(read({ ...own, width: 64, height: 8192 })?.[0]).toMatchObject({ width: 64, height: 8192 });
  });

  it('makes good what is beside the point', () => {
    const odd = {
      ...own,
      id: '../x',
      name: ' \n',
      platform: 'moon',
      uses: ['product', 7, 'toString'],
      words: 3,
    };
    expect(read(odd)).toEqual([
      { ...own, id: 'template-1', name: '990 × 340', uses: ['product'], words: '' },
    ]);
  });

  it('shortens a name without cutting a sign in two', () => {
    const name = read({ ...own, name: `a${'🍐'.repeat(200)}` })?.[0]?.name;
    expect(name).toBe(`a${'🍐'.repeat(39)}`);
  });

  it(`never throws, and gives sound templates only (seed ${SEED})`, () => {
    const field = fc.oneof(fc.jsonValue(), fc.integer({ min: 0, max: 9000 }));
    const keys = ['id', 'name', 'platform', 'width', 'height', 'uses', 'words'] as const;
    const damaged = fc.record(Object.fromEntries(keys.map((key) => [key, field])), { requiredKeys: [] });
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), damaged)), (templates) => {
        const found = read(...templates) ?? [];
        for (const { width, height, name, id } of found) {
          expect(Math.min(width, height)).toBeGreaterThanOrEqual(64);
          expect(Math.max(width, height)).toBeLessThanOrEqual(8192);
          expect(name).not.toBe('');
          expect(id).not.toBe('');
        }
        expect(found.length === 0 || readTemplateFile(toTemplateFile(found))).toEqual(
          found.length === 0 || found,
        );
      }),
      { seed: SEED },
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readTemplateFile(text)).toBeUndefined();
      }),
      { seed: SEED },
    );
  });
});
