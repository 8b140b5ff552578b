import { expect, expectImageCount, find, makeImage, openApp, setUpProfile, test } from './support/app.ts';

const VASE = 'A terracotta vase on a plinth';
const CAT = '一只白色的猫坐在窗台上';
const HARBOUR = 'A harbour in the morning, red boats';

test.beforeEach(async ({ page, upstream }) => {
  await openApp(page);
  await setUpProfile(page, { form: 'Images API', baseUrl: upstream.baseUrl('ok') });
});

test('says what belongs here while there is nothing', async ({ page }) => {
  await expectImageCount(page, 0);
  await expect(find(page).history.getByText('No images yet')).toBeVisible();
});

test('an image appears, newest first, and is still there after a reload', async ({ page }) => {
  await makeImage(page, VASE);
  await expectImageCount(page, 1);
  await expect(find(page).image(VASE)).toHaveAttribute('aria-selected', 'true');
  await makeImage(page, HARBOUR);
  await expectImageCount(page, 2);
  await expect(find(page).image(HARBOUR)).toHaveAttribute('aria-posinset', '1');
  await page.reload();
  await expectImageCount(page, 2);
  await expect(find(page).image(HARBOUR)).toHaveAttribute('aria-selected', 'true');
  await expect(find(page).image(VASE)).toHaveAttribute('aria-posinset', '2');
  await expect(find(page).image(VASE)).toHaveAttribute('data-picture', 'shown');
});

test('search finds words in any order, Chinese too, and says which word to drop', async ({ page }) => {
  for (const prompt of [VASE, CAT, HARBOUR]) await makeImage(page, prompt);
  const { search, image } = find(page);
  await search.fill('red HARBOUR');
  await expectImageCount(page, 1);
  await expect(image(HARBOUR)).toBeVisible();
  await expect(image(VASE)).toHaveCount(0);
  await search.fill('白色的猫');
  await expectImageCount(page, 1);
  await expect(image(CAT)).toBeVisible();
  await search.fill('harbour zebra');
  await expectImageCount(page, 0);
  await page.getByRole('button', { name: 'Search without “zebra”' }).click();
  await expectImageCount(page, 1);
  await search.press('Escape');
  await expectImageCount(page, 3);
});

test('a click and Enter open an image', async ({ page }) => {
  const vase = await makeImage(page, VASE);
  const harbour = await makeImage(page, HARBOUR);
  const { canvas, image } = find(page);
  await image(VASE).click();
  await expect(canvas).toHaveAttribute('data-asset', vase);
  await expect(image(VASE)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(image(HARBOUR)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(canvas).toHaveAttribute('data-asset', harbour);
});

test('delete asks nothing, goes on to the next image, and can be undone', async ({ page }) => {
  const vase = await makeImage(page, VASE);
  const harbour = await makeImage(page, HARBOUR);
  const { canvas, image, notifications } = find(page);
  await image(HARBOUR).click();
  await page.keyboard.press('Delete');
  await expectImageCount(page, 1);
  await expect(canvas).toHaveAttribute('data-asset', vase);
  await notifications.getByRole('button', { name: 'Undo' }).click();
  await expectImageCount(page, 2);
  await expect(canvas).toHaveAttribute('data-asset', harbour);
  await image(HARBOUR).press('Delete');
  await expect(image(HARBOUR)).toHaveCount(0);
  // The list answers at once; that it is written is what the canvas says by going on.
  await expect(canvas).toHaveAttribute('data-asset', vase);
  await page.reload();
  await expectImageCount(page, 1);
  await expect(image(VASE)).toBeVisible();
});

test('deleting the last image leaves an empty canvas, also after a reload', async ({ page }) => {
  await makeImage(page, VASE);
  await find(page).image(VASE).press('Delete');
  await expectImageCount(page, 0);
  await expect(find(page).canvas).toHaveAttribute('data-kind', 'empty');
  await page.reload();
  await expect(find(page).history.getByText('No images yet')).toBeVisible();
  await expect(find(page).canvas).toHaveAttribute('data-kind', 'empty');
});

test('the menu uses an image as source and its recipe again', async ({ page }) => {
  await makeImage(page, VASE);
  const { image, prompt } = find(page);
  await prompt.fill('Something else');
  await image(VASE).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Use its recipe again' }).click();
  await expect(prompt).toHaveValue(VASE);
  await image(VASE).press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Use as source' }).click();
  await expect(page.getByRole('list', { name: 'Source images' }).getByRole('listitem')).toHaveCount(1);
});

test('a download is named after the prompt and holds the bytes that were received', async ({ page }) => {
  await makeImage(page, VASE);
  await find(page).image(VASE).press('Shift+F10');
  const coming = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('a-terracotta-vase-on-a-plinth.png');
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
});
