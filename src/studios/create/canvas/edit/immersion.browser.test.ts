import '../../../../app/tokens.css';
import '../../../../app/base.css';
import type { Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { setAppState } from '../../../../lib/state/app-state.ts';
import { FakeCanvasApp, fakePng } from '../canvas-app.fake.svelte.ts';
import CanvasPane from '../CanvasPane.svelte';
import { fakeAsset } from '../records.fake.ts';

let target: HTMLElement;

beforeEach(() => {
  target = document.createElement('div');
  Object.assign(target.style, { position: 'relative', width: '960px', height: '760px' });
  document.body.append(target);
});

afterEach(() => target.remove());

async function show(width: number) {
  await page.viewport(width, 900);
  const fake = new FakeCanvasApp({
    workspace: { shownAssetId: 'a1', batchId: '' },
    assets: [fakeAsset({})],
    blobs: { 'bytes-1': await fakePng(1536, 1024, '#3a3') },
  });
  const Harness: Component = (anchor, props) => {
    setAppState(fake.app);
    return CanvasPane(anchor, props);
  };
  await render(Harness, { target });
  await expect.element(radio('Brush')).toBeEnabled();
  const ui = fake.ui as FakeCanvasApp['ui'] & { immersion?: { leave(): void }; promptPlace?: object };
  return { ui, fake };
}

const radio = (name: string) =>
  page.getByRole('toolbar', { name: 'Tools' }).getByRole('radio', { name, exact: true });
const download = () => page.getByRole('button', { name: 'Download', exact: true });

describe('where there is little room', () => {
  test('a tool begins it, moving the picture goes on, and leaving puts the tool down', async () => {
    const { ui, fake } = await show(1024);
    expect(ui.immersion).toBeUndefined();
    await userEvent.click(radio('Brush'));
    await expect.poll(() => ui.immersion).toBeDefined();
    await expect.poll(() => ui.promptPlace).toMatchObject({ width: expect.any(Number) });
    expect(download().elements()).toHaveLength(0);
    await userEvent.click(radio('Pan'));
    await expect.element(download()).toBeVisible();
    expect(ui.immersion).toBeDefined();
    await userEvent.click(radio('Box mask'));
    ui.immersion?.leave();
    await expect.poll(() => ui.immersion).toBeUndefined();
    expect(fake.editing.tools.tool).toBe('pan');
    await expect.poll(() => ui.promptPlace).toBeUndefined();
  });

  test('the lock stays in sight, so that a first stroke moves nothing', async () => {
    await show(1024);
    await userEvent.click(radio('Brush'));
    await expect.element(page.getByRole('switch', { name: 'Pixel lock' })).toBeVisible();
  });

  test('what acts on the mask stands in its bar', async () => {
    await show(1024);
    const invert = page.getByRole('button', { name: 'Invert mask', exact: true });
    expect(invert.elements()).toHaveLength(0);
    await userEvent.click(radio('Brush'));
    await expect.element(invert).toBeVisible();
  });
});

test('a wide window keeps its panels', async () => {
  const { ui } = await show(1440);
  await userEvent.click(radio('Brush'));
  await expect.element(radio('Brush')).toBeChecked();
  expect(ui.immersion).toBeUndefined();
  await expect.element(download()).toBeVisible();
});
