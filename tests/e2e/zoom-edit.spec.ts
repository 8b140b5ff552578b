import type { Page } from '@playwright/test';
import type { RecordedPart } from '../support/recorded-request.ts';
import { expect, find, generate, makeImage, openApp, setUpProfile, test, tryDemo } from './support/app.ts';

const PROMPT = 'A lighthouse at dusk';
const LARGE = { width: 4800, height: 3200 };

const findZoom = (page: Page) => page.getByRole('switch', { name: 'Zoom edit', exact: true });

/** A small box in the middle of the canvas, where the picture lies. */
async function mask(page: Page): Promise<void> {
  const { canvas } = find(page);
  await canvas.focus();
  await page.keyboard.press('m');
  const box = await canvas.boundingBox();
  if (!box) throw new Error('There is no canvas.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y + 30, { steps: 4 });
  await page.mouse.up();
  await expect(canvas).toHaveAttribute('data-mask', 'painted');
}

/** Makes the picture larger than any model draws, with nothing masked. */
async function enlarge(page: Page): Promise<void> {
  const { canvas } = find(page);
  await canvas.focus();
  await page.keyboard.press('g');
  const bar = page.getByRole('group', { name: 'Extending the canvas', exact: true });
  for (const [name, px] of [
    ['Canvas width', LARGE.width],
    ['Canvas height', LARGE.height],
  ] as const) {
    await bar.getByRole('spinbutton', { name, exact: true }).fill(String(px));
    await bar.getByRole('spinbutton', { name, exact: true }).blur();
  }
  await bar.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(canvas).toHaveAttribute('data-width', String(LARGE.width));
  await page.getByRole('button', { name: 'Clear mask', exact: true }).click();
  await expect(canvas).toHaveAttribute('data-mask', 'none');
}

/** Pixels of a PNG, as its header says. */
function readSize(part: RecordedPart | undefined): { width: number; height: number } {
  const view = new DataView(part?.bytes?.buffer ?? new ArrayBuffer(24));
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

test('of a picture larger than a model draws only a part is sent, and it keeps its pixels', async ({
  page,
  upstream,
}) => {
  await openApp(page);
  await setUpProfile(page, { form: 'Images API', baseUrl: upstream.baseUrl('ok') });
  await makeImage(page, PROMPT);
  await enlarge(page);
  await mask(page);
  await expect(findZoom(page)).toBeChecked();
  const words = (await page.getByTitle('Part around the mask: ').getAttribute('title')) ?? '';
  const size = /\d+ × \d+/.exec(words)?.[0];
  // What it will cost is told by what is really sent.
  await expect(page.getByTitle(`, ${size}, quality`)).toBeVisible();
  await generate(page, 'The same, with a red sail');
  await expect.poll(() => upstream.paid().length).toBe(2);
  const parts = upstream.paid()[1]?.parts ?? [];
  const sent = readSize(parts.find(({ name }) => name.startsWith('image')));
  expect(sent.width).toBeLessThan(LARGE.width / 2);
  expect(sent.width * sent.height).toBeGreaterThanOrEqual(655_360);
  expect(readSize(parts.find(({ name }) => name === 'mask'))).toEqual(sent);
  expect(parts.find(({ name }) => name === 'size')?.text).toBe(`${sent.width}x${sent.height}`);
  expect(size).toBe(`${sent.width} × ${sent.height}`);
  await expect(page.getByRole('radio', { name: 'Locked result', exact: true })).toBeChecked();
  await expect(find(page).canvas).toHaveAttribute('data-width', String(LARGE.width));
  await expect(find(page).canvas).toHaveAttribute('data-height', String(LARGE.height));
});

test('a small mask offers it, with the size that is sent', async ({ page }) => {
  await openApp(page);
  await tryDemo(page);
  await makeImage(page, PROMPT);
  const { canvas } = find(page);
  const width = (await canvas.getAttribute('data-width')) ?? '';
  await mask(page);
  await expect(findZoom(page)).not.toBeChecked();
  await expect(page.getByTitle(`Whole image: ${width} ×`)).toBeVisible();
  await findZoom(page).click();
  await expect(page.getByTitle('Part around the mask:')).toBeVisible();
  await makeImage(page, 'The same, with a red sail');
  await expect(page.getByRole('radio', { name: 'Locked result', exact: true })).toBeChecked();
  await expect(canvas).toHaveAttribute('data-width', width);
  await page.getByRole('radio', { name: 'Result as sent', exact: true }).click();
  await expect(canvas).not.toHaveAttribute('data-width', width);
});

test('is not offered without the lock, which puts the part back', async ({ page }) => {
  await openApp(page);
  await tryDemo(page);
  await makeImage(page, PROMPT);
  await mask(page);
  await expect(findZoom(page)).toBeVisible();
  await page.getByRole('switch', { name: 'Pixel lock', exact: true }).click();
  await expect(findZoom(page)).toBeHidden();
});
