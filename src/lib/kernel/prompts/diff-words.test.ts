import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords, type WordChange } from './diff-words.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1e9);

const SIGNS = { same: '', removed: '-', added: '+' } as const;
const show = (changes: readonly WordChange[]) =>
  changes.map(({ kind, text }) => (kind === 'same' ? text : `[${SIGNS[kind]}${text}]`)).join('');
const join = (changes: readonly WordChange[], without: WordChange['kind']) =>
  changes
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

describe('diffWords', () => {
  it.each([
    ['', '', ''],
    ['a pear', 'a pear', 'a pear'],
    ['', 'a pear', '[+a pear]'],
    ['a pear', '', '[-a pear]'],
    ['a red pear', 'a green pear', 'a [-red][+green] pear'],
    ['a pear', 'a ripe pear', 'a [+ripe ]pear'],
    ['a red pear', 'two green plums', '[-a red pear][+two green plums]'],
    ['a pear.', 'a pear, on a plate.', 'a pear[+, on a plate].'],
    ['一个红色的梨', '一个绿色的梨子', '一个[-红][+绿]色的梨[+子]'],
    ['café crème', 'café noir', 'café [-crème][+noir]'],
    ["don't", 'do', "[-don't][+do]"],
    ['a\n\nb', 'a\nb', 'a[-\n\n][+\n]b'],
  ])('%j to %j', (before, after, shown) => {
    expect(show(diffWords(before, after))).toBe(shown);
  });

  it(`holds both texts, and no two stretches of a kind in a row (seed ${SEED})`, () => {
    const word = fc.constantFrom('a', 'pear', 'red', ' ', '  ', '\n', ',', '梨', '红', '🍐', '\ud83c');
    const text = fc.oneof(
      fc.array(word, { maxLength: 30 }).map((words) => words.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = diffWords(before, after);
        expect(join(changes, 'added')).toBe(before);
        expect(join(changes, 'removed')).toBe(after);
        for (const [place, { kind, text: piece }] of changes.entries()) {
          expect(piece).not.toBe('');
          expect(kind).not.toBe(changes[place + 1]?.kind);
        }
        expect(changes.some(({ kind }) => kind !== 'same')).toBe(before !== after);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it(`keeps what was not touched (seed ${SEED})`, () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (start, end) => {
        const [one, other] = [start.join(' '), end.join(' ')];
        expect(show(diffWords(`${one} x ${other}`, `${one} y ${other}`))).toBe(`${one} [-x][+y] ${other}`);
      }),
      { seed: SEED },
    );
  });

  it('takes texts of 100,000 characters that have nothing in common', () => {
    const one = 'pear '.repeat(20_000);
    const other = 'plum '.repeat(20_000);
    const changes = diffWords(one, other);
    expect(join(changes, 'added')).toBe(one);
    expect(join(changes, 'removed')).toBe(other);
  });
});
