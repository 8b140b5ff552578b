import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Mask } from '../../contracts/mask.ts';
import { fillMask } from './combine-masks.ts';
import { measureDistances } from './distance.ts';
import { fillPolygon, toRectPoints } from './fill-polygon.ts';
import { createMask } from './mask.ts';
import { fillHoles, growMask } from './reshape-mask.ts';

const size = { width: 30, height: 20 };
const box = fillPolygon(size, toRectPoints({ x: 10, y: 6, width: 8, height: 6 }));
const at = (mask: Mask, x: number, y: number) => mask.data[y * mask.width + x];

it('measures as a search over all pairs does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 35, maxLength: 35 }), (bytes) => {
      const isSource = (place: number) => (bytes[place] ?? 0) > 200;
      const measured = measureDistances({ width: 7, height: 5 }, isSource);
      for (let place = 0; place < 35; place += 1) {
        let nearest = 1e20;
        for (let other = 0; other < 35; other += 1) {
          if (!isSource(other)) continue;
          const dx = (place % 7) - (other % 7);
          const dy = Math.floor(place / 7) - Math.floor(other / 7);
          nearest = Math.min(nearest, dx * dx + dy * dy);
        }
        if (nearest < 1e20) expect(measured[place]).toBeCloseTo(nearest, 6);
        else expect(measured[place]).toBeGreaterThan(1e19);
      }
    }),
  );
});

it('grows by the pixels asked for, with round corners', () => {
  const grown = growMask(box, 3);
  expect(at(grown, 7, 9)).toBe(255);
  expect(at(grown, 6, 9)).toBe(0);
  expect(at(grown, 7, 3)).toBeLessThan(255);
  expect(growMask(box, 0)).toBe(box);
});

it('shrinks by the pixels asked for, and never from the edge of the picture', () => {
  const shrunk = growMask(box, -2);
  expect(at(shrunk, 12, 9)).toBe(255);
  expect(at(shrunk, 11, 9)).toBe(0);
  expect(growMask(fillMask(size), -5)).toEqual(fillMask(size));
  expect(growMask(box, -9).data.some(Boolean)).toBe(false);
});

it('does nothing to an empty mask', () => {
  expect(growMask(createMask(size), 4)).toEqual(createMask(size));
  expect(fillHoles(createMask(size))).toEqual(createMask(size));
});

it('fills what is closed in and nothing else', () => {
  const ring = fillPolygon(size, toRectPoints({ x: 5, y: 5, width: 10, height: 10 }));
  for (let y = 8; y < 12; y += 1) for (let x = 8; x < 12; x += 1) ring.data[y * 30 + x] = 0;
  const filled = fillHoles(ring);
  expect(at(filled, 9, 9)).toBe(255);
  expect(at(filled, 20, 9)).toBe(0);
  const open = { ...ring, data: ring.data.slice() };
  for (let x = 12; x < 15; x += 1) open.data[9 * 30 + x] = 0;
  expect(at(fillHoles(open), 9, 9)).toBe(0);
});
