import type { Page } from '@playwright/test';
import { expect, expectKept, find, makeImage, openApp, test, tryDemo } from './support/app.ts';

const PROMPT = 'A lighthouse at dusk';

/** The choice of new canvas, named as people find it. */
function findExtend(page: Page) {
  const bar = page.getByRole('group', { name: 'Extending the canvas', exact: true });
  return {
    bar,
    edge: (name: string) => page.getByRole('button', { name, exact: true }),
    field: (name: string) => bar.getByRole('spinbutton', { name, exact: true }),
    shape: bar.getByRole('combobox', { name: 'Canvas shape' }),
    apply: bar.getByRole('button', { name: 'Apply', exact: true }),
  };
}

async function openWithImage(page: Page): Promise<{ width: number; height: number }> {
  await openApp(page);
  await tryDemo(page);
  await makeImage(page, PROMPT);
  const { canvas } = find(page);
  const size = await Promise.all(['data-width', 'data-height'].map((name) => canvas.getAttribute(name)));
  await canvas.focus();
  await page.keyboard.press('g');
  await expect(findExtend(page).bar).toBeVisible();
  return { width: Number(size[0]), height: Number(size[1]) };
}

test('new canvas is pulled out of the picture, is masked, and is taken back', async ({ page }) => {
  const before = await openWithImage(page);
  const { canvas } = find(page);
  const { edge, field, apply, bar } = findExtend(page);
  await expect(apply).toBeDisabled();
  // The view makes room for the bar and the frame first: hovering waits until the edge stands still.
  await edge('Right edge').hover();
  const box = await edge('Right edge').boundingBox();
  if (!box) throw new Error('There is no edge.');
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 60, box.y, { steps: 4 });
  await page.mouse.up();
  const width = await field('Canvas width').inputValue();
  expect(Number(width)).toBeGreaterThan(before.width);
  await expect(field('Canvas height')).toHaveValue(String(before.height));
  await apply.click();
  await expect(bar).toBeHidden();
  await expect(canvas).toHaveAttribute('data-width', width);
  await expect(canvas).toHaveAttribute('data-mask', 'painted');
  await expect(page.getByRole('radio', { name: 'Brush', exact: true })).toBeChecked();
  await expectKept(page);
  await page.reload();
  await expect(canvas).toHaveAttribute('data-width', width);
  await expect(canvas).toHaveAttribute('data-mask', 'painted');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(canvas).toHaveAttribute('data-width', String(before.width));
  await expect(canvas).toHaveAttribute('data-mask', 'none');
});

test('all of it goes by keyboard, by numbers and by shape', async ({ page }) => {
  const { width, height } = await openWithImage(page);
  const { canvas } = find(page);
  const { edge, field, shape, bar } = findExtend(page);
  await expect(edge('Right edge')).toBeFocused();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(field('At the right, px')).toHaveValue('11');
  await field('Above, px').fill('64');
  await field('Above, px').blur();
  await expect(field('Canvas height')).toHaveValue(String(height + 64));
  await shape.selectOption('1:1');
  await expect(field('Canvas height')).toHaveValue(String(width));
  await edge('Bottom edge').focus();
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await expect(canvas).toHaveAttribute('data-width', String(width));
  await page.keyboard.press('g');
  await edge('Bottom edge').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Enter');
  await expect(canvas).toHaveAttribute('data-height', String(height + 10));
});

test('what a model paints there comes back beside the picture as it was', async ({ page }) => {
  const before = await openWithImage(page);
  const { canvas } = find(page);
  const { field, apply } = findExtend(page);
  const width = String(before.width + 256);
  await field('At the left, px').fill('256');
  await field('At the left, px').blur();
  await apply.click();
  await expect(canvas).toHaveAttribute('data-width', width);
  await expect(canvas).toHaveAttribute('data-mask', 'painted');
  await makeImage(page, 'The same, and more of the sea');
  await expect(page.getByRole('radio', { name: 'Locked result', exact: true })).toBeChecked();
  await expect(canvas).toHaveAttribute('data-width', width);
  await expect(canvas).toHaveAttribute('data-height', String(before.height));
});
