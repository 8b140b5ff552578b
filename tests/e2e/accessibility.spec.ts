/** No serious or critical finding of axe, on every screen, in both themes, wide and narrow. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import {
  expect,
  expectJob,
  find,
  generate,
  makeImage,
  openApp,
  setUpProfile,
  test,
  tryDemo,
} from './support/app.ts';

async function expectNoFindings(page: Page): Promise<void> {
  // A screen that is still fading in has colours that are nobody's.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    bad.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
  ).toEqual([]);
}

const SCREENS = [
  { width: 1440, height: 900, colorScheme: 'dark' },
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
  { width: 390, height: 844, colorScheme: 'light' },
] as const;

for (const { width, height, colorScheme } of SCREENS) {
  test.describe(`${width} px, ${colorScheme}`, () => {
    test.use({ viewport: { width, height }, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('set-up, a picture, settings', async ({ page }) => {
      await openApp(page);
      await expect(find(page).setup).toBeVisible();
      await expectNoFindings(page);
      await tryDemo(page);
      await makeImage(page, 'A pear on a table');
      await expectNoFindings(page);
      await page.getByRole('button', { name: 'Settings', exact: true }).click();
      await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
      for (const tab of await page.getByRole('dialog', { name: 'Settings' }).getByRole('tab').all()) {
        await tab.click();
        await expectNoFindings(page);
      }
    });

    test('a wait and a failure', async ({ page, upstream }) => {
      await openApp(page);
      await setUpProfile(page, { form: 'Images API', baseUrl: upstream.baseUrl('fail-524-twice-then-ok') });
      await generate(page, 'A pear on a table');
      await expectJob(page, 'waiting');
      await expectNoFindings(page);
      await page.getByRole('button', { name: 'Stop', exact: true }).click();
      await expectJob(page, 'failed', 'cancelled');
      await expectNoFindings(page);
      await page.getByRole('button', { name: 'Raw response' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoFindings(page);
    });
  });
}
