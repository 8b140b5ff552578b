import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SetupValues } from '../contracts/setup-values.ts';
import { readSetupLink } from './setup-link.ts';

/** Printed with the test's name: it brings a failure back. */
const SEED = Date.now() % 2 ** 31;
const PAGE = 'https://studio.example/easel/';
const KEY = 'sk-planted-4711';

function encode(values: unknown): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

describe('readSetupLink', () => {
  it('is null for an address that has nothing for us', () => {
    for (const url of [PAGE, `${PAGE}?lang=en`, `${PAGE}#settings`, `${PAGE}?setup`, `${PAGE}#/a?b=c`, '']) {
      expect(readSetupLink(url)).toBeNull();
    }
  });

  it('reads a set-up link', () => {
    const values: SetupValues = {
      name: '我的中转',
      form: 'images',
      baseUrl: 'https://relay.example.com/v1',
      apiKey: KEY,
      textModel: 't',
      imageModel: 'i',
    };
    expect(readSetupLink(`${PAGE}#setup=${encode(values)}`)).toEqual({ values, cleanUrl: PAGE });
  });

  it('reads standard base64, padding, percent signs and an encoded equals sign', () => {
    const values = { baseUrl: 'https://r.example/???>>>', name: 'ÿÿÿ' };
    const padded = Buffer.from(JSON.stringify(values)).toString('base64');
    for (const text of [padded, encodeURIComponent(padded), `${encode(values)}%3D`]) {
      expect(readSetupLink(`${PAGE}#setup=${text}`)?.values).toEqual(values);
    }
    expect(readSetupLink(`${PAGE}#setup%3D${encode(values)}`)).toEqual({ values, cleanUrl: PAGE });
  });

  it("reads the dashboards' parameters and keeps the others as they were", () => {
    const url = `${PAGE}?lang=zh-CN&apiUrl=https%3A%2F%2Frelay.example.com&apiKey=${KEY}&apiMode=responses&x=a%20b#part`;
    expect(readSetupLink(url)).toEqual({
      values: { baseUrl: 'https://relay.example.com', apiKey: KEY, form: 'responses' },
      cleanUrl: `${PAGE}?lang=zh-CN&x=a%20b#part`,
    });
  });

  it('reads settings, encoded or not, in the query or behind a hash route', () => {
    const settings = `{"key":"${KEY}","url":"https://relay.example.com"}`;
    const values = { baseUrl: 'https://relay.example.com', apiKey: KEY };
    expect(readSetupLink(`${PAGE}?settings=${encodeURIComponent(settings)}`)).toEqual({
      values,
      cleanUrl: PAGE,
    });
    expect(readSetupLink(`${PAGE}?settings=${settings}&lang=en`)).toEqual({
      values,
      cleanUrl: `${PAGE}?lang=en`,
    });
    expect(readSetupLink(`${PAGE}#/?settings=${settings}`)).toEqual({ values, cleanUrl: `${PAGE}#/` });
  });

  it('lets the set-up link win over the query, and single parameters over settings', () => {
    const url = `${PAGE}?settings={"key":"a","url":"https://a.example"}&apiKey=b&apiMode=images#setup=${encode({ form: 'responses' })}`;
    expect(readSetupLink(url)?.values).toEqual({
      baseUrl: 'https://a.example',
      apiKey: 'b',
      form: 'responses',
    });
  });

  it('reads what is readable of a hostile object and lets nothing foreign through', () => {
    const hostile =
      '{"__proto__":{"polluted":1},"constructor":5,"form":"shell","name":["x"],"baseUrl":" https://r.example\\u0000 ","apiKey":7,"textModel":"","evil":"<b>"}';
    const link = readSetupLink(`${PAGE}#setup=${Buffer.from(hostile).toString('base64url')}`);
    expect(link).toEqual({ values: { baseUrl: 'https://r.example' }, cleanUrl: PAGE });
    expect(Object.getPrototypeOf(link?.values)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['broken base64', '#setup=@@@@'],
    ['bytes that are not UTF-8', `#setup=${Buffer.from([0xff, 0xfe, 0xff]).toString('base64url')}`],
    ['no JSON', `#setup=${Buffer.from('{"form":').toString('base64url')}`],
    ['no object', `#setup=${encode(null)}`],
    ['a list', `#setup=${encode(['a'])}`],
    ['deep nesting', `#setup=${Buffer.from('['.repeat(10_000)).toString('base64url')}`],
    ['a huge link', `#setup=${'A'.repeat(5_000_000)}`],
    ['a huge key', `?apiKey=${'k'.repeat(100_000)}`],
    ['broken settings', '?settings={"key":"sk-planted'],
    ['a broken percent sign', '?settings=%E0%A4%A'],
    ['an unknown mode', '?apiMode=chat'],
  ])('gives nothing for %s, and cleans the address all the same', (_what, tail) => {
    expect(readSetupLink(PAGE + tail)).toEqual({ values: {}, cleanUrl: PAGE });
  });

  it('leaves no key behind when a name comes twice or in other letters', () => {
    const link = readSetupLink(`${PAGE}?apikey=${KEY}&APIKEY=${KEY}2&a=1#apiKey=${KEY}3`);
    expect(link).toEqual({ values: { apiKey: KEY }, cleanUrl: `${PAGE}?a=1` });
  });

  it(`never throws and is done after one pass, for any address (seed ${SEED})`, () => {
    const piece = fc.oneof(
      fc.constantFrom('setup=', 'apiKey=', 'settings=', '&', '#', '?', '%3D', '%', '{"key":"k"}', 'lang=en'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const url = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(url, (text) => {
        const link = readSetupLink(text);
        if (link !== null) expect(readSetupLink(link.cleanUrl)).toBeNull();
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
});
