import type { Page } from '@playwright/test';
import type { UpstreamServer } from '../support/upstream-server.ts';
import { readRgbaPng } from '../support/read-png.ts';
import type { RecordedPart } from '../support/recorded-request.ts';
import type { ProfileFields } from './support/app.ts';
import { expect, find, generate, makeImage, openApp, setUpProfile, test } from './support/app.ts';

const PROMPT = 'A lighthouse at dusk';
const NEXT = 'The same, with a red sail';

function findTools(page: Page) {
  const tools = page.getByRole('toolbar', { name: 'Tools', exact: true });
  return {
    tool: (name: string) => tools.getByRole('radio', { name, exact: true }),
    sending: page.getByRole('switch', { name: 'Send marks', exact: true }),
    note: page.getByRole('textbox', { name: 'Note of Pin 1', exact: true }),
  };
}

/** Drags across the middle of the canvas, where the picture lies. */
async function drag(page: Page): Promise<void> {
  const box = await find(page).canvas.boundingBox();
  if (!box) throw new Error('There is no canvas.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x - 60, y - 40);
  await page.mouse.down();
  await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.move(x + 60, y + 40, { steps: 4 });
  await page.mouse.up();
}

async function openWith(page: Page, upstream: UpstreamServer, fields: Partial<ProfileFields>): Promise<void> {
  await openApp(page);
  const baseUrl = upstream.baseUrl('ok');
  await setUpProfile(page, { form: 'Images API', baseUrl, imageModel: 'gpt-image-2.6-flare', ...fields });
  await makeImage(page, PROMPT);
}

async function drawBox(page: Page): Promise<void> {
  const { tool, sending } = findTools(page);
  await tool('Rectangle').click();
  await drag(page);
  await expect(sending).toBeChecked();
}

const filesOf = (parts: readonly RecordedPart[] = []): string[] =>
  parts.filter(({ bytes }) => bytes).map(({ name }) => name);

test('marks go along as markup, clear but for themselves, and their picture with them', async ({
  page,
  upstream,
}) => {
  await openWith(page, upstream, {});
  await drawBox(page);
  await expect(page.getByText('with your marks over it as markup')).toBeVisible();
  await makeImage(page, NEXT);
  const [, edit] = upstream.paid();
  expect(edit?.path).toBe('/v1/images/edits');
  expect(filesOf(edit?.parts)).toEqual(['image', 'markup']);
  const markup = edit?.parts.find(({ name }) => name === 'markup');
  const pixels = readRgbaPng(markup?.bytes ?? new Uint8Array());
  const canvas = find(page).canvas;
  expect(String(pixels?.width)).toBe(await canvas.getAttribute('data-width'));
  const alphas = pixels?.data.filter((_, at) => at % 4 === 3) ?? [];
  const painted = alphas.filter((alpha) => alpha > 0).length;
  expect(painted).toBeGreaterThan(50);
  expect(painted).toBeLessThan(alphas.length / 4);
  // What came of it has no marks of its own.
  await expect(findTools(page).sending).toBeHidden();
});

test('a recipe brings its marks and its mask back over their picture, in any workspace', async ({
  page,
  upstream,
}) => {
  await openWith(page, upstream, {});
  await drawBox(page);
  await findTools(page).tool('Box mask').click();
  await drag(page);
  const { canvas, image, newWorkspace, prompt, tabs } = find(page);
  await expect(canvas).toHaveAttribute('data-mask', 'painted');
  const source = (await canvas.getAttribute('data-asset')) ?? '';
  await makeImage(page, NEXT);
  await newWorkspace.click();
  await expect(tabs).toHaveCount(2);
  await expect(prompt).toHaveValue('');
  await image(NEXT).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Use its recipe again' }).click();
  await expect(prompt).toHaveValue(NEXT);
  await expect(canvas).toHaveAttribute('data-asset', source);
  await expect(canvas).toHaveAttribute('data-marks', '1');
  await expect(canvas).toHaveAttribute('data-mask', 'painted');
  await makeImage(page, 'Once more');
  const [, first, again] = upstream.paid();
  const bytesOf = (parts: readonly RecordedPart[] = []) => parts.flatMap(({ bytes }) => bytes ?? []);
  expect(filesOf(again?.parts)).toEqual(['image[]', 'image[]', 'mask']);
  expect(bytesOf(again?.parts)).toEqual(bytesOf(first?.parts));
});

test('a model without markup gets a copy with the marks drawn in', async ({ page, upstream }) => {
  await openWith(page, upstream, { imageModel: 'gpt-image-2' });
  await drawBox(page);
  await expect(page.getByText('a copy of it with your marks drawn in')).toBeVisible();
  await makeImage(page, NEXT);
  const [, edit] = upstream.paid();
  expect(filesOf(edit?.parts)).toEqual(['image[]', 'image[]']);
  const [first, copy] = edit?.parts ?? [];
  expect(copy?.bytes).not.toEqual(first?.bytes);
});

test('the Responses form gets a copy, and the notes of pins behind the prompt', async ({
  page,
  upstream,
}) => {
  await openWith(page, upstream, { form: 'Responses API' });
  const { note } = findTools(page);
  await find(page).canvas.press('n');
  await drag(page);
  await note.fill('a red sail');
  await note.press('Escape');
  await expect(page.getByText('Notes behind the prompt: 1: a red sail')).toBeVisible();
  await makeImage(page, NEXT);
  const body = JSON.parse(upstream.paid()[1]?.body ?? '{}') as {
    input: { content: { type: string; text?: string }[] }[];
  };
  const content = body.input[0]?.content ?? [];
  expect(content.map(({ type }) => type)).toEqual(['input_text', 'input_image', 'input_image']);
  expect(content[0]?.text).toMatch(/^The same, with a red sail\n\n[^]*\n1: a red sail$/u);
  await expect(find(page).prompt).toHaveValue(NEXT);
});

test('marks that shall stay here stay here, and the picture with them', async ({ page, upstream }) => {
  await openWith(page, upstream, {});
  await drawBox(page);
  const { sending } = findTools(page);
  await sending.click();
  await expect(sending).not.toBeChecked();
  await expect(page.getByText('the marks stay here')).toBeVisible();
  await generate(page, NEXT);
  await expect.poll(() => upstream.paid().length).toBe(2);
  expect(upstream.paid()[1]?.path).toBe('/v1/images/generations');
});

test('with a mask they are drawn into a copy', async ({ page, upstream }) => {
  await openWith(page, upstream, {});
  await drawBox(page);
  await findTools(page).tool('Box mask').click();
  await drag(page);
  await expect(find(page).canvas).toHaveAttribute('data-mask', 'painted');
  await generate(page, NEXT);
  await expect.poll(() => upstream.paid().length).toBe(2);
  expect(filesOf(upstream.paid()[1]?.parts)).toEqual(['image[]', 'image[]', 'mask']);
});

test('a relay that refuses markup gets a copy at once, for one price', async ({ page, upstream }) => {
  await openWith(page, upstream, { baseUrl: upstream.baseUrl('no-markup') });
  await drawBox(page);
  await makeImage(page, NEXT);
  const edits = upstream.requests.filter(({ path }) => path.endsWith('/edits'));
  expect(edits.map(({ parts }) => filesOf(parts))).toEqual([
    ['image', 'markup'],
    ['image[]', 'image[]'],
  ]);
  expect(upstream.paid()).toHaveLength(2);
});
