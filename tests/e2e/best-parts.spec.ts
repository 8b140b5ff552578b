/** Parts of several images of one size put together into a new one. */
import type { Page } from '@playwright/test';
import { expect, expectImageCount, find, makeImage, openApp, test, tryDemo } from './support/app.ts';

const FIRST = 'A lighthouse at dusk';
const SECOND = 'A red boat on a lake';

function findParts(page: Page) {
  const region = page.getByRole('region', { name: 'Best parts', exact: true });
  const button = (name: string) => region.getByRole('button', { name, exact: true });
  return {
    region,
    button,
    tool: (name: string) => region.getByRole('radio', { name, exact: true }),
    keep: button('Keep as a new image'),
  };
}

async function openParts(page: Page): Promise<void> {
  await openApp(page);
  await tryDemo(page);
  await makeImage(page, FIRST);
  await makeImage(page, SECOND);
  await find(page)
    .image(FIRST)
    .click({ modifiers: ['Shift'] });
  const compare = page.getByRole('region', { name: 'Compare', exact: true });
  await compare.getByRole('button', { name: 'Best parts' }).click();
  await expect(findParts(page).region).toBeVisible();
  await expect(compare).toHaveCount(0);
}

async function paint(page: Page): Promise<void> {
  const { region } = findParts(page);
  await expect(region).toHaveAttribute('aria-busy', 'false');
  const box = await region.boundingBox();
  if (!box) throw new Error('There is nothing to paint on.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x - 60, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 10, { steps: 5 });
  await page.mouse.move(x + 60, y - 20, { steps: 5 });
  await page.mouse.up();
}

test('what is painted of another image is kept as a new one, and nothing is overwritten', async ({
  page,
}) => {
  await openParts(page);
  const { region, keep, button, tool } = findParts(page);
  const { canvas, notifications } = find(page);
  const before = (await canvas.getAttribute('data-asset')) ?? '';
  await expect(keep).toBeDisabled();
  await paint(page);
  await expect(region).toHaveAttribute('data-painted', 'true');
  await button('Undo').click();
  await expect(region).toHaveAttribute('data-painted', 'false');
  await button('Redo').click();
  await expect(region).toHaveAttribute('data-painted', 'true');
  await expect(tool('Base: image 1')).toBeChecked();
  await keep.click();
  // All pixels are looked at: on a busy machine that takes a while.
  await expect(notifications).toContainText('Kept as a new image', { timeout: 60_000 });
  await expect(region).toHaveCount(0);
  await expectImageCount(page, 3);
  await expect(canvas).not.toHaveAttribute('data-asset', before);
  await expect(canvas).toHaveAttribute('data-kind', 'final');
  const kept = await canvas.getAttribute('data-asset');
  await page.reload();
  await expect(canvas).toHaveAttribute('data-asset', kept ?? '');
  await expectImageCount(page, 3);
});

test('by keys: a stroke with the crosshair, taken back, and away', async ({ page }) => {
  await openParts(page);
  const { region, tool } = findParts(page);
  await expect(region).toBeFocused();
  await page.keyboard.press('e');
  await expect(tool('Eraser')).toBeChecked();
  await page.keyboard.press('b');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(region).toHaveAttribute('data-painted', 'true');
  await page.keyboard.press('Control+z');
  await expect(region).toHaveAttribute('data-painted', 'false');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(region).toHaveCount(0);
});

test('what was painted is not lost by closing', async ({ page }) => {
  await openParts(page);
  const { region, button } = findParts(page);
  await paint(page);
  await expect(region).toHaveAttribute('data-painted', 'true');
  await button('Close best parts').click();
  await find(page).notifications.getByRole('button', { name: 'Go on' }).click();
  await expect(region).toHaveAttribute('data-painted', 'true');
});

test('the results of one batch are put together, and compared', async ({ page }) => {
  await openApp(page);
  await tryDemo(page);
  await page.getByRole('spinbutton', { name: 'Images', exact: true }).fill('3');
  await makeImage(page, FIRST);
  await expectImageCount(page, 3);
  await page.getByRole('button', { name: 'Best parts', exact: true }).click();
  const { region, tool, button } = findParts(page);
  await expect(region.getByRole('radio', { name: /^Base: / })).toHaveCount(3);
  await paint(page);
  await tool('Paint from image 3').click();
  await expect(tool('Paint from image 3')).toBeChecked();
  await paint(page);
  await tool('Base: image 2').click();
  await expect(tool('Base: image 2')).toBeChecked();
  await button('Undo').click();
  await button('Undo').click();
  await expect(region).toHaveAttribute('data-painted', 'false');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Compare with the next result' }).click();
  await expect(page.getByRole('region', { name: 'Compare', exact: true })).toBeVisible();
});
