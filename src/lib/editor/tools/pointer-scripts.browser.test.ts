import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  FAKE_BRUSH,
  countDifferent,
  countPainted,
  nextFrame,
  openFakeCanvas,
  pen,
  ringWidth,
  strokeAlong,
  tintAt,
  touch,
  valueAt,
} from './canvas.fake.ts';
import type { FakeCanvas, Place } from './canvas.fake.ts';

/* What hands do on the glass, event by event, on the real canvas. */

const BARREL = { button: 2, buttons: 2 };
const ERASER = { button: 5, buttons: 32 };
const PEN_WAY: Place[] = [
  [200, 60],
  [240, 80],
  [300, 80],
];

let canvas: FakeCanvas;

beforeEach(async () => {
  canvas = await openFakeCanvas();
});
afterEach(() => canvas.destroy());

const kinds = () => canvas.commands.map(({ type }) => type);
const rectNow = () => ({ ...canvas.editor.view().rect! });

function land(fingers: readonly (readonly [id: number, place: Place])[]): void {
  for (const [id, place] of fingers) canvas.send('pointerdown', place, touch(id));
}
function lift(fingers: readonly (readonly [id: number, place: Place])[]): void {
  for (const [id, place] of fingers) canvas.send('pointerup', place, touch(id));
}

describe('palm and pen', () => {
  it('the palm first, held back: only the pen inks', () => {
    land([[1, [100, 250]]]);
    canvas.send('pointermove', [102, 250], touch(1));
    canvas.drag(PEN_WAY, pen());
    canvas.send('pointermove', [130, 250], touch(1));
    lift([[1, [130, 250]]]);
    expect(countDifferent(canvas.mask, strokeAlong(PEN_WAY))).toBe(0);
    expect(kinds()).toEqual(['pen-seen', 'mask-changed']);
  });

  it('the palm first, inking already: it never was', () => {
    land([[1, [100, 250]]]);
    canvas.send('pointermove', [130, 250], touch(1));
    expect(countPainted(canvas.mask)).toBeGreaterThan(0);
    canvas.drag(PEN_WAY, pen());
    lift([[1, [130, 250]]]);
    expect(countDifferent(canvas.mask, strokeAlong(PEN_WAY))).toBe(0);
    expect(canvas.changes()).toHaveLength(1);
  });

  it('the pen first, then the edge of a hand, and then its fingertips: only the pen inks', () => {
    canvas.send('pointerdown', PEN_WAY[0]!, pen());
    const before = rectNow();
    canvas.send('pointerdown', [100, 250], touch(1, 70));
    canvas.send('pointermove', [140, 260], touch(1, 70));
    expect(rectNow()).toEqual(before);
    canvas.send('pointermove', PEN_WAY[1]!, pen());
    canvas.send('pointermove', PEN_WAY[2]!, pen());
    canvas.send('pointerup', PEN_WAY[2]!, pen({ buttons: 0 }));
    canvas.send('pointerup', [140, 260], touch(1, 70));
    expect(countDifferent(canvas.mask, strokeAlong(PEN_WAY))).toBe(0);
    expect(kinds()).toEqual(['pen-seen', 'mask-changed']);
  });

  it('a palm that shows only after a while how large it is leaves nothing', () => {
    land([[1, [100, 250]]]);
    canvas.send('pointermove', [120, 250], touch(1));
    canvas.send('pointermove', [125, 250], touch(1, 66));
    canvas.send('pointermove', [180, 250], touch(1, 66));
    lift([[1, [180, 250]]]);
    expect(countPainted(canvas.mask)).toBe(0);
    expect(kinds()).toEqual([]);
  });

  it('a pen draws while two fingers move the picture', () => {
    canvas.drag([[20, 20]], pen());
    canvas.mask.data.fill(0);
    canvas.editor.zoomTo(2);
    land([
      [1, [100, 250]],
      [2, [160, 250]],
    ]);
    const before = rectNow();
    canvas.send('pointerdown', [250, 60], pen());
    canvas.send('pointermove', [120, 240], touch(1));
    canvas.send('pointermove', [180, 240], touch(2));
    expect(rectNow().x).toBeCloseTo(before.x + 20, 6);
    canvas.send('pointermove', [280, 60], pen());
    canvas.send('pointerup', [280, 60], pen({ buttons: 0 }));
    lift([
      [1, [120, 240]],
      [2, [180, 240]],
    ]);
    expect(countPainted(canvas.mask)).toBeGreaterThan(100);
    expect(canvas.changes()).toHaveLength(2);
    expect(kinds()).not.toContain('undo-wanted');
  });
});

