import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WordList } from '../../contracts/kit.ts';
import { drawVariant, hasVariables, listVariants, MANY, readVariables } from './parse-variables.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1e9);

const list = (name: string, ...words: string[]): WordList => ({ id: name, name, words });
const lists = [
  list('fruit', 'pear', 'plum'),
  list('颜色', '红', '蓝'),
  list('dish', '__fruit__ {tart|cake}'),
  list('loop', 'x __loop__ __loop__'),
  list('empty'),
];
const all = (prompt: string, limit = 100) => listVariants({ prompt, lists, limit });
const first = (prompt: string) => drawVariant({ prompt, lists, random: () => 0 });
const last = (prompt: string) => drawVariant({ prompt, lists, random: () => 0.999 });

/** The same figures again for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

describe('variables', () => {
  it.each([
    ['a {red|green} pear', ['a red pear', 'a green pear']],
    ['{a|b}{1|2}', ['a1', 'a2', 'b1', 'b2']],
    ['{a|b {c|d}}', ['a', 'b c', 'b d']],
    ['a {ripe |}pear', ['a ripe pear', 'a pear']],
    ['{|}', ['']],
    ['{a|a|b}', ['a', 'b']],
    ['a __fruit__', ['a pear', 'a plum']],
    ['__颜色__的梨', ['红的梨', '蓝的梨']],
    ['__dish__', ['pear tart', 'pear cake', 'plum tart', 'plum cake']],
    ['{__fruit__|nothing}', ['pear', 'plum', 'nothing']],
    // What is none stays as it was typed.
    ['a {pear}', ['a {pear}']],
    ['{{a|b}}', ['{a}', '{b}']],
    ['a | b', ['a | b']],
    ['{a|b', ['{a|b']],
    ['a}b|c{', ['a}b|c{']],
    ['}{a|b}{', ['}a{', '}b{']],
    ['__nothing__ __empty__ __', ['__nothing__ __empty__ __']],
    ['snake_case and ____', ['snake_case and ____']],
    // Escapes.
    ['\\{a|b\\}', ['{a|b}']],
    ['{a\\|b|c}', ['a|b', 'c']],
    ['\\__fruit__', ['__fruit__']],
    ['\\\\{a|b}', ['\\a', '\\b']],
    ['a\\nb', ['a\\nb']],
    // Comments.
    ['a pear\n# and a plum {x|y}\nin a bowl', ['a pear\nin a bowl']],
    ['a /* ripe {x|y} */pear', ['a pear']],
    ['a /* b', ['a /* b']],
    ['  # all of it', ['  ']],
    ['a # b', ['a # b']],
    ['\\# a', ['# a']],
    ['#ff8800 and #00ff88', ['#ff8800 and #00ff88']],
    ['/* # */# a\nb', ['# a\nb']],
    ['# /*\na */', ['a */']],
  ])('%j', (prompt, variants) => {
    expect(all(prompt)).toEqual(variants);
    expect(first(prompt)).toBe(variants[0]);
    expect(last(prompt)).toBe(variants.at(-1));
    expect(hasVariables(prompt, lists)).toBe(variants.length > 1 || variants[0] !== prompt);
  });

  it('makes no more than are wanted', () => {
    expect(all('{a|b|c}{1|2}', 4)).toEqual(['a1', 'a2', 'b1', 'b2']);
    expect(all('{a|b}', 0)).toEqual([]);
  });

  it('comes to an end with a list that asks for itself', () => {
    const drawn = first('__loop__');
    expect(drawn.startsWith('x x x')).toBe(true);
    expect(drawn).toContain('__loop__');
    expect(drawn.length).toBeLessThan(2_000_000);
    expect(all('__loop__', 3)).toHaveLength(1);
    const wide = [list('w', '__w__ '.repeat(5000))];
    const text = drawVariant({ prompt: '__w__', lists: wide, random: () => 0 });
    expect(text.length).toBeLessThan(5_000_000);
  });
});

