import type { Page } from '@playwright/test';
import {
  expect,
  expectImageCount,
  expectJob,
  find,
  generate,
  makeImage,
  openApp,
  setUpProfile,
  test,
} from './support/app.ts';

const PROMPTS = ['Alpine lake at dawn', 'Brick kiln in winter', 'Copper kettle', 'Desert road at noon'];

/** A tab each, with its prompt, the last one selected. */
async function openFour(page: Page, act: (prompt: string) => Promise<void>): Promise<void> {
  for (const [index, prompt] of PROMPTS.entries()) {
    if (index > 0) await find(page).newWorkspace.click();
    await expect(find(page).tabs).toHaveCount(index + 1);
    await act(prompt);
  }
}

const tabNames = (page: Page) => find(page).tabs.allTextContents();

test('four workspaces run four jobs at once without touching one another', async ({ page, upstream }) => {
  await openApp(page);
  await setUpProfile(page, {
    form: 'Images API',
    baseUrl: upstream.baseUrl('held'),
    more: { 'Parallel jobs': 4 },
  });
  await openFour(page, (prompt) => generate(page, prompt));
  await expect.poll(() => upstream.paid().length).toBe(4);

  const { canvas, prompt: field } = find(page);
  for (const prompt of PROMPTS) {
    await find(page).tab(prompt).click();
    await expect(field).toHaveValue(prompt);
    await expectJob(page, 'connecting', 'running');
  }
  upstream.release();
  const assets = new Set<string>();
  for (const prompt of PROMPTS) {
    await find(page).tab(prompt).click();
    await expectJob(page, 'done');
    await expect(canvas).toHaveAttribute('data-kind', 'final');
    await expect(find(page).image(prompt)).toHaveAttribute('aria-selected', 'true');
    await expect(field).toHaveValue(prompt);
    // The tab is there before its picture is.
    await expect.poll(async () => assets.has((await canvas.getAttribute('data-asset')) ?? '')).toBe(false);
    assets.add((await canvas.getAttribute('data-asset')) ?? '');
  }
  expect(assets.size).toBe(4);
  await expectImageCount(page, 4);
  expect(upstream.paid()).toHaveLength(4);
});

test('prompts, images and the selected tab are restored after a reload', async ({ page, upstream }) => {
  await openApp(page);
  await setUpProfile(page, { form: 'Images API', baseUrl: upstream.baseUrl('ok') });
  const assets: string[] = [];
  await openFour(page, async (prompt) => void assets.push(await makeImage(page, prompt)));
  await find(page)
    .tab(PROMPTS[1] ?? '')
    .click();
  await find(page).prompt.fill('Brick kiln in winter, and a half-typed thou');
  await page.reload();

  const { tabs, prompt, canvas } = find(page);
  await expect(tabs).toHaveCount(4);
  await expect(prompt).toHaveValue('Brick kiln in winter, and a half-typed thou');
  await expect(canvas).toHaveAttribute('data-asset', assets[1] ?? '');
  await find(page)
    .tab(PROMPTS[3] ?? '')
    .click();
  await expect(prompt).toHaveValue(PROMPTS[3] ?? '');
  await expect(canvas).toHaveAttribute('data-asset', assets[3] ?? '');
});

test('closing asks while a job runs, and only then', async ({ page, upstream }) => {
  await openApp(page);
  await setUpProfile(page, { form: 'Images API', baseUrl: upstream.baseUrl('held') });
  const { tabs, closeWorkspace, newWorkspace, prompt } = find(page);
  await newWorkspace.click();
  await expect(tabs).toHaveCount(2);
  await closeWorkspace.click();
  await expect(tabs).toHaveCount(1);

  await newWorkspace.click();
  await generate(page, 'A slow one');
  await expectJob(page, 'connecting', 'running');
  await closeWorkspace.click();
  const question = page.getByRole('dialog');
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: 'Keep it open' }).click();
  await expect(question).toBeHidden();
  await expect(tabs).toHaveCount(2);
  await expectJob(page, 'connecting', 'running');

  await find(page).tab('A slow one').press('Delete');
  await question.getByRole('button', { name: 'Cancel the job and close' }).click();
  await expect(tabs).toHaveCount(1);
  await expect(prompt).toHaveValue('');
});

test('a name is given by hand, kept, and taken back', async ({ page, upstream }) => {
  await openApp(page);
  await setUpProfile(page, { form: 'Images API', baseUrl: upstream.baseUrl('ok') });
  const { prompt, tabs } = find(page);
  await prompt.fill('A vase of clay');
  await expect(find(page).tab('A vase of clay')).toBeVisible();
  await tabs.first().press('F2');
  await page.getByRole('textbox', { name: 'Workspace name' }).fill('Summer menu');
  await page.keyboard.press('Enter');
  await expect(find(page).tab('Summer menu')).toBeFocused();
  await page.reload();
  await find(page).tab('Summer menu').press('F2');
  await page.getByRole('textbox', { name: 'Workspace name' }).fill('');
  await page.keyboard.press('Enter');
  await expect(find(page).tab('A vase of clay')).toBeVisible();
});

test('tabs are reordered by key, and stay so', async ({ page, upstream }) => {
  await openApp(page);
  await setUpProfile(page, { form: 'Images API', baseUrl: upstream.baseUrl('ok') });
  await openFour(page, async (prompt) => {
    await find(page).prompt.fill(prompt);
    await expect(find(page).tab(prompt)).toBeVisible();
  });
  await find(page)
    .tab(PROMPTS[3] ?? '')
    .press('Control+Shift+ArrowLeft');
  const order = [PROMPTS[0], PROMPTS[1], PROMPTS[3], PROMPTS[2]];
  await expect.poll(async () => (await tabNames(page)).map((name) => name.trim())).toEqual(order);
  await page.reload();
  await expect.poll(async () => (await tabNames(page)).map((name) => name.trim())).toEqual(order);
});
