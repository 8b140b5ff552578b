import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEditor } from './create-editor.ts';
import type { Editor, EditorPicture, EditorView } from './create-editor.ts';

/** A picture of 2 x 2 fields: red, green above; blue, white below. */
async function createPicture(width: number, height: number, place = 'a'): Promise<EditorPicture> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  ['#f00', '#0f0', '#00f', '#fff'].forEach((colour, index) => {
    context.fillStyle = colour;
    context.fillRect((index % 2) * (width / 2), Math.floor(index / 2) * (height / 2), width / 2, height / 2);
  });
  return { bitmap: await createImageBitmap(canvas), width, height, place, smooth: false };
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const SIZE = { width: 400, height: 300 };

let node: HTMLElement;
let editor: Editor;
let newest: EditorView;
let reducedMotion = true;

beforeEach(() => {
  reducedMotion = true;
  node = document.createElement('div');
  Object.assign(node.style, {
    position: 'fixed',
    left: '10px',
    top: '20px',
    width: '400px',
    height: '300px',
  });
  document.body.append(node);
  editor = createEditor(node, {
    onChange: (view) => (newest = view),
    prefersReducedMotion: () => reducedMotion,
    onCommand: () => undefined,
  });
});

afterEach(() => {
  editor.destroy();
  node.remove();
});

function pointer(type: string, x: number, y: number, id = 1): void {
  const init = { pointerId: id, clientX: x + 10, clientY: y + 20, bubbles: true, pointerType: 'touch' };
  node.dispatchEvent(new PointerEvent(type, init));
}

function tap(x: number, y: number): void {
  pointer('pointerdown', x, y);
  pointer('pointerup', x, y);
}

/** Where a place of the canvas lies in the picture. */
function pictureAt(x: number, y: number) {
  const { rect } = editor.view();
  const { width } = rect!;
  return { x: ((x - rect!.x) / width) * SIZE.width, y: ((y - rect!.y) / width) * SIZE.width };
}

/** Colour on the drawn canvas, `[r, g, b, a]`. */
function colourAt(x: number, y: number): number[] {
  const canvas = node.querySelector('canvas')!;
  const ratio = canvas.width / canvas.clientWidth;
  return [...canvas.getContext('2d')!.getImageData(x * ratio, y * ratio, 1, 1).data];
}

describe('a picture', () => {
  it('is fitted into the element and drawn', async () => {
    editor.show(await createPicture(800, 600));
    await nextFrame();
    expect(newest).toMatchObject({ rect: { x: 0, y: 0, width: 400, height: 300 }, isFitted: true });
    expect(colourAt(100, 75)).toEqual([255, 0, 0, 255]);
    expect(colourAt(300, 225)).toEqual([255, 255, 255, 255]);
  });

  it('keeps clear of what floats over the canvas', async () => {
    editor.setInsets({ top: 0, right: 0, bottom: 150, left: 0 });
    editor.show(await createPicture(800, 600));
    await nextFrame();
    expect(newest.rect).toEqual({ x: 100, y: 0, width: 200, height: 150 });
    expect(colourAt(20, 20)).toEqual([0, 0, 0, 0]);
  });

  it('follows the element', async () => {
    editor.show(await createPicture(800, 600));
    node.style.width = '200px';
    await nextFrame();
    await nextFrame();
    expect(newest.rect).toEqual({ x: 0, y: 75, width: 200, height: 150 });
  });

  it('goes', async () => {
    editor.show(await createPicture(800, 600));
    await nextFrame();
    editor.show(null);
    await nextFrame();
    expect(newest.rect).toBeNull();
    expect(colourAt(100, 75)).toEqual([0, 0, 0, 0]);
  });

  it('is replaced in its place by one of more pixels, moved as it was', async () => {
    editor.show(await createPicture(200, 150));
    editor.zoomBy(3);
    await nextFrame();
    const before = newest.rect;
    editor.show(await createPicture(1600, 1200));
    await nextFrame();
    expect(newest.rect).toEqual(before);
  });

  it('fades over the one before, which stays beneath it meanwhile', async () => {
    reducedMotion = false;
    editor.show(await createPicture(800, 600));
    await nextFrame();
    editor.show(await createPicture(400, 300));
    await nextFrame();
    expect(colourAt(100, 75)).toEqual([255, 0, 0, 255]);
    await expect.poll(() => newest.zoom).toBeGreaterThan(0);
    expect(colourAt(100, 75)).toEqual([255, 0, 0, 255]);
  });

  it('survives that its owner closes the bitmap', async () => {
    const picture = await createPicture(800, 600);
    editor.show(picture);
    picture.bitmap.close();
    editor.zoomBy(2);
    await nextFrame();
    expect(newest.zoom).toBeGreaterThan(0);
  });

  it('shows hard edges from 200 % on', async () => {
    const picture = await createPicture(4, 2);
    editor.show(picture);
    await nextFrame();
    const { rect } = newest;
    const edge = rect!.x + rect!.width / 2;
    expect(colourAt(edge - 2, rect!.y + 10)).toEqual([255, 0, 0, 255]);
    expect(colourAt(edge + 2, rect!.y + 10)).toEqual([0, 255, 0, 255]);
  });
});

