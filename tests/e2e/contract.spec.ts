/**
 * The UI contract, found as anybody's test would find it: by role and name, matched the way Playwright does by default (anywhere
 * in the name, whatever the case), and exactly one each.
 */
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
  tryDemo,
} from './support/app.ts';

type Role = Parameters<Page['getByRole']>[0];
type Control = readonly [role: Role, name: string];

const SHELL: readonly Control[] = [
  ['tablist', 'Workspaces'],
  ['button', 'New workspace'],
  ['button', 'Close workspace'],
  ['button', 'Settings'],
  ['status', 'Notifications'],
];

const COMPOSER: readonly Control[] = [
  ['textbox', 'Prompt'],
  ['button', 'Generate'],
  ['combobox', 'Aspect ratio'],
  ['combobox', 'Resolution'],
  ['combobox', 'Quality'],
  ['combobox', 'Format'],
  ['spinbutton', 'Images'],
  ['combobox', 'Profile'],
  ['button', 'Add image'],
];

const CANVAS: readonly Control[] = [
  ['status', 'Job'],
  ['region', 'Canvas'],
];

const RESULT: readonly Control[] = [
  ['button', 'Download'],
  ['button', 'Copy image'],
  ['button', 'Use as source'],
];

const HISTORY: readonly Control[] = [
  ['region', 'History'],
  ['searchbox', 'Search history'],
  ['listbox', 'Images'],
];

const COMPARE: readonly Control[] = [
  ['region', 'Compare'],
  ['slider', 'Split'],
  ['radio', 'Wipe'],
  ['radio', 'Side by side'],
  ['radio', 'Blink'],
  ['radio', 'Difference'],
  ['button', 'Close compare'],
];

const WORKBENCH: readonly Control[] = [...SHELL, ...COMPOSER, ...CANVAS, ...RESULT, ...HISTORY];

const SETUP: readonly Control[] = [
  ['dialog', 'Set up Easel'],
  ['radiogroup', 'API form'],
  ['radio', 'Responses API'],
  ['radio', 'Images API'],
  ['textbox', 'Base URL'],
  ['button', 'Show key'],
  ['button', 'Test connection'],
  ['button', 'Save'],
];

/** Each exactly once; softly, so that one run names all that are not. */
async function expectEach(page: Page, controls: readonly Control[]): Promise<void> {
  for (const [role, name] of controls) {
    await expect.soft(page.getByRole(role, { name }), `${role} "${name}"`).toHaveCount(1, { timeout: 5_000 });
  }
}

/** A text field or one with suggestions. */
async function expectModelField(page: Page, name: string): Promise<void> {
  const field = page.getByRole('textbox', { name }).or(page.getByRole('combobox', { name }));
  await expect.soft(field, `model field "${name}"`).toHaveCount(1);
}

test('the first start', async ({ page }) => {
  await openApp(page);
  await expectEach(page, [...SETUP, ...COMPOSER, ...HISTORY, ['button', 'Try the demo']]);
  await expect.soft(page.getByLabel('API key')).toHaveCount(1);
  await expect.soft(page.getByLabel('API key')).toHaveAttribute('type', 'password');
  await expectModelField(page, 'Text model');
  await expectModelField(page, 'Image model');
  await page.getByRole('radio', { name: 'Images API' }).click();
  await expect.soft(page.getByLabel('Text model')).toHaveCount(0);
  await expectModelField(page, 'Image model');
});

test('the outcome of a connection test', async ({ page, upstream }) => {
  await openApp(page);
  await page.getByRole('textbox', { name: 'Base URL' }).fill(upstream.baseUrl('ok'));
  await page.getByLabel('API key').fill('sk-any');
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText(/\d listed|models/u);
  await expectEach(page, [['status', 'Connection'], ...SETUP]);
});

