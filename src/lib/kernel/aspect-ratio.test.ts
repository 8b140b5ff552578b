import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ASPECT_RATIOS,
  fitSides,
  parseAspectRatio,
  ratiosOf,
  RESOLUTIONS,
  toAspectRatio,
  toSize,
} from './aspect-ratio.ts';
import { isLegalSize } from './legal-size.ts';

const free = { sizes: 'any' as const };
const few = { sizes: ['auto', '1024x1024', '1536x1024', '1024x1536'] };
const show = (size: ReturnType<typeof toSize>) => (size === 'auto' ? size : `${size.width}x${size.height}`);

describe('toSize', () => {
  it.each([
    ['1:1', '1K', '1024x1024'],
    ['1:1', '4K', '2880x2880'],
    ['3:2', '2K', '2048x1360'],
    ['2:3', '4K', '2352x3520'],
    ['16:9', '4K', '3840x2160'],
    ['9:16', '1K', '864x1536'],
    ['4:5', '1K', '912x1152'],
    ['4:5', '2K', '1488x1872'],
    ['auto', '2K', 'auto'],
    ['nonsense', '2K', 'auto'],
  ] as const)('%s at %s is %s', (aspectRatio, resolution, size) => {
    expect(show(toSize({ aspectRatio, resolution, capabilities: free }))).toBe(size);
  });

  it('gives legal pixels for every preset', () => {
    for (const aspectRatio of ASPECT_RATIOS) {
      for (const resolution of RESOLUTIONS) {
        const size = toSize({ aspectRatio, resolution, capabilities: free });
        expect(size !== 'auto' && isLegalSize(size), `${aspectRatio} ${resolution} ${show(size)}`).toBe(true);
      }
    }
  });

  it('gives legal pixels for any ratio of the user', () => {
    const part = fc.integer({ min: 1, max: 9999 });
    fc.assert(
      fc.property(part, part, fc.constantFrom(...RESOLUTIONS), (a, b, resolution) => {
        const size = toSize({ aspectRatio: `${a}:${b}`, resolution, capabilities: free });
        expect(size !== 'auto' && isLegalSize(size)).toBe(true);
      }),
    );
  });

  it.each([
    ['16:9', '1536x1024'],
    ['1:1', '1024x1024'],
    ['4:5', '1024x1536'],
    ['6:5', '1024x1024'],
    ['9:16', '1024x1536'],
    ['auto', 'auto'],
  ])('takes the nearest of a few sizes: %s -> %s', (aspectRatio, size) => {
    expect(show(toSize({ aspectRatio, resolution: '4K', capabilities: few }))).toBe(size);
  });
});

describe('a model of free sides', () => {
  const sides = { minPx: 256, maxPx: 1536, stepPx: 16 };
  const sizes = { ratios: ['1:1', '16:9'], areas: { '1K': 1_048_576, '2K': 2_359_296 }, sides };

  it.each([
    ['1:1', '1K', '1024x1024'],
    ['1:1', '4K', '1024x1024'],
    ['16:9', '1K', '1360x768'],
    ['1080:1350', '2K', '1232x1536'],
    ['3:1', '2K', '1536x512'],
    ['20:1', '1K', '1536x256'],
    ['auto', '1K', 'auto'],
  ] as const)('%s at %s is %s', (aspectRatio, resolution, size) => {
    expect(show(toSize({ aspectRatio, resolution, capabilities: { sizes } }))).toBe(size);
  });

  it('offers its ratios all the same', () => {
    expect(ratiosOf({ sizes })).toEqual(['1:1', '16:9']);
  });

  it('keeps every ratio within its bounds, and its shape within a step', () => {
    const part = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(part, part, fc.constantFrom('1K' as const, '2K' as const), (a, b, resolution) => {
        const size = toSize({ aspectRatio: `${a}:${b}`, resolution, capabilities: { sizes } });
        if (size === 'auto') throw new Error('A ratio has a size.');
        for (const side of [size.width, size.height]) {
          expect(side % 16).toBe(0);
          expect(side).toBeGreaterThanOrEqual(256);
          expect(side).toBeLessThanOrEqual(1536);
        }
        const canKeep = Math.max(a, b) <= 6 * Math.min(a, b);
        const long = Math.max(size.width, size.height);
        const short = Math.min(size.width, size.height);
        // Half a step on either side.
        if (canKeep) expect(Math.abs(short - (long * Math.min(a, b)) / Math.max(a, b))).toBeLessThan(17);
      }),
    );
  });

  it('grows as a whole what is too small', () => {
    expect(fitSides({ width: 1536, height: 864 }, { minPx: 1024, maxPx: 4096, stepPx: 16 })).toEqual({
      width: 1824,
      height: 1024,
    });
  });
});

describe('ratiosOf', () => {
  it('offers every ratio where any size may be drawn, else those of the few', () => {
    expect(ratiosOf(free)).toEqual(ASPECT_RATIOS);
    expect(ratiosOf(few)).toEqual(['1:1', '3:2', '2:3']);
  });
});

it('toAspectRatio reduces pixels', () => {
  expect(toAspectRatio({ width: 2048, height: 1152 })).toBe('16:9');
  expect(toAspectRatio({ width: 0, height: 0 })).toBe('0:0');
});

describe('parseAspectRatio', () => {
  it('reads the usual ways of writing it', () => {
    expect(parseAspectRatio(' 16 : 9 ')).toEqual({ a: 16, b: 9 });
    expect(parseAspectRatio('2.35：1')).toEqual({ a: 2.35, b: 1 });
    expect(parseAspectRatio('1080x1350')).toEqual({ a: 1080, b: 1350 });
  });
  it.each(['', '1', '0:1', '1:0', '-1:2', '1:2:3', 'a:b', '99999999:1'])('refuses "%s"', (text) => {
    expect(parseAspectRatio(text)).toBeUndefined();
  });
});
