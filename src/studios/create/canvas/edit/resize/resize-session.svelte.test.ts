import { expect, it, vi } from 'vitest';
import { ResizeSession } from './resize-session.svelte.ts';

const begin = () => new ResizeSession({ width: 1536, height: 1024 });

it('keeps the shape until that is given up', () => {
  const session = begin();
  session.type({ width: 768 });
  expect(session.size).toEqual({ width: 768, height: 512 });
  session.keepRatio(false);
  session.type({ height: 100 });
  expect(session.size).toEqual({ width: 768, height: 100 });
  session.keepRatio(true);
  expect(session.size).toEqual({ width: 768, height: 512 });
});

it('knows per cents', () => {
  const session = begin();
  session.scale(0.25);
  expect(session.size).toEqual({ width: 384, height: 256 });
  expect(session.factor).toBe(0.25);
});

it('is one step, or nothing', async () => {
  const applyStep = vi.fn(() => Promise.resolve());
  const session = begin();
  await session.apply({ applyStep });
  expect(applyStep).not.toHaveBeenCalled();
  session.type({ height: 2048 });
  await session.apply({ applyStep });
  expect(applyStep).toHaveBeenCalledExactlyOnceWith({ type: 'resize', size: { width: 3072, height: 2048 } });
});