test.describe('with an image of the demo', () => {
  test.beforeEach(async ({ page }) => {
    await openApp(page);
    await tryDemo(page);
    await makeImage(page, 'A lighthouse at dusk');
  });

  test('everything around it', async ({ page }) => {
    await expectEach(page, WORKBENCH);
    for (const [role, name] of [...COMPOSER, ...RESULT]) {
      await expect.soft(page.getByRole(role, { name }), `${role} "${name}"`).toBeInViewport();
    }
    await expect.soft(page.getByRole('tab')).toHaveCount(1);
    const images = page.getByRole('listbox', { name: 'Images' });
    await expect.soft(images.getByRole('option', { name: 'A lighthouse at dusk' })).toHaveCount(1);
    await expectImageCount(page, 1);
  });

  test('the data attributes', async ({ page }) => {
    await expect(page.getByRole('status', { name: 'Job' })).toHaveAttribute('data-state', 'done');
    const canvas = page.getByRole('region', { name: 'Canvas' });
    await expect(canvas).toHaveAttribute('data-kind', 'final');
    await expect(canvas).toHaveAttribute('data-asset', /.+/u);
    await expect(canvas).toHaveAttribute('data-width', /^\d{3,4}$/u);
    await expect(canvas).toHaveAttribute('data-height', /^\d{3,4}$/u);
    await page.getByRole('button', { name: 'New workspace' }).click();
    await expect(page.getByRole('tab')).toHaveCount(2);
    await expect(page.getByRole('status', { name: 'Job' })).toHaveAttribute('data-state', 'idle');
    await expect(canvas).toHaveAttribute('data-kind', 'empty');
    await page.getByRole('searchbox', { name: 'Search history' }).fill('no such thing');
    await expect(page.getByRole('listbox', { name: 'Images' })).toHaveAttribute('data-count', '0');
  });

  test('the sources', async ({ page }) => {
    await page.getByRole('button', { name: 'Use as source' }).click();
    await expectEach(page, [['list', 'Source images'], ...COMPOSER, ...RESULT]);
  });

  for (const section of ['Profiles', 'Generation', 'Appearance', 'Storage', 'About']) {
    test(`the settings, at ${section}`, async ({ page }) => {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('dialog', { name: 'Settings' }).getByRole('tab', { name: section }).click();
      await expectEach(page, [['dialog', 'Settings'], ...WORKBENCH]);
    });
  }

  test('a profile that is set up later', async ({ page }) => {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'New profile' }).click();
    await page.getByRole('dialog', { name: 'Set up Easel' }).getByText('More: ').first().click();
    await expectEach(page, [...SETUP, ...WORKBENCH]);
    await expectModelField(page, 'Text model');
    await expectModelField(page, 'Image model');
  });

  test('the queue', async ({ page }) => {
    await page.getByRole('button', { name: 'Queue' }).click();
    await expectEach(page, [['dialog', 'Queue'], ...WORKBENCH]);
  });

  test('a comparison', async ({ page }) => {
    await makeImage(page, 'A red boat on a lake');
    const images = page.getByRole('listbox', { name: 'Images' });
    await images.getByRole('option', { name: 'A lighthouse at dusk' }).click({ modifiers: ['Shift'] });
    await expectEach(page, [...SHELL, ...HISTORY, ...COMPARE]);
  });

  test('a diagnosis', async ({ page }) => {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Diagnose' }).click();
    await expectEach(page, [['dialog', 'Diagnose Demo'], ...WORKBENCH]);
  });
});

test('a profile that is being changed', async ({ page, upstream }) => {
  await openApp(page);
  await setUpProfile(page, { form: 'Responses API', baseUrl: upstream.baseUrl('ok') });
  await page.getByRole('button', { name: 'Settings' }).click();
  await page
    .getByRole('dialog', { name: 'Settings' })
    .getByRole('button', { name: /^Edit / })
    .click();
  await page.getByRole('textbox', { name: 'Base URL' }).fill(upstream.baseUrl('ok-json'));
  await expectEach(page, [...SETUP, ...SHELL, ...COMPOSER, ...CANVAS, ...HISTORY]);
});

test('a job that runs', async ({ page, upstream }) => {
  await openApp(page);
  await setUpProfile(page, { form: 'Images API', baseUrl: upstream.baseUrl('silence') });
  await generate(page, 'Endless');
  await expectJob(page, 'connecting', 'running');
  await expectEach(page, [...SHELL, ...CANVAS, ...HISTORY, ['button', 'Cancel']]);
});

test('a job that waits, and one that failed', async ({ page, upstream }) => {
  await openApp(page);
  await setUpProfile(page, { form: 'Images API', baseUrl: upstream.baseUrl('fail-524-twice-then-ok') });
  await generate(page, 'Patience');
  await expectJob(page, 'waiting');
  await expectEach(page, [
    ...SHELL,
    ...CANVAS,
    ...HISTORY,
    ['button', 'Retry now'],
    ['button', 'Stop'],
    ['button', 'Cancel'],
  ]);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expectJob(page, 'failed', 'cancelled');
  await expectEach(page, [
    ['alert', ''],
    ['button', 'Raw response'],
    ['button', 'Generate'],
  ]);
  await expect(find(page).job).toHaveAttribute('data-state', /failed|cancelled/u);
});
