import fc from 'fast-check';
import { expect, it } from 'vitest';
import { measureMask, createMask } from '../kernel/mask/mask.ts';
import { toWhole } from '../kernel/undo/replace-mask.ts';
import { createTileJournal } from '../kernel/undo/tile-journal.ts';
import { OpenMask } from './open-mask.svelte.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const SIZE = { width: 200, height: 140 };
const spot = fc.record({
  from: fc.integer({ min: 0, max: 27_999 }),
  length: fc.integer({ min: 1, max: 4000 }),
  value: fc.integer({ min: 0, max: 255 }),
  way: fc.constantFrom('painted', 'replaced', 'taken back'),
});

it(`knows its share after any change, without counting its bytes (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.array(spot, { maxLength: 8 }), (spots) => {
      const open = new OpenMask();
      open.set(createMask(SIZE));
      for (const { from, length, value, way } of spots) {
        const mask = open.ensure(SIZE);
        const journal = createTileJournal(mask);
        journal.touch(toWhole(mask));
        const next = { ...mask, data: mask.data.slice().fill(value, from, from + length) };
        if (way === 'painted') mask.data.set(next.data);
        const change = way === 'painted' ? journal.finish() : open.replace(next);
        if (change) open.count(change);
        if (!change || way !== 'taken back') continue;
        open.put(change, 'before');
        open.count(change, 'before');
      }
      expect(open.share).toBeCloseTo(measureMask(open.ensure(SIZE)), 10);
      expect(open.painted === undefined).toBe(open.share === 0);
    }),
    { seed: SEED, numRuns: 60 },
  );
});
