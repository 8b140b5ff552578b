/** Long, as it holds all that one panel does: each case is a few lines, and they share one way in which it is shown. */
import '../tokens.css';
import '../base.css';
import type { Component } from 'svelte';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Asset } from '../../lib/contracts/asset.ts';
import { setAppState } from '../../lib/state/app-state.ts';
import { createFakeApp, fakeAsset, fakeRecipe } from './history.fake.svelte.ts';
import HistoryPanel from './HistoryPanel.svelte';

type Layout = 'column' | 'strip' | 'sheet';
const SIZES: Record<Layout, [number, number]> = { column: [296, 700], strip: [88, 600], sheet: [390, 500] };

async function show(assets: Asset[], layout: Layout = 'column', isStorageCleared = false) {
  const fake = createFakeApp(assets);
  const Harness: Component<{ layout: Layout; isStorageCleared?: boolean }> = (anchor, props) => {
    setAppState(fake.app);
    return HistoryPanel(anchor, props);
  };
  const [width, height] = SIZES[layout];
  await page.viewport(900, 800);
  const target = document.createElement('div');
  target.style.cssText = `position: relative; width: ${width}px; height: ${height}px`;
  document.body.append(target);
  await render(Harness, { target, props: { layout, isStorageCleared } });
  return { ...fake, target };
}

const manyAssets = () => Array.from({ length: 5000 }, (_, number) => fakeAsset(number));
const list = () => page.getByRole('listbox', { name: 'Images' });
const option = (number: number) =>
  page.getByRole('option', { name: `Picture number ${number}`, exact: true });
const optionCount = () => page.getByRole('option').elements().length;
const scroller = () => {
  const box = list().element().parentElement?.parentElement;
  if (!box) throw new Error('The list has no scrolling box.');
  return box;
};

test('shows the newest of 5,000 with few of them in the document, under their days', async () => {
  await show(manyAssets());
  await expect.element(page.getByRole('region', { name: 'History' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'History' })).toBeVisible();
  await expect.element(page.getByText('5000', { exact: true })).toBeVisible();
  await expect.element(list()).toHaveAttribute('data-count', '5000');
  await expect.element(option(0)).toHaveAttribute('aria-posinset', '1');
  await expect.element(option(0)).toHaveAttribute('aria-setsize', '5000');
  await expect.element(page.getByRole('group', { name: 'Today' })).toBeInTheDocument();
  expect(optionCount()).toBeGreaterThan(5);
  expect(optionCount()).toBeLessThan(80);
});

test('has few in the document wherever it is scrolled to, and asks only for the thumbnails in view', async () => {
  const { images } = await show(manyAssets());
  await expect.element(option(0)).toBeVisible();
  for (const part of [0.25, 0.5, 1]) {
    scroller().scrollTop = scroller().scrollHeight * part;
    await expect
      .poll(() => Number(page.getByRole('option').elements().at(-1)?.getAttribute('aria-posinset')))
      .toBeGreaterThan(4000 * part);
    expect(optionCount()).toBeLessThan(80);
  }
  await expect.element(option(4999)).toBeVisible();
  await expect.poll(() => images.thumbnailUrl.mock.calls.some(([id]) => id === 'asset-4999')).toBe(true);
  expect(images.thumbnailUrl.mock.calls.length).toBeLessThan(400);
});

test('never puts an option outside the width of the column, and lets none overlap', async () => {
  await show(manyAssets());
  await expect.element(option(0)).toBeVisible();
  const boxes = page
    .getByRole('option')
    .elements()
    .map((element) => element.getBoundingClientRect());
  for (const box of boxes) {
    expect(box.right).toBeLessThanOrEqual(scroller().getBoundingClientRect().left + scroller().clientWidth);
    const overlapping = boxes.filter(
      (other) =>
        other !== box &&
        other.left < box.right &&
        other.right > box.left &&
        other.top < box.bottom &&
        other.bottom > box.top,
    );
    expect(overlapping).toEqual([]);
  }
});

test('arrows, Home and End move the focus, also far out of view and back', async () => {
  await show(manyAssets());
  await option(0).click();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(option(1)).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{ArrowUp}');
  await expect.element(option(1)).toHaveFocus();
  await userEvent.keyboard('{End}');
  await expect.element(option(4999)).toHaveFocus();
  scroller().scrollTop = 0;
  await expect.element(option(0)).toBeVisible();
  await expect.element(option(4999)).toHaveFocus();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(option(4998)).toHaveFocus();
  await userEvent.keyboard('{Home}');
  await expect.element(option(0)).toHaveFocus();
  expect(
    page
      .getByRole('option')
      .elements()
      .filter((element) => element.getAttribute('tabindex') === '0'),
  ).toHaveLength(1);
});

