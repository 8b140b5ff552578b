import { expect, test } from 'vitest';
import { TOOL_CHOICES } from './tool-choices.ts';
import { toFace, toSections } from './tool-groups.ts';
import type { ToolRoom } from './tool-groups.ts';

/** What the UI contract wants in sight at 1440 x 900. */
const CONTRACT = 'pan brush eraser box lasso colour rectangle arrow pen text crop'.split(' ');

const shownOf = (room: ToolRoom) =>
  toSections(room).flatMap(({ shown }) => shown.map(({ tool }) => tool as string));

test('with room, every tool of the contract has a place of its own', () => {
  expect(shownOf('ample')).toEqual(CONTRACT);
});

test('without, marks and crop are one place each', () => {
  expect(shownOf('tight')).toEqual(['pan', 'brush', 'eraser', 'box', 'lasso', 'colour']);
  expect(toSections('tight').map(({ hidesTurns }) => hidesTurns)).toEqual([false, false, false, true]);
});

test('one line holds eight places', () => {
  expect(shownOf('line')).toEqual(['pan', 'brush', 'eraser', 'box', 'colour']);
  expect(toSections('line').filter(({ hidden }) => hidden.length > 0)).toHaveLength(3);
});

test.each(['ample', 'tight', 'line'] as const)('each tool is there exactly once: %s', (room) => {
  const tools = toSections(room).flatMap(({ shown, hidden }) => [...shown, ...hidden]);
  expect(new Set(tools)).toEqual(new Set(TOOL_CHOICES));
  expect(tools).toHaveLength(TOOL_CHOICES.length);
});

test('a place shows what is in the hand, then what was last chosen there', () => {
  const [, mask] = toSections('ample');
  if (!mask) throw new Error('There is no group of masks.');
  expect(toFace(mask, 'polygon', 'ellipse')?.tool).toBe('polygon');
  expect(toFace(mask, 'brush', 'ellipse')?.tool).toBe('ellipse');
  expect(toFace(mask, 'brush', undefined)?.tool).toBe('object');
  expect(toFace(mask, 'brush', 'arrow')?.tool).toBe('object');
});
