/** What the end-to-end tests do and look at: by role, name and visible text only, as docs of the UI contract promise. */
import { test as base, expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { UpstreamServer } from '../../support/upstream-server.ts';
import { startUpstreamServer } from '../../support/upstream-server.ts';

/** The server of `playwright.config.ts`, unless another build is to be tested. */
export const APP_URL = process.env.EASEL_URL ?? 'http://localhost:4179/';

/** A test with an upstream of its own on the loopback. */
export const test = base.extend<{ upstream: UpstreamServer }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from this very pattern.
  upstream: async ({}, use) => {
    const upstream = await startUpstreamServer();
    await use(upstream);
    await upstream.close();
  },
});

export { expect };

export type JobState =
  | 'idle'
  | 'queued'
  | 'connecting'
  | 'running'
  | 'waiting'
  | 'done'
  | 'preview-only'
  | 'failed'
  | 'cancelled'
  | 'interrupted';

/** Every control that a test needs, named as a person finds it. */
export function find(page: Page) {
  const history = page.getByRole('region', { name: 'History', exact: true });
  return {
    setup: page.getByRole('dialog', { name: 'Set up Easel' }),
    prompt: page.getByRole('textbox', { name: 'Prompt', exact: true }),
    generate: page.getByRole('button', { name: 'Generate', exact: true }),
    cancel: page.getByRole('button', { name: 'Cancel', exact: true }),
    job: page.getByRole('status', { name: 'Job', exact: true }),
    canvas: page.getByRole('region', { name: 'Canvas', exact: true }),
    notifications: page.getByRole('status', { name: 'Notifications' }),
    tabs: page.getByRole('tablist', { name: 'Workspaces' }).getByRole('tab'),
    tab: (name: string) => page.getByRole('tab', { name }),
    newWorkspace: page.getByRole('button', { name: 'New workspace' }),
    closeWorkspace: page.getByRole('button', { name: 'Close workspace' }),
    history,
    search: history.getByRole('searchbox', { name: 'Search history' }),
    images: history.getByRole('listbox', { name: 'Images' }),
    image: (prompt: string) => history.getByRole('option', { name: prompt, exact: true }),
  };
}

/** Opens the app in English. */
export async function openApp(page: Page, url = APP_URL): Promise<void> {
  await page.goto(`${url}?lang=en`);
  await expect(find(page).prompt).toBeVisible();
}

/** From the first start's dialog to a profile that needs neither key nor network. */
export async function tryDemo(page: Page): Promise<void> {
  const { setup } = find(page);
  await setup.getByRole('button', { name: 'Try the demo' }).click();
  await expect(setup).toBeHidden();
}

export interface ProfileFields {
  form: 'Responses API' | 'Images API';
  baseUrl: string;
  apiKey?: string;
  textModel?: string;
  imageModel?: string;
  /** Spinbuttons under "More", by their names. */
  more?: Record<string, number>;
}

/** Fills the first start's dialog in and saves. */
export async function setUpProfile(page: Page, fields: ProfileFields): Promise<void> {
  const { setup } = find(page);
  await setup.getByRole('radiogroup', { name: 'API form' }).getByRole('radio', { name: fields.form }).click();
  await setup.getByLabel('Base URL', { exact: true }).fill(fields.baseUrl);
  await setup.getByLabel('API key', { exact: true }).fill(fields.apiKey ?? 'test-key-0123456789');
  if (fields.form === 'Responses API') {
    await setup.getByLabel('Text model', { exact: true }).fill(fields.textModel ?? 'gpt-5.5');
  }
  await setup.getByLabel('Image model', { exact: true }).fill(fields.imageModel ?? 'gpt-image-2');
  if (fields.more) await setMore(setup, fields.more);
  await setup.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(setup).toBeHidden();
}

async function setMore(setup: Locator, more: Record<string, number>): Promise<void> {
  await setup.getByText('More: ', { exact: false }).first().click();
  for (const [name, value] of Object.entries(more)) {
    const field = setup.getByRole('spinbutton', { name, exact: true });
    await field.fill(String(value));
    await field.blur();
  }
}

/** Types a prompt and presses Generate. */
export async function generate(page: Page, prompt: string): Promise<void> {
  const { prompt: field, generate: button } = find(page);
  await field.fill(prompt);
  await expect(field).toHaveValue(prompt);
  await button.click();
}

/** Waits until the job of the present workspace says one of these. */
export async function expectJob(page: Page, ...states: JobState[]): Promise<void> {
  await expect(find(page).job).toHaveAttribute('data-state', new RegExp(`^(${states.join('|')})$`, 'u'), {
    timeout: 30_000,
  });
}

/** Generates and waits for the final image on the canvas; answers with its asset's id. */
export async function makeImage(page: Page, prompt: string): Promise<string> {
  const { canvas } = find(page);
  const before = await canvas.getAttribute('data-asset');
  await generate(page, prompt);
  const another = before ? new RegExp(`^(?!${before}$).+$`, 'u') : /.+/u;
  await expect(canvas).toHaveAttribute('data-asset', another, { timeout: 30_000 });
  await expect(canvas).toHaveAttribute('data-kind', 'final');
  await expectJob(page, 'done');
  return (await canvas.getAttribute('data-asset')) ?? '';
}

/** Number of images that match, as the history says. */
export async function expectImageCount(page: Page, count: number): Promise<void> {
  await expect(find(page).images).toHaveAttribute('data-count', String(count));
}

/** Waits until the canvas says that all that was done on it is stored. */
export async function expectKept(page: Page): Promise<void> {
  await expect(find(page).canvas).toHaveAttribute('aria-busy', 'false');
}
