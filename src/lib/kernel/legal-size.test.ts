import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isLegalSize, toLegalSize } from './legal-size.ts';

const EXAMPLES: [string, string][] = [
  ['872x2048', '880x2048'],
  ['1920x1080', '1920x1088'],
  ['2000x1000', '2000x1008'],
  ['5000x5000', '2880x2880'],
  ['5000x1000', '3008x1008'],
  ['4000x3000', '3312x2496'],
  ['2048x1365', '2048x1360'],
  ['3841x2161', '3840x2160'],
  ['1x1', '816x816'],
  ['0x0', '816x816'],
];

const parse = (text: string) => {
  const [width = 0, height = 0] = text.split('x').map(Number);
  return { width, height };
};
const show = ({ width, height }: { width: number; height: number }) => `${width}x${height}`;

describe('toLegalSize', () => {
  it.each(EXAMPLES)('%s -> %s', (wished, legal) => {
    expect(show(toLegalSize(parse(wished)))).toBe(legal);
  });

  const cases = new URL('../../../../shared/cases/sizes.json', import.meta.url);
  it.skipIf(!existsSync(cases))('gives what the cases beside the project say', () => {
    const { legalise } = JSON.parse(readFileSync(cases, 'utf8')) as { legalise: [string, string][] };
    expect(legalise.map(([wished]) => show(toLegalSize(parse(wished))))).toEqual(
      legalise.map(([, legal]) => legal),
    );
  });

  it('gives a legal size for anything, and keeps a legal one', () => {
    const side = fc.oneof(
      fc.integer({ min: -10, max: 10_000 }),
      fc.double({ min: 0, max: 1e9 }),
      fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, 1e9),
    );
    fc.assert(
      fc.property(side, side, (width, height) => {
        const legal = toLegalSize({ width, height });
        expect(isLegalSize(legal)).toBe(true);
        expect(toLegalSize(legal)).toEqual(legal);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not turn a landscape into a portrait', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 }), (a, b) => {
        const legal = toLegalSize({ width: Math.max(a, b), height: Math.min(a, b) });
        expect(legal.width).toBeGreaterThanOrEqual(legal.height);
      }),
    );
  });
});

describe('isLegalSize', () => {
  it.each(['1000x1000', '3856x2144', '3840x1264', '640x640', '2896x2880', '16x16'])('refuses %s', (size) => {
    expect(isLegalSize(parse(size))).toBe(false);
  });
  it.each(['1024x1024', '3840x2160', '2880x2880', '3840x1280'])('accepts %s', (size) => {
    expect(isLegalSize(parse(size))).toBe(true);
  });
});
