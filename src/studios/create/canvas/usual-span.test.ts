import { expect, it } from 'vitest';
import { fakeAsset, fakeRecipe } from './records.fake.ts';
import { toUsualSpan } from './usual-span.ts';

const recipe = fakeRecipe();
const took = (...seconds: number[]) => seconds.map((value) => fakeAsset({ durationMs: value * 1000 }));

it('is the middle half of what was measured', () => {
  expect(toUsualSpan(took(80, 50, 60, 70, 40), recipe)).toEqual({
    lowMs: 50_000,
    medianMs: 60_000,
    highMs: 70_000,
  });
  expect(toUsualSpan(took(10, 20, 30, 40), recipe)).toEqual({
    lowMs: 17_500,
    medianMs: 25_000,
    highMs: 32_500,
  });
});

it('says nothing of two', () => {
  expect(toUsualSpan(took(50, 60), recipe)).toBeUndefined();
});

it('counts only the same profile, models, size and quality, and only final images with a time', () => {
  const others = [
    fakeAsset({ recipe: fakeRecipe({ imageModel: 'image-2' }) }),
    fakeAsset({ recipe: fakeRecipe({ size: 'auto' }) }),
    fakeAsset({ recipe: fakeRecipe({ size: { width: 1024, height: 1536 } }) }),
    fakeAsset({ recipe: fakeRecipe({ quality: 'low' }) }),
    fakeAsset({ recipe: fakeRecipe({ profileId: 'p2' }) }),
    fakeAsset({ kind: 'preview' }),
    fakeAsset({ durationMs: 0 }),
  ];
  expect(toUsualSpan([...took(50, 60), ...others], recipe)).toBeUndefined();
});

it('forgets old ones', () => {
  const newest = Array.from({ length: 40 }, () => fakeAsset({ durationMs: 1000 }));
  expect(toUsualSpan([...newest, ...took(900, 900, 900)], recipe)?.highMs).toBe(1000);
});
