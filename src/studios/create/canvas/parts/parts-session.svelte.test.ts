import { expect, it } from 'vitest';
import { replaceMask } from '../../../../lib/kernel/undo/replace-mask.ts';
import { createMask } from '../../../../lib/kernel/mask/mask.ts';
import type { Mask, PixelRect } from '../../../../lib/contracts/mask.ts';
import { fakeAsset } from '../records.fake.ts';
import { PartsSession } from './parts-session.svelte.ts';

const size = { width: 300, height: 200 };
const start = () => new PartsSession(['a', 'b', 'c'].map((id) => fakeAsset({ id, ...size })));

/** As the brush does: into the mask itself, then said. */
function paint(session: PartsSession, { x, y, width, height }: PixelRect): void {
  const next = createMask(size);
  next.data.set(session.mask.data);
  for (let row = y; row < y + height; row += 1)
    next.data.fill(255, row * size.width + x, row * size.width + x + width);
  const change = replaceMask(session.mask, next);
  if (change) session.take(change);
}

const count = (mask: Mask | undefined) => mask?.data.reduce((sum, value) => sum + Number(value > 0), 0) ?? 0;
const partOf = (session: PartsSession, id: string) =>
  session.toParts().find(({ asset }) => asset.id === id)?.mask;

it('begins with the first as base and the second to paint from', () => {
  const session = start();
  expect([session.base.id, session.other.id]).toEqual(['a', 'b']);
  expect(session.isPainted).toBe(false);
  expect(session.toJoined()).toMatchObject({ base: { id: 'a' }, parts: [] });
});

it('shows one picture at a place, and takes a stroke back in all of them', () => {
  const session = start();
  paint(session, { x: 0, y: 0, width: 100, height: 100 });
  session.chooseOther('c');
  paint(session, { x: 50, y: 0, width: 100, height: 100 });
  expect(count(partOf(session, 'b'))).toBe(50 * 100);
  expect(count(partOf(session, 'c'))).toBe(100 * 100);
  expect(session.under.map(({ asset }) => asset.id)).toEqual(['b']);
  void session.undo();
  expect(count(partOf(session, 'b'))).toBe(100 * 100);
  expect(partOf(session, 'c')).toBeUndefined();
  void session.undo();
  expect([session.isPainted, session.canUndo]).toEqual([false, false]);
  void session.redo();
  void session.redo();
  expect(count(partOf(session, 'b'))).toBe(50 * 100);
  expect(session.canRedo).toBe(false);
});

it('lets base and part change places', () => {
  const session = start();
  session.chooseBase('b');
  expect([session.base.id, session.other.id]).toEqual(['b', 'a']);
  session.chooseOther('b');
  expect(session.other.id).toBe('a');
});

it('shows nothing of the base over itself', () => {
  const session = start();
  paint(session, { x: 0, y: 0, width: 10, height: 10 });
  session.chooseBase('b');
  expect(session.toParts()).toEqual([]);
  session.chooseBase('a');
  expect(count(partOf(session, 'b'))).toBe(100);
});
