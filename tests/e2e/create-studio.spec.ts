/** Templates, styles, personas, presets, choices and help with the prompt. */
import type { Page } from '@playwright/test';
import { expect, expectJob, find, openApp, test, tryDemo } from './support/app.ts';

function findKit(page: Page) {
  const gallery = page.getByRole('region', { name: 'Gallery', exact: true });
  const plan = page.getByRole('region', { name: 'What will be sent', exact: true });
  const group = (name: string) => gallery.getByRole('radiogroup', { name, exact: true });
  return {
    gallery,
    plan,
    row: (name: 'Persona' | 'Template' | 'Style') => page.getByRole('button', { name, exact: true }),
    tab: (name: string) => gallery.getByRole('tab', { name }),
    search: gallery.getByRole('searchbox', { name: 'Search the gallery' }),
    template: (name: RegExp) => group('Templates').getByRole('radio', { name }),
    style: (name: string) => group('Styles').getByRole('radio', { name, exact: true }),
    close: gallery.getByRole('button', { name: 'Close gallery' }),
    dialog: (name: string) => page.getByRole('dialog', { name, exact: true }),
  };
}

const save = (page: Page, dialog: string) =>
  findKit(page).dialog(dialog).getByRole('button', { name: 'Save', exact: true }).click();

test.beforeEach(async ({ page }) => {
  await openApp(page);
  await tryDemo(page);
});

test('a template gives exactly its pixels, and says so before', async ({ page }) => {
  const { row, template, gallery, search } = findKit(page);
  const { canvas, prompt, generate } = find(page);
  await prompt.fill('The sea at night');
  await row('Template').click();
  await search.fill('x header');
  await template(/^X header, 1500 × 500/u).click();
  await expect(row('Template')).toHaveAccessibleDescription('X header');
  await expect(page.getByText('Brought to exactly 1500 × 500 for X header.')).toBeVisible();
  await generate.click();
  await expect(gallery).toHaveCount(0);
  await expectJob(page, 'done');
  await expect(canvas).toHaveAttribute('data-width', '1500');
  await expect(canvas).toHaveAttribute('data-height', '500');
});

test('a style changes what will be sent, and the prompt stays as it was typed', async ({ page }) => {
  const { row, style, plan, gallery } = findKit(page);
  const { prompt } = find(page);
  await prompt.fill('A ripe pear');
  await row('Style').click();
  await expect(plan.getByText('A ripe pear', { exact: true })).toBeVisible();
  await expect(plan.getByText(/watercolour/iu)).toHaveCount(0);
  await style('Watercolour').click();
  await expect(style('Watercolour')).toBeChecked();
  await expect(plan.getByText(/watercolour/iu)).toBeVisible();
  await expect(prompt).toHaveValue('A ripe pear');
  await gallery.getByRole('button', { name: 'No style' }).click();
  await expect(plan.getByText(/watercolour/iu)).toHaveCount(0);
});

test('the gallery is left by Esc and by its button, and shows what a search finds', async ({ page }) => {
  const { row, gallery, search, style, close } = findKit(page);
  await row('Style').click();
  await search.fill('ukiyo');
  await expect(gallery.getByRole('radio')).toHaveCount(1);
  await style('Ukiyo-e').click();
  await page.keyboard.press('Escape');
  await expect(gallery).toHaveCount(0);
  await expect(row('Style')).toHaveAccessibleDescription('Ukiyo-e');
  await row('Style').click();
  await close.click();
  await expect(gallery).toHaveCount(0);
});

