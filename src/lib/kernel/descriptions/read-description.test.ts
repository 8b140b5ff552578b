import { describe, expect, it } from 'vitest';
import { EXAMPLE_DESCRIPTION } from './example-description.ts';
import { readDescription, writeDescription } from './read-description.ts';

const with_ = (changes: object): string => JSON.stringify({ ...EXAMPLE_DESCRIPTION, ...changes });
const submit = (changes: object): string => with_({ submit: { ...EXAMPLE_DESCRIPTION.submit, ...changes } });
const without = (name: string): string => with_({ [name]: undefined });

describe('readDescription', () => {
  it('reads what was written', () => {
    expect(readDescription(writeDescription(EXAMPLE_DESCRIPTION))).toEqual({
      ok: true,
      description: EXAMPLE_DESCRIPTION,
    });
  });

  it('needs no more than a request and a place of images', () => {
    const { version, name, baseUrl, models, images } = EXAMPLE_DESCRIPTION;
    const request = { method: 'GET', url: 'https://x.example/{{prompt}}', headers: {} };
    const least = { version, name, baseUrl, models, images, submit: request };
    expect(readDescription(JSON.stringify(least)).ok).toBe(true);
  });

  it.each([
    ['', 'json', ''],
    ['{', 'json', ''],
    ['[]', 'kind', ''],
    ['"text"', 'kind', ''],
    [without('images'), 'missing', 'images'],
    [without('submit'), 'missing', 'submit'],
    [with_({ version: 2 }), 'value', 'version'],
    [with_({ name: ' ' }), 'value', 'name'],
    [with_({ models: 'm' }), 'kind', 'models'],
    [with_({ models: ['a', 7] }), 'kind', 'models[1]'],
    [with_({ images: 'a b' }), 'value', 'images'],
    [with_({ color: 'red' }), 'unknown', 'color'],
    [submit({ method: 'PUT' }), 'value', 'submit.method'],
    [submit({ url: 'ftp://x.example' }), 'value', 'submit.url'],
    [submit({ url: '{{baseUrl}}/{{colour}}' }), 'value', 'submit.url'],
    [submit({ headers: { 'bad header': 'x' } }), 'value', 'submit.headers.bad header'],
    [submit({ headers: { 'X-Key': 7 } }), 'kind', 'submit.headers.X-Key'],
    [with_({ takes: { ratios: ['wide'] } }), 'value', 'takes.ratios[0]'],
    [with_({ takes: { sides: { minPx: 9, maxPx: 8, stepPx: 1 } } }), 'value', 'takes.sides.minPx'],
    [with_({ takes: { maxSources: 1.5 } }), 'value', 'takes.maxSources'],
  ])('%s: %s at %j', (text, code, path) => {
    expect(readDescription(text)).toEqual({ ok: false, problem: { code, path } });
  });

  it.each([
    [submit({ url: '{{baseUrl}}?key={{key}}' }), 'submit.url'],
    [submit({ body: { deep: [{ token: '{{ key }}' }] } }), 'submit.body.deep[0].token'],
    [
      submit({ headers: { Authorization: 'Bearer sk-abcdefghijklmnopqrst' } }),
      'submit.headers.Authorization',
    ],
    [submit({ body: { key: 'hf_abcdefghijklmnopqrst' } }), 'submit.body.key'],
  ])('lets no key in but in a header, and none itself: %s', (text, path) => {
    expect(readDescription(text)).toEqual({ ok: false, problem: { code: 'key', path } });
  });
});
