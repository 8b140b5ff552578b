/** Adjusting and resizing in place: chosen with a preview, applied as one act, reopened, taken back. */
import type { Page } from '@playwright/test';
import { expect, expectKept, find, makeImage, openApp, test, tryDemo } from './support/app.ts';

const PROMPT = 'A lighthouse at dusk';

async function openWithImage(page: Page): Promise<void> {
  await openApp(page);
  await tryDemo(page);
  await makeImage(page, PROMPT);
  await expect(page.getByRole('toolbar', { name: 'Tools', exact: true })).toBeVisible();
  await find(page).canvas.focus();
}

function findAdjust(page: Page) {
  const bar = page.getByRole('group', { name: 'Adjusting' });
  return {
    bar,
    slider: (name: string) => bar.getByRole('slider', { name, exact: true }),
    reset: (name: string) => bar.getByRole('button', { name: `Set ${name} back` }),
    before: bar.getByRole('button', { name: 'See before' }),
    apply: bar.getByRole('button', { name: 'Apply' }),
    undo: page.getByRole('button', { name: 'Undo', exact: true }),
    original: page.getByRole('button', { name: 'Back to the original' }),
  };
}

/** Colour in the middle of the canvas as it is on the screen. */
async function readMiddle(page: Page): Promise<number[]> {
  const box = await find(page).canvas.boundingBox();
  if (!box) throw new Error('There is no canvas.');
  const clip = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 40, width: 2, height: 2 };
  const png = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    return [...(context?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
  }, png);
}

const isGrey = ([red = 0, green = 0, blue = 0]: number[]) =>
  Math.max(red, green, blue) - Math.min(red, green, blue) <= 2;

test('adjustments are seen as they are chosen, applied as one act, and taken back', async ({ page }) => {
  await openWithImage(page);
  const { slider, before, apply, bar, undo, original } = findAdjust(page);
  await page.keyboard.press('j');
  await expect(apply).toBeDisabled();
  await slider('Saturation').fill('-100');
  await expect.poll(async () => isGrey(await readMiddle(page))).toBe(true);
  await before.hover();
  await page.mouse.down();
  await expect.poll(async () => isGrey(await readMiddle(page))).toBe(false);
  await page.mouse.up();
  await expect.poll(async () => isGrey(await readMiddle(page))).toBe(true);
  await slider('Exposure').fill('10');
  await apply.click();
  await expect(bar).toBeHidden();
  await expect(original).toBeVisible();
  await expect.poll(async () => isGrey(await readMiddle(page))).toBe(true);
  await expectKept(page);
  await page.reload();
  await expect.poll(async () => isGrey(await readMiddle(page))).toBe(true);
  await undo.click();
  await expect(original).toBeHidden();
  await expect.poll(async () => isGrey(await readMiddle(page))).toBe(false);
});

test('reopened they show what is there, and set back they leave the original', async ({ page }) => {
  await openWithImage(page);
  const { slider, reset, apply, bar, original } = findAdjust(page);
  await page.keyboard.press('j');
  await slider('Contrast').fill('30');
  await slider('Blur').press('ArrowRight');
  await apply.click();
  await expect(bar).toBeHidden();
  await page.getByRole('button', { name: 'Rotate right', exact: true }).click();
  const { canvas } = find(page);
  await expect(canvas).toHaveAttribute('data-width', '1024');
  await canvas.focus();
  await page.keyboard.press('j');
  await expect(slider('Contrast')).toHaveValue('30');
  await expect(slider('Blur')).toHaveValue('1');
  await reset('Contrast').click();
  await reset('Blur').click();
  await apply.click();
  await expect(bar).toBeHidden();
  await expect(canvas).toHaveAttribute('data-width', '1024');
  await page.getByRole('button', { name: 'Rotate left', exact: true }).click();
  await expect(canvas).toHaveAttribute('data-width', '1536');
  await expect(original).toBeHidden();
});

test('leaving changes nothing', async ({ page }) => {
  await openWithImage(page);
  const { slider, bar, original } = findAdjust(page);
  await page.keyboard.press('j');
  await slider('Temperature').fill('80');
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await expect(original).toBeHidden();
});

test('an image is resized to exact pixels, in its shape or not', async ({ page }) => {
  await openWithImage(page);
  const { canvas } = find(page);
  const bar = page.getByRole('group', { name: 'Resizing' });
  const width = bar.getByRole('spinbutton', { name: 'New width' });
  const height = bar.getByRole('spinbutton', { name: 'New height' });
  await page.keyboard.press('i');
  await width.fill('600');
  await width.press('Enter');
  await expect(height).toHaveValue('400');
  await bar.getByRole('button', { name: 'Keep proportions' }).click();
  await height.fill('333');
  await height.press('Tab');
  await bar.getByRole('button', { name: 'Apply' }).click();
  await expect(canvas).toHaveAttribute('data-width', '600');
  await expect(canvas).toHaveAttribute('data-height', '333');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(canvas).toHaveAttribute('data-width', '1536');
  await canvas.focus();
  await page.keyboard.press('i');
  const percent = bar.getByRole('spinbutton', { name: 'Per cent' });
  await percent.fill('50');
  await percent.press('Enter');
  await expect(width).toHaveValue('768');
});

test('a mask file that is none is said in words', async ({ page }) => {
  await openWithImage(page);
  await page.keyboard.press('b');
  await page.getByRole('button', { name: 'More for the mask' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Import a mask…' }).click();
  const file = { name: 'mask.png', mimeType: 'image/png', buffer: Buffer.from('no picture') };
  await (await choosing).setFiles(file);
  await expect(find(page).notifications).toContainText('cannot be read as a mask');
});
