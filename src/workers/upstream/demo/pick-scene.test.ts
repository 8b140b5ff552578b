import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PALETTES } from './palettes.ts';
import { pickScene, pickSize } from './pick-scene.ts';

it.each([
  ['a cat on a roof', 'cat'],
  ['一只猫', 'cat'],
  ['concatenate', undefined],
  ['waves on the sea', 'moon-sea'],
  ['夜晚的大海', 'moon-sea'],
  ['a quiet harbour at dawn', 'moon-sea'],
  ['a spacious planetarium of glass', 'spheres'],
  ['a spaceship over Saturn', 'planet'],
  ['a vase with flowers', 'still-life'],
  ['花瓶', 'still-life'],
  ['水墨山水', 'ink'],
  ['snowy mountains', undefined],
  ['mountain', 'ridges'],
  ['northern lights', 'aurora'],
  ['城市夜景', 'city'],
])('%s is drawn as %s', (prompt, scene) => {
  const { name } = pickScene(prompt);
  if (scene === undefined) expect(name).not.toBe('cat');
  else expect(name).toBe(scene);
});

it.each([
  ['a red mountain', PALETTES.crimson],
  ['a blue vase', PALETTES.alpine],
  ['红色的山', PALETTES.crimson],
  ['sea at night', PALETTES.night],
])('%s takes its colours from the words', (prompt, palette) => {
  expect(pickScene(prompt).palette).toBe(palette);
});

it('is the same for the same prompt and different for another image of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (prompt) => {
      expect(pickScene(prompt)).toEqual(pickScene(`  ${prompt} `));
      expect(pickScene(prompt, 1).seed).not.toBe(pickScene(prompt).seed);
    }),
  );
});

it('gives every scene to some prompt that names none', () => {
  const names = new Set(Array.from({ length: 300 }, (_, index) => pickScene(`thing ${index}`).name));
  expect(names.size).toBeGreaterThanOrEqual(10);
});

it('keeps a size that was asked for and finds one for auto', () => {
  expect(pickSize({ size: { width: 880, height: 2048 }, prompt: 'sea' })).toEqual({
    width: 880,
    height: 2048,
  });
  expect(pickSize({ size: 'auto', prompt: 'a vase' })).toEqual({ width: 1024, height: 1536 });
});
