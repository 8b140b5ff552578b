import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EditStep } from '../../contracts/edit.ts';
import type { Mark } from '../../contracts/mark.ts';
import { toSizeAfter } from '../edits/edit-size.ts';
import { findHandleAt, findMarkAt, findMarksIn } from './find-mark.ts';
import { applyStepToMarks, fitMarks, takeStepsFromMarks } from './follow-steps.ts';
import { guessTextWidth, toBoxOf, toMarkBox } from './mark-box.ts';
import { pullHandle, toHandles } from './mark-handles.ts';
import { setLineWidth, toLineWidth, toThickness } from './mark-style.ts';
import { applyMarksChange, createMarksChange, rebaseMarksChange } from './marks-change.ts';
import { moveMark } from './map-mark.ts';
import { numberPins } from './number-pins.ts';
import { copyMarks, createMark, holdMove, placeMarks } from './place-marks.ts';
import { repairMarks } from './repair-marks.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const SIZE = { width: 400, height: 300 };
const measure = guessTextWidth;
const look = { colour: '#ff3b30', widthPx: 4 };

const rectangle = (id: string, x: number, y: number, side = 40): Mark => ({
  ...look,
  id,
  type: 'rectangle',
  from: { x, y },
  to: { x: x + side, y: y + side },
});
const arrow: Mark = { ...look, id: 'arrow', type: 'arrow', from: { x: 10, y: 20 }, to: { x: 110, y: 20 } };
const oval: Mark = { ...look, id: 'oval', type: 'ellipse', from: { x: 200, y: 100 }, to: { x: 300, y: 200 } };
const line: Mark = {
  ...look,
  id: 'line',
  type: 'freehand',
  points: [0, 50, 100].map((x) => ({ x, y: x / 2, pressure: 0.5 })),
};
const words: Mark = { ...look, widthPx: 20, id: 'words', type: 'text', at: { x: 50, y: 60 }, text: 'ab\nc' };
const pin = (id: string, x = 350, y = 250): Mark => ({ ...look, id, type: 'pin', at: { x, y }, note: id });
const all: Mark[] = [rectangle('box', 20, 200), arrow, oval, line, words, pin('pin')];

/** As text, so that a difference of rounding is none. */
const rounded = (marks: readonly Mark[]) =>
  JSON.stringify(marks, (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1000) / 1000 + 0 : value,
  );

describe('boxes', () => {
  it('hold what is drawn', () => {
    expect(toMarkBox(arrow, measure)).toEqual({ x: 10, y: 20, width: 100, height: 0 });
    expect(toMarkBox(line, measure)).toEqual({ x: 0, y: 0, width: 100, height: 50 });
    expect(toMarkBox(words, measure)).toMatchObject({ x: 50, y: 60, height: 50 });
    expect(toMarkBox(words, measure).width).toBeCloseTo(22.4);
    expect(toMarkBox(pin('a', 100, 100), measure)).toEqual({ x: 84, y: 84, width: 32, height: 32 });
    expect(toBoxOf([], measure)).toBeUndefined();
    expect(toBoxOf([arrow, oval], measure)).toEqual({ x: 10, y: 20, width: 290, height: 180 });
  });

  it('take wide letters for wider', () => {
    expect(guessTextWidth('图', 10)).toBe(10);
    expect(guessTextWidth('a', 10)).toBeCloseTo(5.6);
  });
});

