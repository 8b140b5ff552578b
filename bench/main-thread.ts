/** Main thread: the longest task of the page while four 16 MiB images arrive in four workspaces of the built app. */
import type { Browser, Page } from 'playwright';
import { startBigStreamServer } from './big-stream-server.ts';
import { type Row, spreadOf, toRow } from './statistics.ts';

const RUNS = 5;
const JOBS = 4;

declare global {
  var longTasks: number[];
}

/** Runs in the page before anything of the app. */
function noteLongTasks() {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) globalThis.longTasks.push(entry.duration);
  }).observe({ type: 'longtask', buffered: true });
}

function setupLink(address: string, baseUrl: string): string {
  const values = {
    name: 'Bench',
    form: 'responses',
    baseUrl,
    apiKey: 'bench-key',
    textModel: 'gpt-5.5',
    imageModel: '',
  };
  return `${address}#setup=${Buffer.from(JSON.stringify(values)).toString('base64url')}`;
}

async function generate(page: Page, number: number): Promise<void> {
  if (number > 0) await page.getByRole('button', { name: 'New workspace' }).click();
  await page.getByRole('textbox', { name: 'Prompt' }).fill(`Noise ${number}`);
  await page.getByRole('button', { name: 'Generate' }).click();
}

async function measureOnce(browser: Browser, address: string, baseUrl: string): Promise<number> {
  const context = await browser.newContext();
  await context.addInitScript(noteLongTasks);
  const page = await context.newPage();
  await page.goto(setupLink(address, baseUrl));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.evaluate(() => (globalThis.longTasks.length = 0));
  for (let number = 0; number < JOBS; number += 1) await generate(page, number);
  await page
    .getByRole('listbox', { name: 'Images' })
    .and(page.locator(`[data-count="${JOBS}"]`))
    .waitFor({ timeout: 120_000 });
  const longest = await page.evaluate(() => Math.max(0, ...globalThis.longTasks));
  await context.close();
  return longest;
}

export async function measureMainThread(browser: Browser, address: string): Promise<Row[]> {
  const upstream = await startBigStreamServer();
  const longest: number[] = [];
  try {
    for (let run = 0; run < RUNS; run += 1)
      longest.push(await measureOnce(browser, address, `${upstream.origin}/16`));
  } finally {
    upstream.close();
  }
  return [
    toRow({
      figure: 'main thread: longest task',
      spread: spreadOf(longest),
      unit: ' ms',
      bound: 50,
      digits: 0,
    }),
  ];
}
