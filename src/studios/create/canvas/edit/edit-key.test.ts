import { expect, it } from 'vitest';
import { toEditKey } from './edit-key.ts';

const press = (
  key: string,
  held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {},
) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

it.each([
  ['b', { type: 'tool', tool: 'brush' }],
  ['H', { type: 'tool', tool: 'pan' }],
  ['[', { type: 'size', step: -1 }],
  ['x', { type: 'invert' }],
  ['?', { type: 'help' }],
  ['q', { type: 'tool', tool: 'select' }],
  ['ö', undefined],
  ['toString', undefined],
])('%s alone', (key, expected) => {
  expect(toEditKey(press(key), false)).toEqual(expected);
});

it('takes the shifted brackets for the hardness, and no shifted letter for a tool', () => {
  expect(toEditKey(press('{', { shiftKey: true }), false)).toEqual({ type: 'hardness', step: -1 });
  expect(toEditKey(press('B', { shiftKey: true }), false)).toBeUndefined();
});

it('undoes and redoes by the keys of either system', () => {
  expect(toEditKey(press('z', { ctrlKey: true }), false)).toEqual({ type: 'undo' });
  expect(toEditKey(press('Z', { metaKey: true, shiftKey: true }), false)).toEqual({ type: 'redo' });
  expect(toEditKey(press('y', { ctrlKey: true }), false)).toEqual({ type: 'redo' });
});

it('selects all and clears only where the canvas has the focus', () => {
  expect(toEditKey(press('a', { ctrlKey: true }), true)).toEqual({ type: 'select-all' });
  expect(toEditKey(press('a', { ctrlKey: true }), false)).toBeUndefined();
  expect(toEditKey(press('Delete'), true)).toEqual({ type: 'clear' });
  expect(toEditKey(press('Backspace'), false)).toBeUndefined();
});

it('leaves keys with Alt, and the browser its own', () => {
  expect(toEditKey(press('b', { altKey: true }), true)).toBeUndefined();
  expect(toEditKey(press('l', { ctrlKey: true }), true)).toBeUndefined();
});
