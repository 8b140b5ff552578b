/** Writing an image as a file: every type, its size before it is saved, exact pixels, and the ways out of the app. */
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { formatBytes } from '../../src/lib/kernel/format-bytes.ts';
import { readImageSize } from '../../src/lib/kernel/read-image-size.ts';
import { sniffMimeType } from '../../src/lib/kernel/sniff-mime-type.ts';
import { expect, find, makeImage, openApp, test, tryDemo } from './support/app.ts';

const PROMPT = 'A lighthouse at dusk';

function findExport(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Export the image' });
  return {
    dialog,
    open: page.getByRole('button', { name: 'Export', exact: true }),
    type: (name: string) => dialog.getByRole('radio', { name, exact: true }),
    quality: dialog.getByRole('slider', { name: 'File quality' }),
    width: dialog.getByRole('spinbutton', { name: 'File width' }),
    height: dialog.getByRole('spinbutton', { name: 'File height' }),
    name: dialog.getByRole('textbox', { name: 'File name' }),
    file: dialog.getByRole('status', { name: 'File' }),
    save: dialog.getByRole('button', { name: 'Save file' }),
  };
}

async function openExport(page: Page) {
  await openApp(page);
  await tryDemo(page);
  await makeImage(page, PROMPT);
  const parts = findExport(page);
  await parts.open.click();
  await expect(parts.dialog).toBeVisible();
  return parts;
}

async function readDownload(download: Download): Promise<Uint8Array> {
  return new Uint8Array(await readFile(await download.path()));
}

async function save(page: Page): Promise<Download> {
  const saved = page.waitForEvent('download');
  await findExport(page).save.click();
  return saved;
}

for (const [name, mimeType, ending] of [
  ['PNG', 'image/png', 'png'],
  ['JPEG', 'image/jpeg', 'jpg'],
  ['WebP', 'image/webp', 'webp'],
  ['AVIF', 'image/avif', 'avif'],
] as const) {
  test(`${name} is written, as large as was said`, async ({ page }) => {
    const { type, file } = await openExport(page);
    await type(name).click();
    await expect(file).toContainText(`${name}, `);
    const download = await save(page);
    expect(download.suggestedFilename()).toBe(`a-lighthouse-at-dusk.${ending}`);
    const bytes = await readDownload(download);
    expect(sniffMimeType(bytes)).toBe(mimeType);
    await expect(file).toContainText(formatBytes(bytes.length, 'en'));
  });
}

test('less quality is a smaller file, and exact pixels are exact', async ({ page }) => {
  const { type, quality, width, height, file, name } = await openExport(page);
  await type('JPEG').click();
  await quality.fill('30');
  await expect(file).toContainText('JPEG, ');
  const small = await readDownload(await save(page));
  await quality.fill('95');
  await width.fill('300');
  await width.blur();
  await expect(height).toHaveValue('200');
  await name.fill('My boat: 2');
  await expect(file).toContainText('300 × 200');
  const download = await save(page);
  expect(download.suggestedFilename()).toBe('My boat 2.jpg');
  const bytes = await readDownload(download);
  expect(readImageSize(bytes)).toEqual({ width: 300, height: 200 });
  expect(small.length).toBeGreaterThan(bytes.length);
});

test('what was chosen is remembered for the next image, and Escape leads back', async ({ page }) => {
  const { open, dialog, type } = await openExport(page);
  await type('WebP').click();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(open).toBeFocused();
  await open.press('Enter');
  await expect(type('WebP')).toBeChecked();
});

test('it works without a network, encoders and all', async ({ page, context }) => {
  const { dialog, type, file } = await openExport(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await expect(find(page).canvas).toHaveAttribute('data-kind', 'final');
  await context.setOffline(true);
  await findExport(page).open.click();
  await type('AVIF').click();
  await expect(file).toContainText('AVIF, ');
});

test('an image is dragged out as a file', async ({ page }) => {
  await openApp(page);
  await tryDemo(page);
  await makeImage(page, PROMPT);
  const { image, history } = find(page);
  await expect(history).toBeVisible();
  await image(PROMPT).hover();
  const read = () =>
    image(PROMPT).evaluate((option) => {
      const dataTransfer = new DataTransfer();
      option.dispatchEvent(new DragEvent('dragstart', { dataTransfer, bubbles: true, cancelable: true }));
      return dataTransfer.getData('DownloadURL');
    });
  await expect.poll(read).toMatch(/^image\/png:a-lighthouse-at-dusk\.png:blob:/u);
});