test('an own template survives a reload, and comes back after it was deleted', async ({ page }) => {
  const { row, gallery, template, dialog } = findKit(page);
  const { notifications } = find(page);
  await row('Template').click();
  await gallery.getByRole('button', { name: 'New template' }).click();
  await dialog('New template').getByRole('textbox', { name: 'Name' }).fill('Shop window');
  await dialog('New template').getByRole('textbox', { name: 'Width' }).fill('20');
  await save(page, 'New template');
  await expect(dialog('New template').getByText('Sides from 64 to 8192 pixels.').first()).toBeVisible();
  await dialog('New template').getByRole('textbox', { name: 'Width' }).fill('1400');
  await dialog('New template').getByRole('textbox', { name: 'Height' }).fill('700');
  await save(page, 'New template');
  await template(/^Shop window, 1400 × 700/u).click();
  await expect(row('Template')).toHaveAccessibleDescription('Shop window');
  await page.reload();
  await expect(row('Template')).toHaveAccessibleDescription('Shop window');
  await row('Template').click();
  await gallery.getByRole('button', { name: 'Actions for Shop window' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(template(/^Shop window/u)).toHaveCount(0);
  await notifications.getByRole('button', { name: 'Undo' }).click();
  await expect(template(/^Shop window/u)).toBeChecked();
});

test('a preset brings all parameters back', async ({ page }) => {
  const { row, tab, gallery, style } = findKit(page);
  const quality = page.getByRole('combobox', { name: 'Quality' });
  await quality.selectOption('high');
  await row('Style').click();
  await style('Noir').click();
  await tab('Presets').click();
  await gallery.getByRole('button', { name: 'Save these parameters' }).click();
  await findKit(page).dialog('Save these parameters').getByRole('textbox', { name: 'Name' }).fill('Night');
  await save(page, 'Save these parameters');
  await quality.selectOption('low');
  await tab('Styles').click();
  await gallery.getByRole('button', { name: 'No style' }).click();
  await tab('Presets').click();
  await gallery.getByRole('button', { name: 'Night', exact: true }).click();
  await expect(quality).toHaveValue('high');
  await expect(row('Style')).toHaveAccessibleDescription('Noir');
});

test('a persona goes first, with its colours', async ({ page }) => {
  const { row, gallery, plan, dialog } = findKit(page);
  await row('Persona').click();
  await gallery.getByRole('button', { name: 'New persona' }).click();
  await dialog('New persona').getByRole('textbox', { name: 'Name' }).fill('Orchard & Co.');
  await dialog('New persona').getByRole('textbox', { name: 'Look' }).fill('Warm and unhurried');
  await dialog('New persona').getByRole('button', { name: 'Add a colour' }).click();
  await dialog('New persona').getByLabel('Colour 1', { exact: true }).fill('#7a8f3c');
  await save(page, 'New persona');
  await gallery.getByRole('button', { name: 'Orchard & Co.', exact: true }).click();
  await expect(plan.getByRole('listitem').first()).toContainText('Warm and unhurried');
  await expect(plan.getByRole('listitem').first()).toContainText('#7a8f3c');
  await expect(row('Persona')).toHaveAccessibleDescription('Orchard & Co.');
});

test('help with the prompt shows the difference, and takes nothing over by itself', async ({ page }) => {
  const { prompt } = find(page);
  const open = async () => {
    await page.getByRole('button', { name: 'Prompt help' }).click();
    await page.getByRole('menuitem', { name: 'Improve' }).click();
  };
  const dialog = findKit(page).dialog('Improve the prompt');
  await prompt.fill('a pear');
  await open();
  await expect(dialog.getByRole('group', { name: 'New prompt' })).toContainText('added:');
  await dialog.getByRole('button', { name: 'Keep mine' }).click();
  await expect(prompt).toHaveValue('a pear');
  await open();
  await dialog.getByRole('button', { name: 'Use it' }).click();
  await expect(dialog).toBeHidden();
  await expect(prompt).toHaveValue(/a pear.+/u);
});

test('the automatic choice explains itself', async ({ page }) => {
  const { row, plan, template } = findKit(page);
  await row('Template').click();
  await template(/^X header/u).click();
  await plan.getByRole('radio', { name: 'Automatic' }).click();
  await expect(plan.getByRole('status', { name: 'Automatic' })).toContainText(
    /Automatic choice: .+ by Demo\./u,
  );
  await expect(plan.getByRole('status', { name: 'Automatic' })).toContainText('Because:');
});

test('variables are counted, and every combination is made', async ({ page }) => {
  const { prompt, generate, canvas } = find(page);
  await prompt.fill('A {red|green|blue} pear in __weather__');
  const said = page.getByRole('status', { name: 'Variables' });
  await expect(said).toContainText('from 3 combinations');
  await expect(said).toContainText('There is no word list named weather.');
  await page.getByRole('switch', { name: 'Every combination' }).click();
  await expect(said).toContainText('3 pictures by variables');
  await generate.click();
  await expectJob(page, 'done');
  await expect(canvas.getByRole('radiogroup', { name: 'Results' }).getByRole('radio')).toHaveCount(3);
});

test('picked results are made again by another press', async ({ page }) => {
  const { prompt, generate, canvas, images } = find(page);
  await prompt.fill('The sea at night');
  await page.getByRole('spinbutton', { name: 'Images' }).fill('3');
  await generate.click();
  await expectJob(page, 'done');
  await expect(images).toHaveAttribute('data-count', '3');
  await canvas.getByRole('button', { name: 'Side by side' }).click();
  await canvas.getByRole('checkbox', { name: 'Pick result 1' }).click();
  await canvas.getByRole('checkbox', { name: 'Pick result 3' }).click();
  await expect(canvas.getByRole('button', { name: 'Compare the two' })).toBeVisible();
  await canvas.getByRole('button', { name: 'Promote' }).click();
  await page.getByRole('menuitem').first().click();
  await expect(images).toHaveAttribute('data-count', '5');
});
