import { expect, it } from 'vitest';
import { toKeyCommand } from './key-command.ts';

const press = (
  key: string,
  held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {},
) => toKeyCommand({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held });

it('pans towards the arrow, further with Shift', () => {
  expect(press('ArrowRight')).toEqual({ type: 'pan', dx: -48, dy: 0 });
  expect(press('ArrowUp', { shiftKey: true })).toEqual({ type: 'pan', dx: 0, dy: 192 });
});

it('zooms in and out by the same step, with the shifted keys of other layouts too', () => {
  expect(press('+', { shiftKey: true })).toEqual(press('='));
  expect(press('_', { shiftKey: true })).toEqual(press('-'));
});

it('fits with 0 and shows real pixels with 1', () => {
  expect([press('0'), press('1')]).toEqual([{ type: 'fit' }, { type: 'actual-size' }]);
});

it('leaves the browser its own keys, and all others', () => {
  expect(press('0', { ctrlKey: true })).toBeUndefined();
  expect(press('+', { metaKey: true })).toBeUndefined();
  expect(press('Tab')).toBeUndefined();
  expect(press('constructor')).toBeUndefined();
});
