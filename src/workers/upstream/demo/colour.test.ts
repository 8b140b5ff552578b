import { expect, it } from 'vitest';
import { darken, fade, lighten, mix, toRgb } from './colour.ts';

it('reads and fades', () => {
  expect(toRgb('#0a80ff')).toEqual([10, 128, 255]);
  expect(fade('#0a80ff', 0.5)).toBe('rgba(10,128,255,0.500)');
  expect(fade('#000000', 3)).toBe('rgba(0,0,0,1.000)');
});

it.each(['#000000', '#ffffff', '#e2583e', '#0a80ff'])(
  '%s comes back from a mix with nothing of the other',
  (hex) => {
    expect(mix(hex, '#123456', 0)).toBe(hex);
    expect(mix('#123456', hex, 1)).toBe(hex);
  },
);

it('has no muddy middle between blue and yellow', () => {
  const [red, green, blue] = toRgb(mix('#0000ff', '#ffff00', 0.5));
  expect(green).toBeGreaterThan(120);
  expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeGreaterThan(20);
});

it('lightens and darkens to the ends', () => {
  expect(lighten('#336699', 1)).toBe('#ffffff');
  expect(darken('#336699', 1)).toBe('#000000');
});