describe('finding', () => {
  const find = (x: number, y: number, marks: readonly Mark[] = all) =>
    findMarkAt(marks, { x, y }, { reachPx: 6, measure })?.id;

  it('takes the line that runs there', () => {
    expect(find(105, 23)).toBe('arrow');
    expect(find(20, 220)).toBe('box');
    expect(find(200, 150)).toBe('oval');
    expect(find(250, 101)).toBe('oval');
    expect(find(75, 37)).toBe('line');
    expect(find(55, 70)).toBe('words');
    expect(find(352, 252)).toBe('pin');
    expect(find(390, 10)).toBeUndefined();
  });

  it('takes the uppermost, and inside frames the smallest', () => {
    expect(find(20, 220, [rectangle('a', 20, 200), rectangle('b', 20, 200)])).toBe('b');
    expect(find(45, 45, [rectangle('small', 30, 30, 30), rectangle('large', 0, 0, 200)])).toBe('small');
    expect(find(250, 150)).toBe('oval');
  });

  it('takes all that lies within a box', () => {
    const ids = findMarksIn(all, { x: 0, y: 0, width: 150, height: 150 }, measure).map(({ id }) => id);
    expect(ids).toEqual(['arrow', 'line', 'words']);
  });

  it('finds the ends of an arrow and the corners of a frame', () => {
    const handleAt = (marks: Mark[], x: number, y: number) =>
      findHandleAt(marks, { x, y }, { reachPx: 8, measure })?.id;
    expect(handleAt([arrow], 112, 22)).toBe('to');
    expect(handleAt([oval], 299, 202)).toBe('se');
    expect(handleAt([oval], 250, 150)).toBeUndefined();
    expect(toHandles([pin('a')], measure)).toEqual([]);
    expect(toHandles([words], measure).map(({ id }) => id)).toEqual(['nw', 'ne', 'se', 'sw']);
  });
});

describe('pulling', () => {
  it('moves one end of an arrow', () => {
    const [pulled] = pullHandle([arrow], { handle: 'to', to: { x: 5, y: 6 }, measure });
    expect(pulled).toMatchObject({ from: { x: 10, y: 20 }, to: { x: 5, y: 6 } });
  });

  it('leaves the other side where it is, and a box a pixel at least', () => {
    const [pulled] = pullHandle([oval], { handle: 'w', to: { x: 250, y: 0 }, measure });
    expect(pulled).toMatchObject({ from: { x: 250, y: 100 }, to: { x: 300, y: 200 } });
    const [least] = pullHandle([oval], { handle: 'se', to: { x: 0, y: 0 }, measure });
    expect(toMarkBox(least as Mark, measure)).toEqual({ x: 200, y: 100, width: 1, height: 1 });
  });

  it('makes letters larger in their own shape', () => {
    const [pulled] = pullHandle([words], { handle: 'se', to: { x: 50 + 44.8, y: 0 }, measure });
    expect(pulled).toMatchObject({ at: { x: 50, y: 60 } });
    expect(pulled?.widthPx).toBeCloseTo(40);
  });

  it('pulls several at once', () => {
    const pair = [rectangle('a', 0, 0, 10), rectangle('b', 90, 90, 10)];
    const pulled = pullHandle(pair, { handle: 'se', to: { x: 200, y: 100 }, measure });
    expect(pulled[1]).toMatchObject({ from: { x: 180, y: 90 }, to: { x: 200, y: 100 } });
  });

  it('does not lose a line that has no height', () => {
    const flat: Mark = {
      ...line,
      type: 'freehand',
      points: [0, 9].map((x) => ({ x, y: 5, pressure: 1 })),
    } as Mark;
    const [pulled] = pullHandle([flat], { handle: 'e', to: { x: 18, y: 5 }, measure });
    expect(toMarkBox(pulled as Mark, measure)).toEqual({ x: 0, y: 5, width: 18, height: 0 });
  });
});

