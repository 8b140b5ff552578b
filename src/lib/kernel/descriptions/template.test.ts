import { expect, it } from 'vitest';
import { isPath, readPath } from './read-path.ts';
import { fillJson, fillText, namesIn, type TemplateValues } from './template.ts';

const VALUES: TemplateValues = { prompt: 'a "cat" {{seed}}', width: 1024, sources: ['x', 'y'] };

it.each([
  ['{{width}}', 1024],
  [' {{ width }} ', 1024],
  ['{{width}}px', '1024px'],
  ['{{sources}}', ['x', 'y']],
  ['{{seed}}', undefined],
  ['seed {{seed}}', undefined],
  ['plain', 'plain'],
  // What a person types is never taken for a template.
  ['{{prompt}}', 'a "cat" {{seed}}'],
  [
    { a: { w: '{{width}}', s: '{{seed}}' }, b: ['{{seed}}', '{{prompt}}', 1, null] },
    { a: { w: 1024 }, b: ['a "cat" {{seed}}', 1, null] },
  ],
  ['{{toString}}', undefined],
])('%j becomes %j', (template, expected) => {
  expect(fillJson(template, VALUES)).toEqual(expected);
});

it('encodes values in an address', () => {
  expect(fillText('https://x/{{prompt}}', { prompt: 'a/b?c' }, encodeURIComponent)).toBe(
    'https://x/a%2Fb%3Fc',
  );
  expect(namesIn('{{ a }}/{{b}} {c}')).toEqual(['a', 'b']);
});

const DATA = { data: [{ url: 'one' }, { url: 'two' }], images: { b64: 'x' }, list: ['p', 'q'] };

it.each([
  ['data.0.url', ['one']],
  ['data[1].url', ['two']],
  ['data[*].url', ['one', 'two']],
  ['images.b64', ['x']],
  ['list[*]', ['p', 'q']],
  ['data.9.url', []],
  ['images.toString', []],
  ['images.b64.deeper', []],
  ['list', [['p', 'q']]],
])('%s reads %j', (path, expected) => {
  expect(isPath(path)).toBe(true);
  expect(readPath(DATA, path)).toEqual(expected);
});

it.each(['', ' ', '.a', 'a.', 'a..b', 'a[x]', 'a[', 'a b'])('%j is no path', (path) => {
  expect(isPath(path)).toBe(false);
});

it('reads a list that is the whole answer', () => {
  expect(isPath('[*].url')).toBe(true);
  expect(readPath([{ url: 'one' }], '[*].url')).toEqual(['one']);
});
