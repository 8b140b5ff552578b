import { expect, it } from 'vitest';
import { toZoomFactor } from './wheel.ts';

it('zooms in when the wheel turns away, and back by the same turn', () => {
  const inwards = toZoomFactor({ deltaY: -100, deltaMode: 0, ctrlKey: false });
  const outwards = toZoomFactor({ deltaY: 100, deltaMode: 0, ctrlKey: false });
  expect(inwards).toBeGreaterThan(1.1);
  expect(inwards * outwards).toBeCloseTo(1, 12);
});

it('reads lines and pages as pixels', () => {
  const lines = toZoomFactor({ deltaY: 3, deltaMode: 1, ctrlKey: false });
  expect(lines).toBe(toZoomFactor({ deltaY: 48, deltaMode: 0, ctrlKey: false }));
  expect(toZoomFactor({ deltaY: 1, deltaMode: 2, ctrlKey: false })).toBeGreaterThan(0.5);
});

it('follows the small steps of a trackpad pinch more closely', () => {
  const pinch = toZoomFactor({ deltaY: -4, deltaMode: 0, ctrlKey: true });
  expect(pinch).toBeGreaterThan(toZoomFactor({ deltaY: -4, deltaMode: 0, ctrlKey: false }));
});

it('never jumps', () => {
  expect(toZoomFactor({ deltaY: -9000, deltaMode: 0, ctrlKey: true })).toBeLessThan(2);
  expect(toZoomFactor({ deltaY: -9000, deltaMode: 0, ctrlKey: false })).toBeLessThan(2);
});