describe('readVariables', () => {
  it('tells groups, lists, missing lists and how many prompts there are', () => {
    expect(readVariables('{a|b {c|__fruit__}} __nothing__ __fruit__ {x|}', lists)).toEqual({
      groups: [
        ['a', 'b {c|__fruit__}'],
        ['x', ''],
      ],
      lists: ['fruit', 'nothing'],
      missing: ['nothing'],
      // (1 + 1 + 2) by 2 fruits by 2.
      combinations: 16,
    });
  });

  it('takes every list for missing where none are given', () => {
    expect(readVariables('__fruit__').missing).toEqual(['fruit']);
  });

  it('finds nothing in comments', () => {
    expect(readVariables('# {a|b}\nc')).toEqual({ groups: [], lists: [], missing: [], combinations: 1 });
  });

  it('counts no further than anybody makes', () => {
    expect(readVariables('{a|b}'.repeat(400)).combinations).toBe(MANY);
  });
});

describe('whatever is typed', () => {
  const sign = fc.constantFrom(
    '{',
    '}',
    '|',
    '\\',
    '__',
    '_',
    'a',
    '梨',
    ' ',
    '\n',
    '#',
    '/*',
    '*/',
    'fruit',
  );
  const typed = fc.array(sign, { maxLength: 40 }).map((signs) => signs.join(''));

  it(`what is drawn is one of those that are listed (seed ${SEED})`, () => {
    fc.assert(
      fc.property(typed, fc.nat(), (prompt, seed) => {
        const listed = all(prompt, 500);
        expect(new Set(listed).size).toBe(listed.length);
        expect(listed.length).toBeGreaterThan(0);
        expect(listed.length).toBeLessThanOrEqual(readVariables(prompt, lists).combinations);
        const drawn = drawVariant({ prompt, lists, random: randomOf(seed) });
        if (listed.length < 500) expect(listed).toContain(drawn);
        if (!hasVariables(prompt, lists)) expect(listed).toEqual([prompt]);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it(`escaped it comes out as it is (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.oneof(typed, fc.string()), (text) => {
        const escaped = text.replace(/[{}|_#\\/]/gu, '\\$&');
        expect(drawVariant({ prompt: escaped, lists, random: () => 0 })).toBe(text);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it(`every alternative is drawn in time (seed ${SEED})`, () => {
    const random = randomOf(SEED);
    const drawn = Array.from({ length: 400 }, () =>
      drawVariant({ prompt: '{a|b|c} __fruit__', lists, random }),
    );
    expect(new Set(drawn)).toEqual(new Set(all('{a|b|c} __fruit__')));
  });

  it.each([
    ['opening braces', '{'],
    ['closing braces', '}'],
    ['bars', '|'],
    ['groups', '{a|b}'],
    ['open groups', '{a|'],
    ['backslashes', '\\'],
    ['underlines', '_'],
    ['lists', '__fruit__'],
    ['half lists', '__a'],
    ['open comments', '/*'],
    ['line comments', '\n#'],
    ['spaces and signs', ' #'],
    ['signs', '梨'],
  ])('100,000 characters of %s are read', (_what, piece) => {
    const prompt = piece.repeat(Math.ceil(100_000 / piece.length));
    expect(typeof first(prompt)).toBe('string');
    expect(all(prompt, 10).length).toBeGreaterThan(0);
    expect(readVariables(prompt, lists).combinations).toBeGreaterThan(0);
  });

  it('braces far within one another stay as typed', () => {
    const inner = `${'{a|'.repeat(50)}b${'}'.repeat(50)}`;
    const deep = `${'{a|'.repeat(8)}${inner}${'}'.repeat(8)}`;
    expect(all(deep, 10)).toEqual(['a', inner]);
    expect(all('{a|'.repeat(5000) + '}'.repeat(5000))).toHaveLength(2);
  });
});
