/** The editor on every width: what folds, what leaves, and that no bar lies over another. */
import { expect, find, test } from './support/app.ts';
import { expectUncovered, findEditor, openEditor, paintStroke } from './support/editor.ts';
import type { Language } from './support/editor.ts';

const SIZES = [
  { width: 1440, height: 900, hasTouch: false },
  { width: 1024, height: 768, hasTouch: true },
  { width: 820, height: 1180, hasTouch: true },
  { width: 390, height: 844, hasTouch: true },
] as const;
const LANGUAGES: readonly Language[] = ['en', 'zh-CN'];
/** Tools with a bar of their own, by their keys. */
const KEYS = ['b', 'm', 'w', 'a', 'c', 'v'];

for (const { width, height, hasTouch } of SIZES) {
  for (const language of LANGUAGES) {
    test.describe(`${width} x ${height}, ${language}`, () => {
      test.use({ viewport: { width, height }, hasTouch, isMobile: hasTouch });

      test('no bar lies over another, whatever the hand holds', async ({ page }) => {
        await openEditor(page, language);
        const { canvas } = findEditor(page, language);
        await expectUncovered(canvas, 'with nothing in the hand');
        for (const key of KEYS) {
          await canvas.focus();
          await page.keyboard.press(key);
          if (key === 'b') {
            await paintStroke(page, canvas);
            await expect(canvas).toHaveAttribute('data-mask', 'painted');
          }
          await expectUncovered(canvas, `after ${key}`);
        }
      });
    });
  }
}

test('at 1440 the tools of the contract are in sight, the others one step away', async ({ page }) => {
  await openEditor(page);
  const { tool, flyout, choice } = findEditor(page);
  const names = ['canvas_pan', ...'brush eraser box lasso colour rectangle arrow pen text crop'.split(' ')];
  for (const name of names) {
    await expect(tool(name.includes('_') ? name : `editor_${name}`)).toBeInViewport({ ratio: 1 });
  }
  await flyout('editor_more_mask_tools').click();
  await choice('editor_ellipse').click();
  await expect(flyout('More mask tools: Ellipse mask')).toBeVisible();
  await flyout('editor_more_mask_tools').press('Enter');
  await expect(choice('editor_ellipse')).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(flyout('editor_more_mask_tools')).toBeFocused();
  await expect(tool('editor_box')).not.toBeChecked();
});

test.describe('a tablet lying', () => {
  test.use({ viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true });

  test('gives the picture the whole screen while it is worked on', async ({ page }) => {
    await openEditor(page);
    const { canvas, tool, done, prompt, generate } = findEditor(page);
    const { history } = find(page);
    const before = await canvas.boundingBox();
    await tool('editor_brush').tap();
    await expect(done).toBeVisible();
    await expect(history).toBeHidden();
    await expect(prompt).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Aspect ratio' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Download' })).toBeHidden();
    const during = await canvas.boundingBox();
    expect(during?.width).toBe(1024);
    expect(during?.width).toBeGreaterThan(before?.width ?? 0);

    await tool('canvas_pan').tap();
    await expect(done).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(done).toBeHidden();
    await expect(history).toBeVisible();

    await tool('editor_box').tap();
    await done.tap();
    await expect(tool('canvas_pan')).toBeChecked();
    await expect(history).toBeVisible();

    await tool('editor_brush').tap();
    await paintStroke(page, canvas);
    await expect(canvas).toHaveAttribute('data-mask', 'painted');
    const asset = (await canvas.getAttribute('data-asset')) ?? '';
    await prompt.fill('The same, but blue');
    await generate.tap();
    await expect(done).toBeHidden();
    await expect(canvas).not.toHaveAttribute('data-asset', asset, { timeout: 60_000 });
  });

  test('folds marks and crop into one place each', async ({ page }) => {
    await openEditor(page);
    const { canvas, flyout, choice, tool } = findEditor(page);
    await expect(tool('editor_arrow')).toHaveCount(0);
    await flyout('editor_mark_tools').tap();
    await choice('editor_arrow').tap();
    await expect(flyout('Mark tools: Arrow')).toBeVisible();
    const width = (await canvas.getAttribute('data-width')) ?? '';
    await flyout('editor_shape_tools').tap();
    await page.getByRole('menuitem', { name: 'Rotate right', exact: true }).tap();
    await expect(canvas).toHaveAttribute('data-height', width);
  });

  test('has its tools at the other edge for the left hand, and keeps that', async ({ page }) => {
    await openEditor(page);
    const { tool } = findEditor(page);
    const edge = async () => ((await tool('editor_brush').boundingBox())?.x ?? 0) > 512;
    expect(await edge()).toBe(false);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Appearance' }).click();
    await page.getByRole('radio', { name: 'At the right', exact: true }).click();
    await page.keyboard.press('Escape');
    await expect.poll(edge).toBe(true);
    await tool('editor_brush').tap();
    await expectUncovered(findEditor(page).canvas, 'with the left hand');
    await page.reload();
    await expect.poll(edge).toBe(true);
  });
});

test.describe('a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('calls for its tools by one button', async ({ page }) => {
    await openEditor(page);
    const { canvas, showTools, tool, done, tools, words } = findEditor(page);
    await expect(tool('editor_brush')).toBeHidden();
    await showTools.tap();
    await tool('editor_brush').tap();
    await expect(showTools).toBeHidden();
    await expect(tools.getByRole('slider', { name: words.editor_brush_size ?? '' })).toBeVisible();
    await paintStroke(page, canvas);
    await expect(canvas).toHaveAttribute('data-mask', 'painted');
    await done.tap();
    await expect(tool('editor_brush')).toBeHidden();
    await expect(showTools).toBeVisible();
  });
});
