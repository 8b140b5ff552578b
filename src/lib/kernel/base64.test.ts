import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from './app-error.ts';
import { decodeBase64Groups, fromBase64, toBase64, toDataUrl } from './base64.ts';

const SEED = Number(process.env['SEED'] ?? Date.now());

describe('fromBase64', () => {
  it.each([
    ['', ''],
    ['QQ==', 'A'],
    ['QQ', 'A'],
    ['QUI=', 'AB'],
    ['QUI', 'AB'],
    ['QUJD', 'ABC'],
    [' QU\nJD\r\n\tRA = = ', 'ABCD'],
    ['data:image/png;base64,QUJD', 'ABC'],
    ['  data:;base64,QUJD', 'ABC'],
    ['DATA:image/png;charset=x;BASE64,QUJD', 'ABC'],
  ])('reads %j', (text, expected) => {
    expect(new TextDecoder().decode(fromBase64(text))).toBe(expected);
  });

  it('reads both alphabets, even mixed', () => {
    expect([...fromBase64('-_-_')]).toEqual([...fromBase64('+/+/')]);
    expect([...fromBase64('-/+_')]).toEqual([251, 255, 191]);
  });

  it.each(['Q', 'QUJDR', 'QU*D', 'QQ===', 'Q=Q=', 'data:image/png,QUJD', 'data:', 'öäü'])(
    'refuses %j',
    (text) => {
      expect(() => fromBase64(text)).toThrow(AppError);
    },
  );

  it(`gives back what was encoded, in any spelling (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), fc.nat(100), (bytes, width) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(toBase64(bytes)).toBe(text);
        const wrapped = text.replace(new RegExp(`.{${width + 1}}`, 'gu'), '$&\n');
        for (const spelling of [text, Buffer.from(bytes).toString('base64url'), wrapped]) {
          expect(Buffer.compare(fromBase64(spelling), bytes)).toBe(0);
        }
      }),
      { seed: SEED },
    );
  });
});

describe('decodeBase64Groups', () => {
  const decode = (text: string): string | undefined => {
    const target = new Uint8Array((text.length / 4) * 3);
    const isWhole = decodeBase64Groups(new TextEncoder().encode(text), target);
    return isWhole ? Buffer.from(target).toString('base64') : undefined;
  };
  const long = Buffer.from(Array.from({ length: 3000 }, (_none, index) => (index * 7919) & 255)).toString(
    'base64',
  );

  it.each([
    ['short', 'QUJD'],
    ['long', long],
  ])('takes whole groups, %s ones', (_name, text) => {
    expect(decode(text)).toBe(text);
    expect(decode(text.replaceAll('+', '-').replaceAll('/', '_'))).toBe(text);
  });

  it.each([
    'QUI=',
    'QU D',
    'QU"D',
    'QUJDQQ==',
    `${long.slice(0, 400)}\n\n\n\n${long.slice(0, 400)}`,
    `${long.slice(0, -4)}"}\n\n`,
  ])('refuses anything else (%#)', (text) => expect(decode(text)).toBeUndefined());
});

describe('toDataUrl', () => {
  it('names the type', () => {
    expect(toDataUrl(new Uint8Array([65]), 'image/webp')).toBe('data:image/webp;base64,QQ==');
  });
});
