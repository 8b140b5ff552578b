import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  countDifferent,
  countPainted,
  openFakeCanvas,
  readLayer,
  ringWidth,
  strokeAlong,
  valueAt,
} from './canvas.fake.ts';
import type { FakeCanvas, Modifiers } from './canvas.fake.ts';

let canvas: FakeCanvas;

beforeEach(async () => {
  canvas = await openFakeCanvas();
});
afterEach(() => canvas.destroy());

const SHIFT: Modifiers = { shiftKey: true };

function press(key: string, times = 1, modifiers: Modifiers = {}): void {
  for (let time = 0; time < times; time += 1) expect(canvas.press(key, modifiers)).toBe(true);
}

/** Where the crosshair is; it begins in the middle of the picture. */
const crosshair = () => {
  const moved = canvas.commands.findLast((command) => command.type === 'crosshair-moved');
  return moved?.type === 'crosshair-moved' ? moved : undefined;
};

describe('the crosshair', () => {
  it('goes by a pixel, by ten with Shift, by a hundred with Ctrl, and no further than the picture', () => {
    press('ArrowRight');
    expect(crosshair()).toMatchObject({ at: { x: 201, y: 150 }, isDown: false });
    press('ArrowUp', 2, SHIFT);
    press('ArrowLeft', 1, { ctrlKey: true });
    expect(crosshair()).toMatchObject({ at: { x: 101, y: 130 } });
    press('ArrowLeft', 2, { metaKey: true });
    press('ArrowDown', 2, { ctrlKey: true });
    expect(crosshair()).toMatchObject({ at: { x: 0, y: 300 } });
  });

  it('is seen, wears the brush’s ring, and goes with the pointer, another tool, or Escape', async () => {
    const isSeen = () => readLayer(canvas.node, 3).data.some(Boolean);
    press('ArrowRight');
    await expect.poll(isSeen).toBe(true);
    expect(ringWidth(canvas.node)).toBeCloseTo(20, 3);
    press('Escape');
    await expect.poll(isSeen).toBe(false);
    expect(crosshair()).toMatchObject({ at: null });
    expect(canvas.press('Escape')).toBe(false);
    press('ArrowRight');
    canvas.hold({ tool: 'box' });
    expect(crosshair()).toMatchObject({ at: null });
    press('ArrowRight');
    canvas.drag([
      [20, 20],
      [40, 40],
    ]);
    expect(crosshair()).toMatchObject({ at: null });
  });

  it('is followed by the picture where it leaves what is seen', () => {
    canvas.editor.zoomTo(4);
    press('ArrowRight', 1, { ctrlKey: true });
    const { rect, zoom } = canvas.editor.view();
    const at = crosshair()!.at!;
    const x = rect!.x + (at.x * zoom) / devicePixelRatio;
    expect(x).toBeGreaterThan(300);
    expect(x).toBeLessThanOrEqual(400 - 32 + 1e-6);
  });

  it('leaves the arrow keys to the picture while no tool draws, and other keys alone', () => {
    expect(canvas.press('1')).toBe(true);
    canvas.hold({ tool: 'pan' });
    canvas.editor.zoomTo(3);
    const before = canvas.editor.view().rect!.x;
    press('ArrowRight');
    expect(canvas.editor.view().rect!.x).toBe(before - 48);
    expect(crosshair()).toBeUndefined();
    expect(canvas.press('Enter')).toBe(false);
  });
});