describe('fingers', () => {
  it('a second one takes the stroke back and pinches; the first alone goes on moving the picture', () => {
    land([[1, [100, 100]]]);
    canvas.send('pointermove', [140, 100], touch(1));
    land([[2, [240, 100]]]);
    expect(countPainted(canvas.mask)).toBe(0);
    canvas.send('pointermove', [340, 100], touch(2));
    const pinched = rectNow();
    expect(pinched.width).toBeGreaterThan(400);
    lift([[2, [340, 100]]]);
    canvas.send('pointermove', [150, 110], touch(1));
    expect(rectNow()).toMatchObject({ x: pinched.x + 10, y: pinched.y + 10 });
    lift([[1, [150, 110]]]);
    expect(countPainted(canvas.mask)).toBe(0);
    expect(kinds()).toEqual([]);
  });

  it('three that land together size the brush by their way, where the ring is seen meanwhile', () => {
    const fingers = [
      [1, [100, 200]],
      [2, [160, 200]],
      [3, [220, 200]],
    ] as const;
    land(fingers);
    for (const [id, [x]] of fingers) canvas.send('pointermove', [x, 150], touch(id));
    expect(ringWidth(canvas.node)).toBeGreaterThan(0);
    for (const [id, [x]] of fingers) canvas.send('pointermove', [x, 130], touch(id));
    lift(fingers);
    const sizes = canvas.commands.flatMap((command) =>
      command.type === 'brush-sized' ? [command.sizePx] : [],
    );
    expect(sizes.at(-1)).toBeGreaterThan(FAKE_BRUSH.sizePx + 30);
    expect(ringWidth(canvas.node)).toBe(0);
    expect(countPainted(canvas.mask)).toBe(0);
    expect(kinds().filter((kind) => kind !== 'brush-sized')).toEqual([]);
  });

  it('a third that joins a pinch is a hand at rest', () => {
    land([
      [1, [100, 200]],
      [2, [200, 200]],
    ]);
    canvas.send('pointermove', [260, 200], touch(2));
    const before = rectNow();
    land([[3, [300, 250]]]);
    canvas.send('pointermove', [300, 150], touch(3));
    expect(rectNow()).toEqual(before);
    expect(kinds()).toEqual([]);
  });

  it('what is there stays where the browser takes a finger away; what was held back does not begin', () => {
    land([[1, [100, 100]]]);
    canvas.send('pointermove', [150, 100], touch(1));
    canvas.send('pointercancel', [150, 100], touch(1));
    const stroke = strokeAlong([
      [100, 100],
      [150, 100],
    ]);
    expect(countDifferent(canvas.mask, stroke)).toBe(0);
    land([[2, [100, 200]]]);
    canvas.send('pointercancel', [100, 200], touch(2));
    expect(countDifferent(canvas.mask, stroke)).toBe(0);
    expect(canvas.changes()).toHaveLength(1);
  });

  it('a pen whose capture is lost keeps its ink, and the next stroke is another', () => {
    canvas.send('pointerdown', [100, 100], pen());
    canvas.send('pointermove', [150, 100], pen());
    canvas.send('lostpointercapture', [150, 100], pen());
    canvas.send('pointermove', [150, 200], pen());
    canvas.drag(PEN_WAY, pen());
    expect(canvas.changes()).toHaveLength(2);
    expect(valueAt(canvas.mask, 150, 200)).toBe(0);
  });

  it('that rest long get neither a menu nor a selection of the browser’s', () => {
    const touched = new TouchEvent('touchstart', { cancelable: true, bubbles: true });
    canvas.node.dispatchEvent(touched);
    expect(touched.defaultPrevented).toBe(true);
    const menu = new MouseEvent('contextmenu', { cancelable: true, bubbles: true });
    canvas.node.dispatchEvent(menu);
    expect(menu.defaultPrevented).toBe(true);
    canvas.hold({ tool: 'pan' });
    const looked = new MouseEvent('contextmenu', { cancelable: true, bubbles: true });
    canvas.node.dispatchEvent(looked);
    expect(looked.defaultPrevented).toBe(false);
  });
});

