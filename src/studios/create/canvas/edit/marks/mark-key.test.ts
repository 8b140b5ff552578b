import { expect, it } from 'vitest';
import { toMarkKey } from './mark-key.ts';

const press = (key: string, held: { ctrlKey?: boolean; shiftKey?: boolean; altKey?: boolean } = {}) =>
  toMarkKey({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

it('moves by a pixel, or by ten, and stretches with Alt', () => {
  expect(press('ArrowLeft')).toEqual({ type: 'move', dx: -1, dy: 0 });
  expect(press('ArrowDown', { shiftKey: true })).toEqual({ type: 'move', dx: 0, dy: 10 });
  expect(press('ArrowRight', { altKey: true, shiftKey: true })).toEqual({ type: 'stretch', dx: 10, dy: 0 });
});

it('goes from mark to mark', () => {
  expect(press('Tab')).toEqual({ type: 'next', step: 1 });
  expect(press('Tab', { shiftKey: true })).toEqual({ type: 'next', step: -1 });
});

it('knows the commands of every editor, and leaves the rest alone', () => {
  expect(press('C', { ctrlKey: true })).toEqual({ type: 'copy' });
  expect(press('d', { ctrlKey: true })).toEqual({ type: 'duplicate' });
  expect(press('v', { ctrlKey: true, shiftKey: true })).toBeUndefined();
  expect(press('z', { ctrlKey: true })).toBeUndefined();
  expect(press('c')).toBeUndefined();
  expect(press('Enter')).toEqual({ type: 'enter' });
  expect(press('Delete', { altKey: true })).toBeUndefined();
  expect(press('toString')).toBeUndefined();
});
