/** Which scripts and styles a page fetches from its first visit over a stored image to each of its panels, without any pack. */
import type { IncomingMessage, Server } from 'node:http';
import type { Http2SecureServer } from 'node:http2';
import type { Browser, Page } from 'playwright';
import { startUpstreamServer } from '../tests/support/upstream-server.ts';

/** Where the built app is served. */
export interface Host {
  address: string;
  server: Server | Http2SecureServer;
}

/** Paths under `dist`, sorted. A real upstream is used, since the demo is a pack. */
export async function readSessionFiles(browser: Browser, { address, server }: Host): Promise<string[]> {
  const files = new Set<string>();
  const note = ({ url = '/' }: IncomingMessage) => void files.add(new URL(url, address).pathname.slice(1));
  const upstream = await startUpstreamServer();
  // Without a service worker, which fetches everything there is.
  const context = await browser.newContext({
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
  });
  server.on('request', note);
  await runSession(await context.newPage(), { address, baseUrl: upstream.baseUrl('ok') });
  server.off('request', note);
  await context.close();
  await upstream.close();
  return [...files].filter((file) => /\.(js|css)$/.test(file)).sort();
}

async function runSession(
  page: Page,
  { address, baseUrl }: { address: string; baseUrl: string },
): Promise<void> {
  const values = { form: 'images', baseUrl, apiKey: 'bench', imageModel: 'gpt-image-2' };
  await page.goto(`${address}?lang=en#setup=${Buffer.from(JSON.stringify(values)).toString('base64url')}`);
  const setup = page.getByRole('dialog');
  await setup.getByRole('button', { name: 'Save', exact: true }).click();
  await setup.waitFor({ state: 'hidden' });
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('A vase');
  await page.getByRole('button', { name: 'Generate', exact: true }).click();
  await page.waitForSelector('section[data-kind=final]');
  await page.getByRole('listbox', { name: 'Images' }).getByRole('option').first().click({ button: 'right' });
  await page.getByRole('menuitem').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  await page.waitForLoadState('networkidle');
}