describe('Enter', () => {
  it('begins a stroke of the brush and ends it', () => {
    press('Enter');
    press('ArrowRight', 3, SHIFT);
    expect(crosshair()).toMatchObject({ isDown: true });
    expect(canvas.changes()).toHaveLength(0);
    press('Enter');
    expect(
      countDifferent(
        canvas.mask,
        strokeAlong([
          [200, 150],
          [210, 150],
          [220, 150],
          [230, 150],
        ]),
      ),
    ).toBe(0);
    expect(canvas.changes()).toHaveLength(1);
    press('ArrowRight', 3, SHIFT);
    expect(canvas.changes()).toHaveLength(1);
  });

  it('rubs out with the eraser', () => {
    canvas.mask.data.fill(255);
    canvas.hold({ tool: 'eraser' });
    press('Enter', 2);
    expect([valueAt(canvas.mask, 200, 150), valueAt(canvas.mask, 230, 150)]).toEqual([0, 255]);
  });

  it.each(['box', 'ellipse'] as const)('spans a %s', (tool) => {
    canvas.hold({ tool });
    press('Enter');
    press('ArrowRight', 4, SHIFT);
    press('ArrowDown', 4, SHIFT);
    press('Enter');
    expect([valueAt(canvas.mask, 220, 170), valueAt(canvas.mask, 190, 170)]).toEqual([255, 0]);
    expect(valueAt(canvas.mask, 202, 152)).toBe(tool === 'box' ? 255 : 0);
  });

  it('leads a lasso', () => {
    canvas.hold({ tool: 'lasso' });
    press('Enter');
    press('ArrowRight', 6, SHIFT);
    press('ArrowDown', 6, SHIFT);
    press('Enter');
    expect([valueAt(canvas.mask, 250, 170), valueAt(canvas.mask, 210, 200)]).toEqual([255, 0]);
  });

  it('sets a polygon’s corners, closes it on the last one, and Backspace takes the last one back', () => {
    canvas.hold({ tool: 'polygon' });
    press('Enter');
    press('ArrowRight', 6, SHIFT);
    press('Enter');
    press('ArrowDown', 6, SHIFT);
    press('Enter');
    press('ArrowLeft', 12, SHIFT);
    press('Enter');
    press('Backspace');
    press('ArrowRight', 12, SHIFT);
    press('Enter');
    expect([valueAt(canvas.mask, 250, 170), valueAt(canvas.mask, 210, 200)]).toEqual([255, 0]);
    expect(canvas.changes()).toHaveLength(1);
  });

  it('picks a colour, and what is scribbled', () => {
    canvas.hold({ tool: 'colour' });
    press('ArrowRight');
    press('Enter');
    canvas.hold({ tool: 'object' });
    press('Enter');
    press('ArrowRight', 1, SHIFT);
    press('Enter');
    const picks = canvas.commands.filter(({ type }) => type.endsWith('-picked'));
    expect(picks).toMatchObject([
      { type: 'colour-picked', at: { x: 201, y: 150 } },
      { type: 'object-picked', points: [{ x: 200 }, { x: 210 }] },
    ]);
  });
});

describe('what is under way', () => {
  it('never was after Escape or after undo; the crosshair stays until the next Escape', () => {
    for (const end of [() => press('Escape'), () => press('z', 1, { ctrlKey: true })]) {
      press('Enter');
      press('ArrowRight', 3, SHIFT);
      expect(countPainted(canvas.mask)).toBeGreaterThan(0);
      end();
      expect(countPainted(canvas.mask)).toBe(0);
      expect(crosshair()).toMatchObject({ isDown: false });
    }
    expect(canvas.press('z', { ctrlKey: true })).toBe(false);
    expect(canvas.changes()).toHaveLength(0);
  });

  it('stays where a pointer or another tool takes over', () => {
    press('Enter');
    canvas.drag([[20, 20]]);
    expect(canvas.changes()).toHaveLength(2);
    press('Enter');
    canvas.hold({ tool: 'pan' });
    expect(canvas.changes()).toHaveLength(2);
    expect(valueAt(canvas.mask, 200, 150)).toBe(255);
  });

  it('never was where its mask goes', () => {
    press('Enter');
    canvas.editor.tools.setMask(null);
    expect(countPainted(canvas.mask)).toBe(0);
    expect(canvas.press('Enter')).toBe(false);
  });
});
