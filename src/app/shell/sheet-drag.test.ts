import { describe, expect, test } from 'vitest';
import { velocityOf, withinWindow } from './sheet-drag.svelte.ts';

describe('velocityOf', () => {
  test('is that of the last stretch, not of the whole drag', () => {
    const samples = [
      { at: 0, y: 700 },
      { at: 1000, y: 690 },
      { at: 1040, y: 650 },
      { at: 1080, y: 610 },
    ];
    const trail = samples.slice(1).reduce(withinWindow, samples.slice(0, 1));
    expect(velocityOf(trail, 1085)).toBeGreaterThan(0.08);
    const later = withinWindow(withinWindow(trail, { at: 1120, y: 570 }), { at: 1160, y: 530 });
    expect(velocityOf(later, 1165)).toBeCloseTo(1, 5);
  });

  test('is negative downwards', () => {
    const trail = [
      { at: 0, y: 100 },
      { at: 50, y: 200 },
    ];
    expect(velocityOf(trail, 60)).toBe(-2);
  });

  test('is none after a rest, and none without samples', () => {
    const trail = [
      { at: 0, y: 200 },
      { at: 50, y: 100 },
    ];
    expect(velocityOf(trail, 300)).toBe(0);
    expect(velocityOf([], 0)).toBe(0);
  });

  test('two slow frames still have a direction', () => {
    const trail = withinWindow([{ at: 0, y: 200 }], { at: 120, y: 100 });
    expect(velocityOf(trail, 130)).toBeCloseTo(0.83, 2);
  });
});