test('Enter and a click open an image, which is then selected', async () => {
  const { workspaces, ui } = await show(manyAssets());
  await option(2).click();
  expect(workspaces.show).toHaveBeenLastCalledWith({ assetId: 'asset-2' }, 'workspace-1');
  await expect.element(option(2)).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{ArrowRight}{Enter}');
  await expect.element(option(3)).toHaveAttribute('aria-selected', 'true');
  await expect.element(option(2)).toHaveAttribute('aria-selected', 'false');
  expect(ui.sheet).toBe('mid');
});

test('Delete needs no question, moves the canvas and the focus on, and can be undone', async () => {
  const { history, workspaces, toasts } = await show([0, 1, 2].map((number) => fakeAsset(number)));
  await option(1).click();
  await userEvent.keyboard('{Delete}');
  await expect.element(option(1)).not.toBeInTheDocument();
  expect(history.remove).toHaveBeenCalledExactlyOnceWith(['asset-1']);
  await expect.element(option(2)).toHaveFocus();
  await expect.element(option(2)).toHaveAttribute('aria-selected', 'true');
  await expect.element(list()).toHaveAttribute('data-count', '2');
  expect(toasts.show).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ text: 'Image deleted', durationMs: 8000 }),
  );
  toasts.show.mock.lastCall?.[0].action?.run();
  await expect.element(option(1)).toHaveAttribute('aria-selected', 'true');
  expect(workspaces.show).toHaveBeenLastCalledWith({ assetId: 'asset-1' }, 'workspace-1');
});

test('keys act on the image that has the focus, whoever gave it', async () => {
  const { history } = await show([0, 1, 2].map((number) => fakeAsset(number)));
  await option(0).click();
  const third = option(2).element();
  if (third instanceof HTMLElement) third.focus();
  await userEvent.keyboard('{Delete}');
  expect(history.remove).toHaveBeenCalledExactlyOnceWith(['asset-2']);
  await expect.element(option(1)).toHaveFocus();
});

test('deleting the only image leaves an empty canvas and says what belongs here', async () => {
  const { workspaces } = await show([fakeAsset(0)]);
  await option(0).click();
  await userEvent.keyboard('{Delete}');
  await expect.element(page.getByText('No images yet')).toBeVisible();
  expect(workspaces.show).toHaveBeenLastCalledWith({ assetId: '' }, 'workspace-1');
});