describe('hands', () => {
  beforeEach(async () => {
    editor.show(await createPicture(SIZE.width * 4, SIZE.height * 4));
    await nextFrame();
  });

  it('zoom by the wheel around the pointer', () => {
    const before = pictureAt(120, 90);
    const wheel = new WheelEvent('wheel', { deltaY: -120, clientX: 130, clientY: 110, cancelable: true });
    node.dispatchEvent(wheel);
    expect(wheel.defaultPrevented).toBe(true);
    const after = pictureAt(120, 90);
    expect(editor.view().zoom).toBeGreaterThan(0.25);
    expect(after.x).toBeCloseTo(before.x, 6);
    expect(after.y).toBeCloseTo(before.y, 6);
  });

  it('pinch around the middle of two fingers and pan with them', () => {
    const before = pictureAt(200, 150);
    pointer('pointerdown', 150, 150, 1);
    pointer('pointerdown', 250, 150, 2);
    pointer('pointermove', 100, 160, 1);
    pointer('pointermove', 300, 160, 2);
    const after = pictureAt(200, 160);
    expect(editor.view().rect!.width).toBeCloseTo(
      (800 * (Math.hypot(150, 10) / 100) * (200 / Math.hypot(150, 10))) / 2,
      3,
    );
    expect(after.x).toBeCloseTo(before.x, 1);
    expect(after.y).toBeCloseTo(before.y, 1);
  });

  it('drag', () => {
    editor.zoomTo(1);
    const before = editor.view().rect!;
    pointer('pointerdown', 200, 150);
    pointer('pointermove', 170, 140);
    pointer('pointerup', 170, 140);
    pointer('pointermove', 10, 10);
    expect(editor.view().rect).toMatchObject({ x: before.x - 30, y: before.y - 10 });
  });

  it('toggle between fit and 100 % by a double tap', () => {
    tap(100, 75);
    tap(100, 75);
    expect(editor.view()).toMatchObject({ zoom: 1, isActualSize: true, isFitted: false });
    tap(100, 75);
    tap(100, 75);
    expect(editor.view()).toMatchObject({ isFitted: true });
  });

  it('use keys', () => {
    const press = (key: string) =>
      editor.pressKey({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false });
    expect(press('1')).toBe(true);
    expect(editor.view().isActualSize).toBe(true);
    const { x } = editor.view().rect!;
    press('ArrowRight');
    expect(editor.view().rect!.x).toBe(x - 48);
    press('+');
    expect(editor.view().zoom).toBe(1.25);
    press('0');
    expect(editor.view().isFitted).toBe(true);
    expect(press('q')).toBe(false);
  });
});

it('never hands HTML to its element, as a page with Trusted Types demands', () => {
  const other = document.createElement('div');
  let given = 0;
  Object.defineProperty(other, 'innerHTML', { set: () => (given += 1) });
  const nothing = () => undefined;
  createEditor(other, { onChange: nothing, prefersReducedMotion: () => true, onCommand: nothing }).destroy();
  expect(given).toBe(0);
});
