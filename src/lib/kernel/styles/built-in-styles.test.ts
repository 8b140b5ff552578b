import { describe, expect, it } from 'vitest';
import { STYLES } from './built-in-styles.ts';
import { findStyles } from './find-styles.ts';

const NATIVE =
  'enhance anime photographic digital-art comic-book fantasy-art line-art analog-film neon-punk isometric low-poly origami modeling-compound cinematic 3d-model pixel-art tile-texture';
const IN_WORDS =
  'oil-painting watercolor gouache acrylic charcoal pencil-sketch ink-wash pastel impressionist art-deco art-nouveau pop-art surrealist minimalist flat-vector infographic icon-set sticker paper-cut claymation stained-glass mosaic vintage-poster vaporwave synthwave noir editorial-fashion product-studio food-photography architecture macro drone-aerial double-exposure blueprint storyboard ukiyo-e';

const sorted = (ids: readonly string[]) => [...ids].sort();

describe('the built-in styles', () => {
  it('are those that some models know by id, and as many again in words', () => {
    const native = STYLES.filter((style) => style.native !== undefined);
    expect(sorted(native.map((style) => style.native ?? ''))).toEqual(sorted(NATIVE.split(' ')));
    const inWords = STYLES.filter((style) => style.native === undefined);
    expect(sorted(inWords.map(({ id }) => id))).toEqual(sorted(IN_WORDS.split(' ')));
    expect(STYLES).toHaveLength(53);
  });

  it.each([...STYLES])('$id is said in a few words', ({ words, negative, id, native }) => {
    expect(words.split(/\s+/u).length).toBeGreaterThanOrEqual(6);
    expect(words.split(/\s+/u).length).toBeLessThanOrEqual(20);
    expect(`${words}${negative}`).toMatch(/^[\x20-\x7e]+$/u);
    expect(words).not.toMatch(/[.]$/u);
    expect(negative).not.toBe('');
    expect(native ?? id).toBe(id);
  });

  it('say no two things in the same words', () => {
    expect(new Set(STYLES.map(({ words }) => words)).size).toBe(STYLES.length);
  });

  it('stand together by group', () => {
    const groups = STYLES.map(({ group }) => group);
    const runs = groups.filter((group, place) => group !== groups[place - 1]);
    expect(runs).toEqual(['photo', 'paint', 'drawing', 'print', '3d', 'retro']);
  });
});

describe('findStyles', () => {
  const nameOf = ({ id }: { id: string }) => (id === 'watercolor' ? '水彩' : id);
  const find = (query: string, group?: 'retro' | 'print') =>
    findStyles({ styles: STYLES, query, group, nameOf }).map(({ id }) => id);

  it.each([
    ['水彩', ['watercolor']],
    ['WOODBLOCK print', ['ukiyo-e']],
    ['no such thing', []],
  ])('%j', (query, found) => {
    expect(find(query)).toEqual(found);
  });

  it('keeps to the group that was chosen', () => {
    expect(find('', 'retro')).toEqual(['neon-punk', 'pixel-art', 'vaporwave', 'synthwave']);
    expect(find('photograph', 'print')).toEqual([]);
    expect(find('')).toHaveLength(STYLES.length);
  });
});
