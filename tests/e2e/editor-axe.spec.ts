/** No serious or critical finding of axe on the screens of the editor, in both themes, at three widths. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { findEditor, openEditor, paintStroke } from './support/editor.ts';

async function expectNoFindings(page: Page, screen: string): Promise<void> {
  // A screen that is still fading in has colours that are nobody's.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = bad.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
  expect.soft(found, screen).toEqual([]);
}

const WIDTHS = [
  { width: 1440, height: 900, hasTouch: false },
  { width: 1024, height: 768, hasTouch: true },
  { width: 390, height: 844, hasTouch: true },
] as const;

/** Tools that open a bar of their own, by their keys. */
const PANELS = { c: 'crop', g: 'extend', i: 'resize', j: 'adjust' };

for (const { width, height, hasTouch } of WIDTHS) {
  for (const colorScheme of ['dark', 'light'] as const) {
    test.describe(`${width} px, ${colorScheme}`, () => {
      test.use({
        viewport: { width, height },
        ...(hasTouch ? { hasTouch, isMobile: true } : {}),
        colorScheme,
        contextOptions: { reducedMotion: 'reduce' },
      });

      test.slow();

      async function hold(page: Page, key: string): Promise<void> {
        await findEditor(page).canvas.focus();
        await page.keyboard.press(key);
      }

      test('a mask, its tools, a fly-out', async ({ page }) => {
        await openEditor(page);
        const { canvas, flyout, showTools } = findEditor(page);
        await hold(page, 'b');
        await paintStroke(page, canvas);
        await expect(canvas).toHaveAttribute('data-mask', 'painted');
        await expectNoFindings(page, 'brush');
        await hold(page, 'w');
        await expectNoFindings(page, 'colour select');
        await hold(page, 'v');
        if (await showTools.isVisible()) await showTools.click();
        await flyout('editor_more_mask_tools').click();
        await expect(page.getByRole('menu')).toBeVisible();
        await expectNoFindings(page, 'fly-out');
      });

      test('marks, the help sheet', async ({ page }) => {
        await openEditor(page);
        await hold(page, 'a');
        await expectNoFindings(page, 'arrow');
        await hold(page, '?');
        await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
        await expectNoFindings(page, 'help sheet');
      });

      test('tools with a panel', async ({ page }) => {
        await openEditor(page);
        for (const [key, screen] of Object.entries(PANELS)) {
          await hold(page, key);
          await expectNoFindings(page, screen);
        }
      });
    });
  }
}
