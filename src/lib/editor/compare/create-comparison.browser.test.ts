import { afterEach, beforeEach, expect, it } from 'vitest';
import { createComparison } from './create-comparison.ts';
import type { ComparisonLayout, ComparisonView } from './create-comparison.ts';
import type { ComparisonScene } from './draw-comparison.ts';

const frame = { width: 200, height: 100 };
const place = { x: 0, y: 0, ...frame };
let node: HTMLElement;
let view: ComparisonView;
let layout: ComparisonLayout | undefined;

async function fill(colour: string): Promise<ImageBitmap> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, frame);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = colour;
  context.fillRect(0, 0, frame.width, frame.height);
  return createImageBitmap(canvas);
}

async function createScene(changes: Partial<ComparisonScene> = {}): Promise<ComparisonScene> {
  const [a, b] = [await fill('#f00'), await fill('#00f')];
  const sides = { a: { bitmap: a, place }, b: { bitmap: b, place }, heat: await fill('#0f0') };
  return { mode: 'wipe', frame, ...sides, seen: 'a', split: 0.5, ...changes };
}

/** Red, green, blue and alpha at a place of the element, CSS pixels. */
function colourAt(x: number, y: number): number[] {
  const context = node.querySelector('canvas')?.getContext('2d');
  return [...(context?.getImageData(x * devicePixelRatio, y * devicePixelRatio, 1, 1).data ?? [])];
}

const RED = [255, 0, 0, 255];
const BLUE = [0, 0, 255, 255];
const GREEN = [0, 255, 0, 255];
const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));

beforeEach(() => {
  node = document.createElement('div');
  node.style.cssText = 'position: relative; width: 400px; height: 300px';
  document.body.append(node);
  layout = undefined;
  view = createComparison(node, (next) => (layout = next));
});

afterEach(() => {
  view.destroy();
  node.remove();
});

it('shows one left of the split and the other right of it', async () => {
  view.show(await createScene());
  expect(layout?.rects[0]).toMatchObject({ x: 0, y: 50, width: 400, height: 200 });
  expect([colourAt(190, 150), colourAt(210, 150)]).toEqual([RED, BLUE]);
  expect(colourAt(200, 20)[3]).toBe(0);
  view.show(await createScene({ split: 0.9 }));
  await drawn();
  expect(colourAt(210, 150)).toEqual(RED);
});

it('shows the one that is seen, and the map', async () => {
  view.show(await createScene({ mode: 'blink', seen: 'b' }));
  expect(colourAt(50, 150)).toEqual(BLUE);
  view.show(await createScene({ mode: 'difference' }));
  expect(colourAt(50, 150)).toEqual(GREEN);
});

it('moves both panes as one', async () => {
  view.show(await createScene({ mode: 'side-by-side' }));
  const [left, right] = layout?.rects ?? [];
  expect(left?.width).toBe(right?.width);
  const middle = { x: (right?.x ?? 0) + (right?.width ?? 0) / 2, y: (right?.y ?? 0) + 10 };
  expect(colourAt(middle.x, middle.y)).toEqual(BLUE);
  const box = node.getBoundingClientRect();
  const at = { clientX: box.left + middle.x, clientY: box.top + middle.y, bubbles: true, cancelable: true };
  node.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: -200 }));
  await drawn();
  const [after, other] = layout?.rects ?? [];
  expect(after?.width).toBeGreaterThan(left?.width ?? 0);
  expect(other?.width).toBe(after?.width);
  expect((other?.y ?? 0) - (after?.y ?? 0)).toBeCloseTo((right?.y ?? 0) - (left?.y ?? 0));
  expect((other?.x ?? 0) - (after?.x ?? 0)).toBeCloseTo((right?.x ?? 0) - (left?.x ?? 0));
});

it('keeps clear of bars, takes keys, and lays another shape in the middle', async () => {
  const narrow = { x: 75, y: 0, width: 50, height: 100 };
  const scene = await createScene({ mode: 'blink', seen: 'b' });
  view.show({ ...scene, b: scene.b && { ...scene.b, place: narrow } });
  view.setInsets({ top: 100, right: 0, bottom: 0, left: 0 });
  expect(layout?.rects[0]).toMatchObject({ y: 100, height: 200 });
  expect(colourAt(20, 200)[3]).toBe(0);
  expect(colourAt(200, 200)).toEqual(BLUE);
  const key = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
  expect(view.pressKey({ ...key, key: '1' })).toBe(true);
  await drawn();
  expect(layout?.zoom).toBe(1);
  expect(view.pressKey({ ...key, key: 'q' })).toBe(false);
});
