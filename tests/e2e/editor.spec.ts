import type { Page } from '@playwright/test';
import {
  expect,
  expectKept,
  find,
  generate,
  makeImage,
  openApp,
  setUpProfile,
  test,
  tryDemo,
} from './support/app.ts';

const PROMPT = 'A lighthouse at dusk';

/** The toolbar and what it changes, named as the UI contract does. */
function findTools(page: Page) {
  const tools = page.getByRole('toolbar', { name: 'Tools', exact: true });
  return {
    tool: (name: string) => tools.getByRole('radio', { name, exact: true }),
    act: (name: string) => tools.getByRole('button', { name, exact: true }),
    brushSize: page.getByRole('slider', { name: 'Brush size', exact: true }),
  };
}

async function openWithImage(page: Page): Promise<void> {
  await openApp(page);
  await tryDemo(page);
  await makeImage(page, PROMPT);
}

/** A stroke across the middle of the canvas, where the picture lies; for a box it is a diagonal. */
async function paint(page: Page): Promise<void> {
  const box = await find(page).canvas.boundingBox();
  if (!box) throw new Error('There is no canvas.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x - 40, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 10, { steps: 5 });
  await page.mouse.move(x + 40, y + 30, { steps: 5 });
  await page.mouse.up();
}

test('a mask is painted, taken back, done again, and is there after a reload', async ({ page }) => {
  await openWithImage(page);
  const { canvas } = find(page);
  const { tool, act } = findTools(page);
  await expect(canvas).toHaveAttribute('data-mask', 'none');
  await tool('Brush').click();
  await paint(page);
  await expect(canvas).toHaveAttribute('data-mask', 'painted');
  await act('Undo').click();
  await expect(canvas).toHaveAttribute('data-mask', 'none');
  await act('Redo').click();
  await expect(canvas).toHaveAttribute('data-mask', 'painted');
  await expectKept(page);
  await page.reload();
  await expect(canvas).toHaveAttribute('data-mask', 'painted');
  await act('Clear mask').click();
  await expect(canvas).toHaveAttribute('data-mask', 'none');
  await act('Undo').click();
  await expect(canvas).toHaveAttribute('data-mask', 'painted');
});

test('a masked edit comes back with the kept pixels locked, and can be seen as it was sent', async ({
  page,
}) => {
  await openWithImage(page);
  const { canvas } = find(page);
  await findTools(page).tool('Box mask').click();
  await paint(page);
  await expect(canvas).toHaveAttribute('data-mask', 'painted');
  await makeImage(page, 'The same, with a red sail');
  const locked = page.getByRole('radio', { name: 'Locked result', exact: true });
  await expect(locked).toBeChecked();
  await page.getByRole('radio', { name: 'Result as sent', exact: true }).click();
  await expect(locked).not.toBeChecked();
});

test('a picture is turned in place and comes back', async ({ page }) => {
  await openWithImage(page);
  const { canvas, images } = find(page);
  const { act } = findTools(page);
  const [width, height] = [await canvas.getAttribute('data-width'), await canvas.getAttribute('data-height')];
  await act('Rotate right').click();
  await expect(canvas).toHaveAttribute('data-width', height ?? '');
  await expect(images).toHaveAttribute('data-count', '1');
  await expectKept(page);
  await page.reload();
  await expect(canvas).toHaveAttribute('data-width', height ?? '');
  await act('Undo').click();
  await expect(canvas).toHaveAttribute('data-width', width ?? '');
});

test('an upstream gets the picture and its mask', async ({ page, upstream }) => {
  await openApp(page);
  await setUpProfile(page, { form: 'Images API', baseUrl: upstream.baseUrl('ok') });
  await makeImage(page, PROMPT);
  await findTools(page).tool('Box mask').click();
  await paint(page);
  await expect(find(page).canvas).toHaveAttribute('data-mask', 'painted');
  await generate(page, 'The same, with a red sail');
  await expect.poll(() => upstream.paid().length).toBe(2);
  const parts = upstream.paid()[1]?.parts ?? [];
  expect(parts.filter(({ name }) => name.startsWith('image'))).toHaveLength(1);
  expect(parts.find(({ name }) => name === 'mask')).toMatchObject({
    fileName: 'mask.png',
    mimeType: 'image/png',
  });
});

test('what is sent is that of the workspace where Generate was pressed, whichever is opened in that moment', async ({
  page,
  upstream,
}) => {
  await openApp(page);
  await setUpProfile(page, { form: 'Images API', baseUrl: upstream.baseUrl('ok') });
  const boat = await makeImage(page, 'A boat');
  await find(page).newWorkspace.click();
  await makeImage(page, 'A tree');
  await find(page).tab('A boat').click();
  await expect(find(page).prompt).toHaveValue('A boat');
  await expect(find(page).canvas).toHaveAttribute('data-asset', boat);
  await findTools(page).tool('Box mask').click();
  await paint(page);
  await expect(find(page).canvas).toHaveAttribute('data-mask', 'painted');

  const other = await find(page).tab('A tree').elementHandle();
  await find(page).generate.evaluate((button: HTMLElement, tab) => {
    button.click();
    (tab as HTMLElement | null)?.click();
  }, other);
  await expect(find(page).prompt).toHaveValue('A tree');
  await expect.poll(() => upstream.paid().length).toBe(3);
  const parts = upstream.paid()[2]?.parts ?? [];
  expect(parts.find(({ name }) => name === 'prompt')?.text).toBe('A boat');
  expect(parts.map(({ name }) => name)).toContain('mask');
});