test('the menu opens by right click, by key and by the visible button, and gives the focus back', async () => {
  await show(manyAssets());
  await option(1).click({ button: 'right' });
  await expect.element(page.getByRole('menuitem', { name: 'Open' })).toBeVisible();
  const names = page
    .getByRole('menuitem')
    .elements()
    .map((item) => item.querySelector('.label')?.textContent);
  expect(names).toEqual([
    'Open',
    'Use as source',
    'Compare with this',
    'Use its recipe again',
    'Copy prompt',
    'Download',
    'Delete',
  ]);
  await userEvent.keyboard('{Escape}');
  await option(0).click();
  await userEvent.keyboard('{Shift>}{F10}{/Shift}');
  await expect.element(page.getByRole('menuitem', { name: 'Open' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(option(0)).toHaveFocus();
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(page.getByRole('menuitem', { name: 'Open' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('button', { name: 'More actions' })).toHaveFocus();
});

test('the menu deletes too, and the focus goes to the neighbour', async () => {
  await show([0, 1, 2].map((number) => fakeAsset(number)));
  await option(0).hover();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect.element(option(0)).not.toBeInTheDocument();
  await expect.element(option(1)).toHaveFocus();
});

test('uses a recipe again with what still exists, and says so if something is gone', async () => {
  const source = { mimeType: 'image/png', name: 'x', width: 8, height: 8, sizeBytes: 64 };
  const sources = ['kept', 'gone'].map((bytesHash) => ({ ...source, id: bytesHash, bytesHash }));
  const { workspaces, toasts } = await show([
    fakeAsset(0, { recipe: fakeRecipe('Picture number 0', { sources }) }),
  ]);
  await option(0).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Use its recipe again' }).click();
  await expect
    .poll(() => workspaces.updateDraft.mock.lastCall?.[0])
    .toMatchObject({
      prompt: 'Picture number 0',
      aspectRatio: '3:2',
      profileId: 'profile-1',
      sources: [{ bytesHash: 'kept' }],
    });
  expect(toasts.show.mock.lastCall?.[0].text).toContain('no longer exist');
});

test('brings a mask back over its picture, which is no source then, and says so if it is gone', async () => {
  const source = { mimeType: 'image/png', width: 8, height: 8, sizeBytes: 64 };
  const sources = ['under', 'beside'].map((hash) => ({ ...source, id: hash, name: hash, bytesHash: hash }));
  const mask = { bytesHash: 'mask', sizeBytes: 1, width: 8, height: 8, lock: true, bandPx: 2 };
  const recipe = fakeRecipe('Picture number 0', { sources, mask });
  const { workspaces, toasts, editReturn } = await show([fakeAsset(0, { recipe }), fakeAsset(1)]);
  const useRecipe = async () => {
    await option(0).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Use its recipe again' }).click();
  };
  await useRecipe();
  await expect.poll(() => workspaces.show.mock.lastCall?.[0]).toEqual({ assetId: 'asset-1' });
  await expect
    .poll(() => workspaces.updateDraft.mock.lastCall?.[0].sources?.map(({ id }) => id))
    .toEqual(['beside']);
  expect(editReturn.bring.mock.lastCall?.[0]).toMatchObject({ recipe, workspaceId: 'workspace-1' });
  editReturn.bring.mockResolvedValueOnce(undefined);
  await useRecipe();
  await expect.poll(() => toasts.show.mock.lastCall?.[0].text).toContain('mask is no longer stored');
  expect(workspaces.updateDraft.mock.lastCall?.[0].sources).toHaveLength(2);
});

test('brings marks back, and says so where only the mask came', async () => {
  const source = { mimeType: 'image/png', width: 8, height: 8, sizeBytes: 64 };
  const sources = [{ ...source, id: 'under', name: 'under', bytesHash: 'under' }];
  const file = { bytesHash: 'layer', sizeBytes: 1 };
  const markup = { ...file, width: 8, height: 8, copy: { ...file, mimeType: 'image/png' }, drawn: file };
  const recipe = fakeRecipe('Picture number 0', { sources, markup });
  const { toasts, editReturn } = await show([fakeAsset(0, { recipe }), fakeAsset(1)]);
  const useRecipe = async () => {
    await option(0).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Use its recipe again' }).click();
  };
  await useRecipe();
  await expect.poll(() => toasts.show.mock.lastCall?.[0].text).toBe('Prompt and settings filled in');
  editReturn.bring.mockResolvedValueOnce({ asset: fakeAsset(1), isMasked: true, areMarked: false });
  await useRecipe();
  await expect.poll(() => toasts.show.mock.lastCall?.[0].text).toContain('marks cannot be drawn again');
});

test('downloads the exact bytes under a name from the prompt', async () => {
  const { images } = await show([fakeAsset(0)]);
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  const made = vi.spyOn(URL, 'createObjectURL');
  await option(0).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Download' }).click();
  await expect.poll(() => clicked.mock.contexts[0]).toMatchObject({ download: 'picture-number-0.webp' });
  const blobs = await Promise.all(images.blob.mock.results.map(({ value }) => value as Promise<Blob>));
  expect(blobs).toContain(made.mock.lastCall?.[0]);
  clicked.mockRestore();
  made.mockRestore();
});

test('searches, says which word to drop, and drops it', async () => {
  const { history } = await show(manyAssets());
  const field = page.getByRole('searchbox', { name: 'Search history' });
  await field.fill('number 4321');
  await expect.element(list()).toHaveAttribute('data-count', '1');
  await expect.element(option(4321)).toBeVisible();
  await field.fill('number zebra');
  await expect.element(page.getByText('Try without “zebra”.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Search without “zebra”' }).click();
  await expect.element(list()).toHaveAttribute('data-count', '5000');
  await expect.element(field).toHaveValue('number');
  await field.click();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => history.query).toBe('');
});

test('a new image appears at the top without moving what is being looked at', async () => {
  const { history } = await show(manyAssets());
  await expect.element(option(0)).toBeVisible();
  scroller().scrollTop = 3000;
  await expect
    .poll(() => Number(page.getByRole('option').elements().at(2)?.getAttribute('aria-posinset')))
    .toBeGreaterThan(20);
  const watched = page
    .getByRole('option')
    .elements()
    .find((element) => element.getBoundingClientRect().top > 200);
  const name = watched?.getAttribute('aria-label');
  const top = watched?.getBoundingClientRect().top ?? 0;
  history.prepend(fakeAsset(0, { id: 'new', recipe: fakeRecipe('A new one'), createdAt: Date.now() }));
  await expect.element(list()).toHaveAttribute('data-count', '5001');
  const after = page
    .getByRole('option')
    .elements()
    .find((element) => element.getAttribute('aria-label') === name);
  // Rows of the same day are filled anew, so that a picture may lie a row further; it does not leave the view.
  expect(Math.abs((after?.getBoundingClientRect().top ?? Infinity) - top)).toBeLessThan(180);
});

test('marks previews and damaged images in words', async () => {
  await show([fakeAsset(0, { kind: 'preview' }), fakeAsset(13), fakeAsset(1)]);
  await expect.element(option(0)).toHaveAccessibleDescription('Preview, not final');
  await expect.element(option(13)).toHaveAccessibleDescription('Damaged: its bytes cannot be read');
  await expect.element(option(1)).not.toHaveAttribute('aria-describedby');
  await expect.element(option(13)).toHaveAttribute('data-picture', 'damaged');
  await expect.element(option(1)).toHaveAttribute('data-picture', 'shown');
});

test('the strip shows film, and pulls out to the whole history with search', async () => {
  await show(manyAssets(), 'strip');
  await expect.element(option(0)).toBeVisible();
  expect(optionCount()).toBeLessThan(40);
  const widths = new Set(
    page
      .getByRole('option')
      .elements()
      .map((element) => element.getBoundingClientRect().width),
  );
  expect([...widths]).toEqual([68]);
  await page.getByRole('button', { name: 'Expand history' }).click();
  await expect.element(page.getByRole('searchbox', { name: 'Search history' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('button', { name: 'Expand history' })).toHaveFocus();
});

test('a strip that lies runs along', async () => {
  const { target } = await show(manyAssets(), 'strip');
  target.style.cssText = 'position: relative; width: 800px; height: 120px';
  await expect.element(list()).toHaveAttribute('aria-orientation', 'horizontal');
  await option(0).click();
  await userEvent.keyboard('{End}');
  await expect.element(option(4999)).toHaveFocus();
  expect(scroller().scrollLeft).toBeGreaterThan(100_000);
});

test('opening from a sheet that is all the way up uncovers the canvas', async () => {
  const { ui } = await show(manyAssets(), 'sheet');
  ui.sheet = 'full';
  await option(1).click();
  expect(ui.sheet).toBe('mid');
});

test('says so if the browser cleared its storage', async () => {
  await show([], 'column', true);
  await expect.element(page.getByText('The browser cleared its storage')).toBeVisible();
  await expect.element(list()).toHaveAttribute('data-count', '0');
});

test('Shift and a click, Shift and Enter, and the menu lay an image beside the shown one', async () => {
  const { ui, toasts, workspaces } = await show(manyAssets());
  const asset = (number: number) => ({ kind: 'asset', assetId: `asset-${number}` });
  await option(2).click({ modifiers: ['Shift'] });
  expect(ui.comparison).toBeUndefined();
  expect(toasts.show).toHaveBeenCalledTimes(1);
  ui.canvasAssetId = 'asset-0';
  await option(2).click({ modifiers: ['Shift'] });
  expect(ui.comparison).toEqual({ a: asset(0), b: asset(2) });
  expect(workspaces.show).not.toHaveBeenCalled();
  await expect.element(option(0)).toHaveAccessibleDescription('Compared as A');
  await expect.element(option(2)).toHaveAccessibleDescription('Compared as B');
  await userEvent.keyboard('{ArrowRight}{Shift>}{Enter}{/Shift}');
  expect(ui.comparison).toEqual({ a: asset(0), b: asset(3) });
  await option(4).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Compare with this' }).click();
  expect(ui.comparison).toEqual({ a: asset(0), b: asset(4) });
  await option(4).click();
  expect(ui.comparison).toBeUndefined();
});