describe('the pen itself', () => {
  it('shows its ring while it hovers, and none when it is gone', () => {
    canvas.send('pointermove', [100, 100], pen({ buttons: 0, pressure: 0 }));
    expect(ringWidth(canvas.node)).toBeCloseTo(20, 3);
    canvas.send('pointerleave', [100, 100], pen({ buttons: 0 }));
    expect(ringWidth(canvas.node)).toBe(0);
    canvas.send('pointermove', [100, 100], { ...touch(1), buttons: 0 });
    expect(ringWidth(canvas.node)).toBe(0);
  });

  it('erases with its other end, and paints again when it is turned round', () => {
    canvas.mask.data.fill(255);
    canvas.drag(
      [
        [100, 100],
        [140, 100],
      ],
      pen(ERASER),
    );
    expect(valueAt(canvas.mask, 120, 100)).toBe(0);
    canvas.drag([[120, 100]], pen());
    expect(valueAt(canvas.mask, 120, 100)).toBe(255);
  });

  it('sizes the brush with its button held, and inks with a tool that has no size', () => {
    canvas.drag(
      [
        [100, 100],
        [130, 100],
        [170, 100],
      ],
      pen(BARREL),
    );
    expect(kinds()).toEqual(['pen-seen', 'brush-sized']);
    expect(canvas.commands.at(-1)).toMatchObject({ sizePx: FAKE_BRUSH.sizePx + 40 });
    canvas.hold({ tool: 'box' });
    canvas.drag(
      [
        [100, 100],
        [150, 150],
      ],
      pen(BARREL),
    );
    expect(valueAt(canvas.mask, 120, 120)).toBe(255);
  });

  it('is followed before it is there: for one frame, and never in the mask', async () => {
    const at = (x: number) => new PointerEvent('pointermove', { ...pen(), clientX: x + 10, clientY: 120 });
    canvas.send('pointerdown', [100, 100], pen());
    canvas.send('pointermove', [150, 100], pen({ predictedEvents: [at(180), at(220)] }));
    await nextFrame();
    expect(
      [tintAt(canvas.node, [140, 100]), tintAt(canvas.node, [220, 100])].every((tint) => tint > 60),
    ).toBe(true);
    expect(valueAt(canvas.mask, 200, 100)).toBe(0);
    await nextFrame();
    expect(tintAt(canvas.node, [140, 100])).toBeGreaterThan(60);
    expect(tintAt(canvas.node, [220, 100])).toBe(0);
    canvas.send('pointerup', [150, 100], pen({ buttons: 0 }));
    expect(
      countDifferent(
        canvas.mask,
        strokeAlong([
          [100, 100],
          [150, 100],
        ]),
      ),
    ).toBe(0);
  });

  it('takes all points of an event, in their order', () => {
    const way: Place[] = [
      [100, 100],
      [110, 140],
      [150, 150],
      [190, 100],
    ];
    const coalescedEvents = way
      .slice(1)
      .map(([x, y]) => new PointerEvent('pointermove', { ...pen(), clientX: x + 10, clientY: y + 20 }));
    canvas.send('pointerdown', way[0]!, pen());
    canvas.send('pointermove', way.at(-1)!, pen({ coalescedEvents }));
    canvas.send('pointerup', way.at(-1)!, pen({ buttons: 0 }));
    expect(countDifferent(canvas.mask, strokeAlong(way))).toBe(0);
  });
});

it('gives a stroke up at Escape, and what the hand does then is nothing', () => {
  canvas.hold({ tool: 'box' });
  canvas.send('pointerdown', [100, 100]);
  canvas.send('pointermove', [200, 200]);
  expect(canvas.press('Escape')).toBe(true);
  canvas.send('pointermove', [220, 220]);
  canvas.send('pointerup', [220, 220]);
  expect(countPainted(canvas.mask)).toBe(0);
  expect(canvas.press('Escape')).toBe(false);
});

it('ends a stroke where someone else is about to change the mask', () => {
  canvas.send('pointerdown', [100, 100]);
  canvas.send('pointermove', [150, 100]);
  canvas.editor.tools.settle();
  expect(canvas.changes()).toHaveLength(1);
  canvas.send('pointermove', [150, 200]);
  canvas.send('pointerup', [150, 200]);
  expect(canvas.changes()).toHaveLength(1);
  expect(valueAt(canvas.mask, 150, 200)).toBe(0);
});
