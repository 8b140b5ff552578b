import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ToolId } from '../../contracts/editing.ts';
import type { MaskMode } from '../../contracts/mask.ts';
import { applyMaskChange } from '../../kernel/undo/tile-journal.ts';
import { nextFrame, openFakeCanvas, pen, readLayer, touch } from './canvas.fake.ts';
import type { FakeCanvas, Place } from './canvas.fake.ts';

const SEED = Number(import.meta.env['VITE_SEED'] ?? Date.now() % 1_000_000);

/** What someone does, with which tool and by which hand; `spoils` ends it so that it never was. */
interface Act {
  tool: ToolId;
  mode: MaskMode;
  hand: 'mouse' | 'pen' | 'eraser' | 'finger' | 'keys';
  way: Place[];
  spoils: boolean;
}

/**
 * Without a graphics card the browser blends neighbours in sixteenths: a place that is reckoned by a hair otherwise may come out a
 * sixteenth of the densest hatch (0.58 of 255) denser or thinner.
 */
const FILTER_STEP = Math.ceil((0.58 * 255) / 16);

const place = fc.tuple(fc.integer({ min: -20, max: 420 }), fc.integer({ min: -20, max: 320 }));
const acts: fc.Arbitrary<Act> = fc.record({
  tool: fc.constantFrom<ToolId[]>('brush', 'eraser', 'box', 'ellipse', 'lasso', 'polygon'),
  mode: fc.constantFrom<MaskMode[]>('replace', 'add', 'subtract', 'intersect'),
  hand: fc.constantFrom<Act['hand'][]>('mouse', 'pen', 'eraser', 'finger', 'keys'),
  way: fc.array(place, { minLength: 1, maxLength: 5 }),
  spoils: fc.boolean(),
});

const HANDS: Record<Exclude<Act['hand'], 'keys'>, PointerEventInit> = {
  mouse: {},
  pen: pen(),
  eraser: pen({ button: 5, buttons: 32 }),
  finger: touch(3),
};

function drawByKeys(canvas: FakeCanvas, way: readonly Place[], spoils: boolean): void {
  canvas.press('Enter');
  way.forEach(([x, y]) => {
    canvas.press(x % 2 === 0 ? 'ArrowRight' : 'ArrowLeft', { ctrlKey: y % 2 === 0, shiftKey: true });
    canvas.press(y % 2 === 0 ? 'ArrowDown' : 'ArrowUp', { shiftKey: true });
  });
  canvas.press(spoils ? 'Escape' : 'Enter');
}

function drawByHand(
  canvas: FakeCanvas,
  { way, hand, spoils }: Act & { hand: Exclude<Act['hand'], 'keys'> },
): void {
  const init = HANDS[hand];
  canvas.send('pointerdown', way[0]!, init);
  for (const at of way.slice(1)) canvas.send('pointermove', at, init);
  if (spoils) canvas.press('Escape');
  canvas.send('pointerup', way.at(-1)!, { ...init, buttons: 0 });
}

function run(canvas: FakeCanvas, act: Act): void {
  const { tool, mode, hand, way, spoils } = act;
  canvas.hold({ tool, mode, drawWithFinger: true });
  if (hand === 'keys') drawByKeys(canvas, way, spoils);
  else drawByHand(canvas, { ...act, hand });
  // What several strokes were to become.
  canvas.press(spoils ? 'Escape' : 'Enter');
}

it(`whatever is done with the tools, undone, gives the bytes of the start, and done again those of the end (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 10 }), async (list) => {
      const canvas = await openFakeCanvas();
      const { mask } = canvas;
      for (const act of list) run(canvas, act);
      canvas.hold({ tool: 'pan' });
      const end = mask.data.slice();
      const changes = canvas.changes().map(({ change }) => change);
      for (const change of changes.toReversed()) applyMaskChange(mask, change, 'before');
      const isEmpty = mask.data.every((value) => value === 0);
      for (const change of changes) applyMaskChange(mask, change, 'after');
      const isSame = mask.data.every((value, at) => value === end[at]);
      canvas.destroy();
      expect({ isEmpty, isSame }).toEqual({ isEmpty: true, isSame: true });
    }),
    { seed: SEED, numRuns: 60 },
  );
});

it(`the layer that follows the hand piece by piece is the layer painted whole (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(acts, { minLength: 1, maxLength: 6 }),
      fc.double({ min: 0.3, max: 5, noNaN: true }),
      async (list, zoom) => {
        const canvas = await openFakeCanvas();
        canvas.editor.zoomTo(zoom);
        await nextFrame();
        for (const act of list) {
          run(canvas, act);
          await nextFrame();
        }
        canvas.hold({ tool: 'pan' });
        await nextFrame();
        const pieces = readLayer(canvas.node, 1);
        canvas.editor.panBy(0, 0);
        await nextFrame();
        const whole = readLayer(canvas.node, 1);
        canvas.destroy();
        const off = pieces.data.filter((value, at) => at % 4 === 3 && value !== whole.data[at]).length;
        const most = pieces.data.reduce(
          (worst, value, at) => (at % 4 === 3 ? Math.max(worst, Math.abs(value - whole.data[at]!)) : worst),
          0,
        );
        expect(most).toBeLessThanOrEqual(FILTER_STEP);
        expect(off).toBeLessThanOrEqual(0.001 * (pieces.data.length / 4));
      },
    ),
    { seed: SEED, numRuns: 20 },
  );
});
