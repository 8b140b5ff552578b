/** Two images laid against one another, over the canvas. */
import type { Page } from '@playwright/test';
import { expect, find, makeImage, openApp, test, tryDemo } from './support/app.ts';

const FIRST = 'A lighthouse at dusk';
const SECOND = 'A red boat on a lake';

function findCompare(page: Page) {
  const region = page.getByRole('region', { name: 'Compare', exact: true });
  return {
    region,
    mode: (name: string) => region.getByRole('radio', { name, exact: true }),
    split: region.getByRole('slider', { name: 'Split', exact: true }),
    close: region.getByRole('button', { name: 'Close compare', exact: true }),
    swap: region.getByRole('button', { name: 'Swap A and B', exact: true }),
    picture: region.getByRole('img', { name: /^A: /u }),
    zoom: region.getByRole('img', { name: /^Zoom/u }),
    difference: region.getByRole('status', { name: 'Difference found' }),
  };
}

test.beforeEach(async ({ page }) => {
  await openApp(page);
  await tryDemo(page);
  await makeImage(page, FIRST);
  await makeImage(page, SECOND);
});

test('Shift and a click lay an image beside the shown one, in four ways', async ({ page }) => {
  const { image } = find(page);
  await image(FIRST).click({ modifiers: ['Shift'] });
  const { region, mode, split, close, swap, picture, difference } = findCompare(page);
  await expect(mode('Wipe')).toBeChecked();
  await expect(picture).toHaveAccessibleName(`A: ${SECOND}. B: ${FIRST}`);
  await split.fill('30');
  await split.press('ArrowRight');
  await expect(split).toHaveValue('31');
  await mode('Side by side').click();
  await expect(split).toHaveCount(0);
  await mode('Blink').click();
  await region.getByRole('button', { name: 'Pause blinking' }).click();
  await region.getByRole('button', { name: 'Show the other one' }).click();
  await mode('Difference').click();
  await expect(difference).toContainText('% of the pixels look different', { timeout: 60_000 });
  await swap.click();
  await expect(picture).toHaveAccessibleName(`A: ${FIRST}. B: ${SECOND}`);
  await close.click();
  await expect(region).toHaveCount(0);
  await expect(find(page).canvas).toHaveAttribute('data-kind', 'final');
});

test('both pictures are moved together, by wheel and by keys', async ({ page }) => {
  await find(page)
    .image(FIRST)
    .click({ modifiers: ['Shift'] });
  const { region, mode, zoom } = findCompare(page);
  await mode('Side by side').click();
  const before = await zoom.textContent();
  const box = await region.boundingBox();
  if (!box) throw new Error('Nothing is compared.');
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 2);
  await page.mouse.wheel(0, -300);
  await expect(zoom).not.toHaveText(before ?? '');
  await region.focus();
  await page.keyboard.press('0');
  await expect(zoom).toHaveText(before ?? '');
  await page.keyboard.press('1');
  await expect(zoom).toHaveText(/^100/u);
});

test('the split is dragged', async ({ page }) => {
  await find(page)
    .image(FIRST)
    .click({ modifiers: ['Shift'] });
  const { split } = findCompare(page);
  const box = await split.boundingBox();
  if (!box) throw new Error('There is no split.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 150, y + 20, { steps: 4 });
  await page.mouse.up();
  await expect(split).toHaveValue(/^[1-4]\d(?:\.\d)?$/u);
});

test('from the menu, by keys alone, and the focus comes back', async ({ page }) => {
  const { image, canvas } = find(page);
  await image(SECOND).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+Enter');
  const { region, mode } = findCompare(page);
  await expect(region).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(region).toHaveCount(0);
  await expect(image(FIRST)).toBeFocused();
  await image(FIRST).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Compare with this' }).click();
  await expect(mode('Wipe')).toBeVisible();
  // An image that is opened takes the place of the comparison.
  await image(FIRST).click();
  await expect(region).toHaveCount(0);
  await expect(canvas).toHaveAttribute('data-kind', 'final');
});

test('an image that is deleted meanwhile is said to be', async ({ page }) => {
  const { image, notifications } = find(page);
  await image(FIRST).click({ modifiers: ['Shift'] });
  const { region, split } = findCompare(page);
  await expect(split).toBeVisible();
  await image(FIRST).focus();
  await page.keyboard.press('Delete');
  await expect(region.getByText('Image B was deleted')).toBeVisible();
  await notifications.getByRole('button', { name: 'Undo' }).click();
  await expect(split).toBeVisible();
});

test('the shown image is not compared with itself', async ({ page }) => {
  const { image, notifications } = find(page);
  await image(SECOND).click({ modifiers: ['Shift'] });
  await expect(notifications).toContainText('This image is on the canvas already');
  await expect(findCompare(page).region).toHaveCount(0);
});

test('an edit lies beside what it was made of', async ({ page }) => {
  await page.getByRole('button', { name: 'Use as source', exact: true }).click();
  await makeImage(page, 'The same by night');
  await page.getByRole('button', { name: 'Compare with its source', exact: true }).click();
  const { picture, region } = findCompare(page);
  await expect(picture).toHaveAccessibleName('A: Source. B: Result');
  await page.keyboard.press('Escape');
  await expect(region).toHaveCount(0);
});
