import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLegalSize } from '../legal-size.ts';
import { planPart } from './plan-part.ts';

const SEED = Date.now();
const FEW = ['auto', '1024x1024', '1536x1024', '1024x1536'] as const;
const PHOTO = { width: 8064, height: 6048 };

describe('a model that draws any legal size', () => {
  it('gets a photo around its mask pixel for pixel', () => {
    const bounds = { x: 4000, y: 3000, width: 900, height: 700 };
    const plan = planPart({ picture: PHOTO, bounds, sizes: 'any' });
    expect(plan).toMatchObject({ isTooLarge: true, size: { width: 1808, height: 1600 } });
    expect(plan?.rect).toEqual({ x: 3546, y: 2550, width: 1808, height: 1600 });
  });

  it('gets a small part larger than it is, and not by more than twice', () => {
    const bounds = { x: 500, y: 400, width: 60, height: 50 };
    const plan = planPart({ picture: { width: 1536, height: 1024 }, bounds, sizes: 'any' });
    expect(plan?.isTooLarge).toBe(false);
    const { rect, size } = plan!;
    expect(size.width / rect.width).toBeCloseTo(2, 1);
    expect(isLegalSize(size)).toBe(true);
  });

  it('gets all of a picture where all of it is masked, in the largest size', () => {
    const plan = planPart({ picture: PHOTO, bounds: { x: 0, y: 0, ...PHOTO }, sizes: 'any' });
    expect(plan?.rect).toEqual({ x: 0, y: 0, ...PHOTO });
    expect(plan?.size).toEqual({ width: 3312, height: 2496 });
  });

  it('gets a picture as it is where a part would save nothing', () => {
    const picture = { width: 1536, height: 1024 };
    const bounds = { x: 200, y: 200, width: 900, height: 600 };
    expect(planPart({ picture, bounds, sizes: 'any' })).toBeUndefined();
    expect(planPart({ picture: { width: 3840, height: 2160 }, bounds, sizes: 'any' })).toMatchObject({
      isTooLarge: false,
    });
  });

  it('gets a part of a very long picture in its own shape', () => {
    const picture = { width: 20_000, height: 1200 };
    const plan = planPart({ picture, bounds: { x: 0, y: 0, ...picture }, sizes: 'any' });
    expect(plan?.rect).toEqual({ x: 0, y: 0, ...picture });
    const { width, height } = plan!.size;
    expect(width / height).toBeCloseTo(20_000 / 1200, 0);
  });
});

describe('a model with a few sizes', () => {
  it('gets the one with the least around the mask', () => {
    const bounds = { x: 3000, y: 3000, width: 400, height: 900 };
    const plan = planPart({ picture: PHOTO, bounds, sizes: FEW });
    expect(plan?.size).toEqual({ width: 1024, height: 1536 });
    expect(plan?.rect).toMatchObject({ width: 1300, height: 1950 });
  });

  it('gets the part as it is where none of them fits into the picture', () => {
    const picture = { width: 6000, height: 1000 };
    const plan = planPart({ picture, bounds: { x: 0, y: 0, ...picture }, sizes: FEW });
    expect(plan).toMatchObject({ rect: { x: 0, y: 0, ...picture }, size: { width: 1536, height: 256 } });
  });
});

it(`holds the mask, lies within the picture, and is of its size's shape (seed ${SEED})`, () => {
  const side = fc.integer({ min: 16, max: 9000 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const place = fc.tuple(share, share, share, share);
  const model = fc.constantFrom<'any' | typeof FEW>('any', FEW);
  fc.assert(
    fc.property(side, side, place, model, (width, height, [a, b, c, d], sizes) => {
      const x = Math.floor(a * (width - 1));
      const y = Math.floor(b * (height - 1));
      const bounds = {
        x,
        y,
        width: Math.max(1, Math.floor(c * (width - x))),
        height: Math.max(1, Math.floor(d * (height - y))),
      };
      const plan = planPart({ picture: { width, height }, bounds, sizes });
      if (!plan) return;
      const { rect, size } = plan;
      expect([rect.x, rect.y, rect.width, rect.height, size.width, size.height].every(Number.isInteger)).toBe(
        true,
      );
      expect(rect.x).toBeGreaterThanOrEqual(0);
      expect(rect.y).toBeGreaterThanOrEqual(0);
      expect(rect.x + rect.width).toBeLessThanOrEqual(width);
      expect(rect.y + rect.height).toBeLessThanOrEqual(height);
      expect(rect.x).toBeLessThanOrEqual(bounds.x);
      expect(rect.y).toBeLessThanOrEqual(bounds.y);
      expect(rect.x + rect.width).toBeGreaterThanOrEqual(bounds.x + bounds.width);
      expect(rect.y + rect.height).toBeGreaterThanOrEqual(bounds.y + bounds.height);
      const skew = Math.abs(Math.log((rect.width / rect.height) * (size.height / size.width)));
      // Sides of a few pixels are rounded by more.
      if (Math.min(size.width, size.height) >= 64) expect(skew).toBeLessThan(0.04);
    }),
    { seed: SEED, numRuns: 500 },
  );
});