describe('following the picture', () => {
  it('turns clockwise, flips, crops, extends and scales', () => {
    const after = (step: EditStep) => applyStepToMarks([arrow], SIZE, step)[0];
    expect(after({ type: 'turn', quarters: 1 })).toMatchObject({
      from: { x: 280, y: 10 },
      to: { x: 280, y: 110 },
    });
    expect(after({ type: 'flip', axis: 'horizontal' })).toMatchObject({ from: { x: 390 }, to: { x: 290 } });
    expect(after({ type: 'flip', axis: 'vertical' })).toMatchObject({ from: { y: 280 } });
    expect(after({ type: 'crop', rect: { x: 5, y: 6, width: 90, height: 90 } })).toMatchObject({
      from: { x: 5, y: 14 },
    });
    expect(after({ type: 'extend', top: 7, right: 1, bottom: 1, left: 3 })).toMatchObject({
      from: { x: 13, y: 27 },
    });
    expect(after({ type: 'resize', size: { width: 800, height: 600 } })).toMatchObject({
      from: { x: 20, y: 40 },
      widthPx: 8,
    });
    expect(after({ type: 'adjust', values: {} as never })).toEqual(arrow);
  });

  it('drops what a crop leaves outside, and nothing else', () => {
    const rect = { x: 0, y: 0, width: 150, height: 150 };
    expect(applyStepToMarks(all, SIZE, { type: 'crop', rect }).map(({ id }) => id)).toEqual([
      'arrow',
      'line',
      'words',
    ]);
    expect(applyStepToMarks(all, SIZE, { type: 'turn', quarters: 3 })).toHaveLength(all.length);
  });

  it('turns with the picture when it is straightened: what lay to the right comes to lie lower', () => {
    const [turned] = applyStepToMarks([pin('a', 350, 150)], SIZE, { type: 'straighten', degrees: 10 });
    const [box] = applyStepToMarks([rectangle('b', 180, 130)], SIZE, { type: 'straighten', degrees: 10 });
    expect((turned as Extract<Mark, { type: 'pin' }>).at.y).toBeGreaterThan(
      toSizeAfter(SIZE, { type: 'straighten', degrees: 10 }).height / 2 + 20,
    );
    expect(toMarkBox(box as Mark, measure)).toMatchObject({ width: 40, height: 40 });
  });

  it('is back where it was once the steps are taken away', () => {
    const amount = fc.integer({ min: 0, max: 60 });
    const step: fc.Arbitrary<EditStep> = fc.oneof(
      fc.constantFrom<EditStep>(
        { type: 'turn', quarters: 1 },
        { type: 'turn', quarters: 2 },
        { type: 'turn', quarters: 3 },
        { type: 'flip', axis: 'horizontal' },
        { type: 'flip', axis: 'vertical' },
      ),
      fc
        .record({ top: amount, right: amount, bottom: amount, left: amount })
        .map((sides): EditStep => ({ type: 'extend', ...sides })),
      fc
        .record({ width: fc.integer({ min: 50, max: 900 }), height: fc.integer({ min: 50, max: 900 }) })
        .map((size): EditStep => ({ type: 'resize', size })),
    );
    // Letters keep their shape, whatever becomes of the picture's.
    const marks = all.filter(({ type }) => type !== 'text');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        let [now, size] = [marks, SIZE];
        for (const one of steps) {
          now = applyStepToMarks(now, size, one);
          size = toSizeAfter(size, one);
        }
        expect(rounded(takeStepsFromMarks(now, SIZE, steps))).toBe(rounded(marks));
      }),
      { seed: SEED },
    );
  });

  it('fits another form of its picture, and is the same where it fits already', () => {
    expect(fitMarks(all, SIZE, { ...SIZE })).toBe(all);
    expect(fitMarks([arrow], SIZE, { width: 200, height: 150 })[0]).toMatchObject({ from: { x: 5, y: 10 } });
  });
});

describe('an act', () => {
  const markLists = fc
    .array(fc.integer({ min: 0, max: 9 }), { maxLength: 8 })
    .map((places) => places.map((x, index) => rectangle(`m${index}`, x, x)));

  it('holds only what it changed', () => {
    const change = createMarksChange(all, all.with(2, moveMark(oval, 1, 1)));
    expect(change).toMatchObject({ at: 2, before: [{ id: 'oval' }], after: [{ id: 'oval' }] });
    expect(createMarksChange(all, [...all])).toBeUndefined();
    expect(createMarksChange(all, [...all, pin('b')])).toMatchObject({
      at: 6,
      before: [],
      after: [{ id: 'b' }],
    });
  });

  it('is taken back and done again', () => {
    fc.assert(
      fc.property(markLists, markLists, (before, after) => {
        const change = createMarksChange(before, after);
        if (!change) expect(before).toEqual(after);
        if (!change) return;
        expect(applyMarksChange(before, change, 'after')).toEqual(after);
        expect(applyMarksChange(after, change, 'before')).toEqual(before);
      }),
      { seed: SEED },
    );
  });

  it('over marks that changed meanwhile leaves what it did not touch', () => {
    const moved = moveMark(oval, 5, 5);
    const change = createMarksChange([arrow, oval, line], [arrow, moved]);
    const now = [arrow, pin('other'), oval, line];
    expect(change && rebaseMarksChange(now, change)).toEqual([arrow, pin('other'), moved]);
    const added = createMarksChange([arrow], [arrow, words]);
    expect(added && rebaseMarksChange([pin('other')], added)).toEqual([pin('other'), words]);
  });
});

