import '../../../../app/tokens.css';
import '../../../../app/base.css';
import type { Component } from 'svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Asset } from '../../../../lib/contracts/asset.ts';
import { setAppState } from '../../../../lib/state/app-state.ts';
import { FakeCanvasApp, fakePng } from '../canvas-app.fake.svelte.ts';
import CanvasPane from '../CanvasPane.svelte';
import { fakeAsset } from '../records.fake.ts';

let picture: Blob;
let target: HTMLElement;

beforeAll(async () => {
  picture = await fakePng(1536, 1024, '#3a3');
});

beforeEach(async () => {
  await page.viewport(1440, 900);
  target = document.createElement('div');
  Object.assign(target.style, { position: 'relative', width: '900px', height: '800px' });
  document.body.append(target);
});

afterEach(() => target.remove());

async function show(asset: Partial<Asset> = {}) {
  const fake = new FakeCanvasApp({
    workspace: { shownAssetId: 'a1', batchId: '' },
    assets: [fakeAsset(asset)],
    blobs: { 'bytes-1': picture },
  });
  const Harness: Component = (anchor, props) => {
    setAppState(fake.app);
    return CanvasPane(anchor, props);
  };
  await render(Harness, { target });
  await expect.element(radio('Brush')).toBeEnabled();
  await expect.poll(() => fake.ui.isMasked).toBe(false);
  return fake;
}

const region = () => page.getByRole('region', { name: 'Canvas' });
const tools = () => page.getByRole('toolbar', { name: 'Tools' });
const radio = (name: string) => tools().getByRole('radio', { name, exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });

/** A stroke of the mouse across the picture's middle. */
function stroke() {
  const stage = target.querySelector('.stage');
  const box = stage?.getBoundingClientRect();
  if (!stage || !box) throw new Error('There is no canvas.');
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const send = (type: string, dx: number, buttons: number) =>
    stage.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        pointerId: 1,
        pointerType: 'mouse',
        button: type === 'pointermove' ? -1 : 0,
        buttons,
        clientX: x + dx,
        clientY: y,
      }),
    );
  send('pointerdown', 0, 1);
  send('pointermove', 60, 1);
  send('pointerup', 60, 0);
}

async function paint() {
  await userEvent.click(radio('Brush'));
  stroke();
  await expect.element(region()).toHaveAttribute('data-mask', 'painted');
}

describe('painting a mask', () => {
  test('is undone, redone, inverted and cleared by its buttons', async () => {
    const fake = await show();
    await expect.element(region()).toHaveAttribute('data-mask', 'none');
    await paint();
    expect(fake.ui.isMasked).toBe(true);
    await userEvent.click(button('Undo'));
    await expect.element(region()).toHaveAttribute('data-mask', 'none');
    await userEvent.click(button('Redo'));
    await expect.element(region()).toHaveAttribute('data-mask', 'painted');
    const before = fake.editing.share;
    await userEvent.click(button('Invert mask'));
    expect(fake.editing.share).toBeCloseTo(1 - before, 5);
    await userEvent.click(button('Clear mask'));
    await expect.element(region()).toHaveAttribute('data-mask', 'none');
  });

  test('says what share is masked, and whether the rest is locked', async () => {
    const fake = await show();
    expect(page.getByRole('switch', { name: 'Pixel lock' }).elements()).toHaveLength(0);
    await paint();
    await expect.element(page.getByText('% masked')).toBeVisible();
    await userEvent.click(page.getByRole('switch', { name: 'Pixel lock' }));
    expect(fake.editing.tools.lock).toBe(false);
  });

  test('sizes the brush by its slider and by keys', async () => {
    const fake = await show();
    await userEvent.click(radio('Brush'));
    await tools().getByRole('slider', { name: 'Brush size' }).fill('200');
    expect(fake.editing.tools.brush.sizePx).toBe(200);
    await userEvent.keyboard('[[]');
    expect(fake.editing.tools.brush.sizePx).toBeLessThan(200);
  });
});

describe('the tools', () => {
  test('are chosen by key and by arrows', async () => {
    await show();
    await userEvent.keyboard('l');
    await expect.element(radio('Lasso mask')).toBeChecked();
    await userEvent.click(radio('Brush'));
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(radio('Eraser')).toBeChecked();
    await expect.element(radio('Eraser')).toHaveFocus();
  });

  test('leave letters to those who type', async () => {
    const fake = await show();
    const field = document.createElement('input');
    target.append(field);
    field.focus();
    await userEvent.keyboard('e');
    expect(fake.editing.tools.tool).toBe('pan');
    expect(field.value).toBe('e');
  });

  test('lead a tap with colour select to the pixels', async () => {
    const fake = await show();
    await userEvent.click(radio('Colour select'));
    stroke();
    expect(fake.acts.pickColour).toHaveBeenCalledWith(
      expect.objectContaining({ x: expect.any(Number) }),
      'add',
    );
  });

  test('list their keys', async () => {
    await show();
    await userEvent.keyboard('?');
    await expect.element(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    await expect.element(page.getByText('Lasso mask')).toBeVisible();
  });
});

describe('a result that was locked', () => {
  const locked = {
    bytesHash: 'l',
    mimeType: 'image/png',
    width: 1536,
    height: 1024,
    sizeBytes: 9,
    moved: 0.12,
  };

  test('says what the model had changed, and can be shown as it was sent', async () => {
    await show({ locked });
    await expect.element(page.getByText('The model had changed 12 % outside the mask.')).toBeVisible();
    await expect.element(page.getByRole('radio', { name: 'Locked result' })).toBeChecked();
    await expect.element(page.getByRole('radio', { name: 'Result as sent' })).toBeVisible();
  });

  test('says that its pixels are being put back', async () => {
    const fake = await show();
    fake.locking = ['a1'];
    await expect.element(page.getByText('Putting the untouched pixels back…')).toBeVisible();
  });
});

describe('cropping', () => {
  test('sizes the frame by shape and by keys, and is left by Escape', async () => {
    await show();
    await userEvent.click(radio('Crop'));
    const frame = button('Crop frame');
    const width = page.getByRole('spinbutton', { name: 'Width in pixels' });
    await expect.element(frame).toHaveFocus();
    await expect.element(width).toHaveValue(1536);
    await page.getByRole('combobox', { name: 'Shape' }).selectOptions('1:1');
    await expect.element(width).toHaveValue(1024);
    button('Right edge').element().focus();
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    await expect.element(width).toHaveValue(1014);
    await userEvent.keyboard('{Escape}');
    await expect.element(radio('Pan')).toBeChecked();
    expect(frame.elements()).toHaveLength(0);
  });
});
