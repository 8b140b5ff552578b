/** A picture that no model made, on the canvas. */
import type { Locator, Page } from '@playwright/test';
import { createGreyJpeg } from '../support/grey-jpeg.ts';
import { createGradientPng } from '../support/png.ts';
import type { RecordedPart } from '../support/recorded-request.ts';
import {
  expect,
  expectImageCount,
  find,
  generate,
  openApp,
  setUpProfile,
  test,
  tryDemo,
} from './support/app.ts';

const SIZE = { width: 1536, height: 1024 };
const NAME = 'harbour.png';
const BOAT = createGradientPng(SIZE, [40, 90, 160]);
const PHOTO = { width: 8000, height: 6000 };
const HINT = 'Drop to open on the canvas';

interface NamedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const png = (name = NAME, buffer: Buffer = BOAT): NamedFile => ({ name, mimeType: 'image/png', buffer });

const findOpen = (page: Page) => page.getByRole('button', { name: 'Open an image…', exact: true });
const findEdit = (page: Page, number: number) =>
  page.getByRole('button', { name: `Edit on the canvas: source ${number}`, exact: true });

/** Answers the file chooser that a button opens. */
async function pick(page: Page, button: Locator, ...files: NamedFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await button.click();
  await (await chooser).setFiles(files);
}

/** Holds files over something; what is done with them is done by `drop`. */
async function hold(target: Locator, ...files: NamedFile[]) {
  const encoded = files.map(({ name, mimeType, buffer }) => ({
    name,
    mimeType,
    text: buffer.toString('base64'),
  }));
  const dataTransfer = await target.page().evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, mimeType, text } of list) {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type: mimeType }));
    }
    return transfer;
  }, encoded);
  await target.dispatchEvent('dragover', { dataTransfer });
  return { drop: () => target.dispatchEvent('drop', { dataTransfer }) };
}

/** A box in the middle of the canvas, where the picture lies. */
async function paint(page: Page): Promise<void> {
  const { canvas } = find(page);
  await canvas.focus();
  await page.keyboard.press('b');
  const box = await canvas.boundingBox();
  if (!box) throw new Error('There is no canvas.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x - 20, y);
  await page.mouse.down();
  await page.mouse.move(x + 20, y + 10, { steps: 4 });
  await page.mouse.up();
  await expect(canvas).toHaveAttribute('data-mask', 'painted');
}

async function expectShown(page: Page, { width, height } = SIZE): Promise<void> {
  const { canvas } = find(page);
  await expect(canvas).toHaveAttribute('data-kind', 'final');
  await expect(canvas).toHaveAttribute('data-width', String(width));
  await expect(canvas).toHaveAttribute('data-height', String(height));
}

/** Pixels of a PNG, as its header says. */
function readSize(part: RecordedPart | undefined): { width: number; height: number } {
  const view = new DataView(part?.bytes?.buffer ?? new ArrayBuffer(24));
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

const filesOf = (parts: readonly RecordedPart[] = []) => parts.filter(({ bytes }) => bytes);

test('a source is opened, painted on, kept over a reload, and sent with its mask', async ({
  page,
  upstream,
}) => {
  await openApp(page);
  await setUpProfile(page, { form: 'Images API', baseUrl: upstream.baseUrl('ok') });
  await pick(page, page.getByRole('button', { name: 'Add image', exact: true }), png());
  await findEdit(page, 1).click();
  await expectShown(page);
  await expect(page.getByRole('button', { name: 'Details: 1536 × 1024 · PNG' })).toBeVisible();
  await expectImageCount(page, 1);
  await expect(find(page).image(NAME)).toBeVisible();
  await paint(page);
  const id = (await find(page).canvas.getAttribute('data-asset')) ?? '';
  await findEdit(page, 1).click();
  await expectImageCount(page, 1);

  await page.reload();
  await expect(find(page).canvas).toHaveAttribute('data-asset', id);
  await expect(find(page).canvas).toHaveAttribute('data-mask', 'painted');
  await generate(page, 'The same, with a red sail');
  await expect.poll(() => upstream.paid().length).toBe(1);
  const [request] = upstream.paid();
  expect(request?.path).toBe('/v1/images/edits');
  const files = filesOf(request?.parts);
  expect(files.map(({ name }) => name)).toEqual(['image', 'mask']);
  expect(Buffer.from(files[0]?.bytes ?? []).equals(BOAT)).toBe(true);
  expect(readSize(files[1])).toEqual(SIZE);
  await expect(find(page).canvas).not.toHaveAttribute('data-asset', id);
  await expectImageCount(page, 2);
});

test('a drop onto the canvas opens, one beside it adds a source', async ({ page }) => {
  await openApp(page);
  await tryDemo(page);
  const { canvas, prompt } = find(page);
  await expect(findOpen(page)).toBeVisible();
  const over = await hold(canvas, png());
  await expect(page.getByText(HINT)).toBeVisible();
  await over.drop();
  await expectShown(page);
  await expect(page.getByText(HINT)).toBeHidden();
  await expect(findEdit(page, 1)).toBeHidden();
  await expectImageCount(page, 1);

  const beside = await hold(prompt, png());
  await expect(page.getByText('Drop images to use them as sources')).toBeVisible();
  await expect(page.getByText(HINT)).toBeHidden();
  await beside.drop();
  await expect(findEdit(page, 1)).toBeVisible();
  await expectImageCount(page, 1);

  // Several at once: the first is shown, and one that is there already is no second one.
  const other = png('quay.png', createGradientPng(SIZE, [160, 90, 40]));
  await (await hold(canvas, png(), other)).drop();
  await expect(page.getByText('2 images opened.')).toBeVisible();
  await expectImageCount(page, 2);
});

test('the empty canvas has a way in, and says what cannot be opened', async ({ page }) => {
  await openApp(page);
  await tryDemo(page);
  const notes = { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('notes') };
  const broken = png('broken.png', BOAT.subarray(0, 2000));
  await pick(page, findOpen(page), notes, broken);
  await expect(page.getByText('“notes.png” is not a PNG, JPEG or WebP image.')).toBeVisible();
  await expect(page.getByText('“broken.png” cannot be read as an image')).toBeVisible();
  await expect(find(page).canvas).toHaveAttribute('data-kind', 'empty');
  await pick(page, findOpen(page), png());
  await expectShown(page);
  await expect(find(page).canvas).toBeFocused();
  // There is no recipe to be used again, and no model to be named.
  await find(page).image(NAME).click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Compare with this', exact: true })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Use its recipe again', exact: true })).toBeHidden();
});

test('a photo of 48 megapixels is shown and masked, and a part of it is sent', async ({ page, upstream }) => {
  await openApp(page);
  await setUpProfile(page, { form: 'Images API', baseUrl: upstream.baseUrl('ok') });
  await pick(page, findOpen(page), {
    name: 'photo.jpg',
    mimeType: 'image/jpeg',
    buffer: createGreyJpeg(PHOTO),
  });
  await expectShown(page, PHOTO);
  await paint(page);
  await expect(page.getByRole('switch', { name: 'Zoom edit', exact: true })).toBeChecked();
  await generate(page, 'The same, with a red sail');
  await expect.poll(() => upstream.paid().length).toBe(1);
  const [image, mask] = filesOf(upstream.paid()[0]?.parts).map(readSize);
  expect(image).toEqual(mask);
  expect(image?.width).toBeLessThan(PHOTO.width / 2);
});