describe('style', () => {
  it('is as thick on any picture as it looks', () => {
    expect(toLineWidth({ width: 1000, height: 500 }, 6)).toBe(6);
    expect(toLineWidth({ width: 100, height: 500 }, 1)).toBe(1);
    expect(toThickness(arrow, { width: 1000, height: 400 })).toBe(4);
  });

  it('makes letters as large as lines are wide', () => {
    expect(setLineWidth(words, 5).widthPx).toBe(40);
    expect(setLineWidth(arrow, 5).widthPx).toBe(5);
    expect(toThickness(setLineWidth(words, 5), { width: 1000, height: 1 })).toBe(5);
  });
});

describe('copies', () => {
  let count = 0;
  const toId = () => `copy-${(count += 1)}`;

  it('have ids of their own and pins the numbers of their place', () => {
    const copies = copyMarks([pin('a'), pin('b')], toId);
    expect(new Set(copies.map(({ id }) => id)).size).toBe(2);
    expect([...numberPins([pin('a'), arrow, ...copies]).values()]).toEqual([1, 2, 3]);
  });

  it('lie at the same place of a picture of another size', () => {
    const [placed] = placeMarks([arrow], { from: SIZE, to: { width: 800, height: 900 }, there: [] });
    expect(placed).toMatchObject({ from: { x: 20, y: 190 }, to: { x: 220, y: 190 }, widthPx: 8 });
  });

  it('lie beside what lies there already', () => {
    const [placed] = placeMarks([arrow], { from: SIZE, to: SIZE, there: all });
    expect(placed).toMatchObject({ from: { x: 18, y: 28 } });
    const again = placeMarks([arrow], { from: SIZE, to: SIZE, there: [...all, placed as Mark] });
    expect(again[0]).toMatchObject({ from: { x: 26, y: 36 } });
  });

  it('stay within reach', () => {
    const hold = (dx: number, dy: number) => holdMove([oval], { dx, dy, size: SIZE, measure });
    expect(hold(10, -10)).toEqual({ dx: 10, dy: -10 });
    expect(hold(999, 0)).toEqual({ dx: 192, dy: 0 });
    expect(hold(-999, 0)).toEqual({ dx: -292, dy: 0 });
  });
});

describe('what is made without a hand', () => {
  it.each(['rectangle', 'ellipse', 'arrow', 'freehand', 'text', 'pin'] as const)(
    'is a %s in the middle',
    (type) => {
      const view = { x: 100, y: 100, width: 200, height: 100 };
      const mark = createMark(type, { id: 'a', colour: '#000000', widthPx: 2, view });
      const box = toMarkBox(mark, measure);
      expect(mark.type).toBe(type);
      expect(box.x).toBeGreaterThanOrEqual(100);
      expect(box.x + box.width).toBeLessThanOrEqual(300);
      expect(repairMarks([mark])).toEqual([mark]);
    },
  );
});

describe('stored marks', () => {
  it('are the same where they are sound', () => {
    expect(repairMarks(all)).toBe(all);
  });

  it('lose what is damaged', () => {
    const damaged = [
      arrow,
      null,
      'x',
      { ...oval, to: { x: Number.NaN, y: 0 } },
      { ...words, text: 7 },
      { ...pin('a'), widthPx: 0 },
      { ...pin('b'), colour: 'url(x)' },
      { ...line, points: [{ x: 1, y: 2 }, null] },
      { ...arrow, type: 'star' },
    ];
    expect(repairMarks(damaged)).toEqual([
      arrow,
      { ...words, text: '' },
      { ...pin('b'), colour: '#ff3b30' },
      { ...line, points: [{ x: 1, y: 2, pressure: 0.5 }] },
    ]);
    expect(repairMarks(undefined)).toEqual([]);
    expect(repairMarks({})).toEqual([]);
  });
});
