/** The built app in WebKit: from the first start to an image, a mask that stays, an edit in place, a locked result. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { serveApp, type AppServer } from '../e2e/support/serve-app.ts';
import { EnginePage } from './page.ts';
import { startWebkit, type WebkitDriver } from './start-webkit.ts';
import type { DriverSession } from './webdriver.ts';

let app: AppServer;
let driver: WebkitDriver;
let session: DriverSession;
let page: EnginePage;

beforeAll(async () => {
  app = await serveApp();
  driver = await startWebkit();
  session = await driver.openSession();
  page = new EnginePage(session);
  await session.resize(1440, 900);
  await session.open(`${app.url}?lang=en`);
});

afterAll(async () => {
  await session?.close();
  await driver?.close();
  await app?.close();
});

/** Each goes on where the one before has ended. */
let isBroken = false;
beforeEach(({ skip }) => skip(isBroken, 'One before it has failed.'));
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  isBroken = true;
  console.error(`What it showed: ${await savePicture()}`);
});

async function savePicture(): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'easel-webkit-')), 'window.png');
  writeFileSync(path, Buffer.from(await session.takeScreenshot(), 'base64'));
  return path;
}

async function makeImage(prompt: string): Promise<void> {
  const before = await page.read('Canvas', 'data-asset');
  await page.fill('Prompt', prompt);
  await page.press('button', 'Generate');
  await expect.poll(() => page.read('Canvas', 'data-asset'), { timeout: 90_000 }).not.toBe(before);
  await page.expectState('Canvas', 'data-kind', 'final');
}

it('makes an image', async () => {
  await page.press('button', 'Try the demo');
  await makeImage('A lighthouse at dusk');
});

it('paints a mask, which is there after a reload, and takes it back', async () => {
  await page.press('radio', 'Brush');
  await page.expectState('Canvas', 'data-mask', 'none');
  await page.drawAcross('Canvas');
  await page.expectState('Canvas', 'data-mask', 'painted');
  await session.open(`${app.url}?lang=en`);
  await page.expectState('Canvas', 'data-mask', 'painted');
  await page.press('button', 'Undo');
  await page.expectState('Canvas', 'data-mask', 'none');
});

it('turns the picture in place', async () => {
  const [width, height] = [await page.read('Canvas', 'data-width'), await page.read('Canvas', 'data-height')];
  await page.press('button', 'Rotate right');
  await page.expectState('Canvas', 'data-width', height ?? '');
  await page.press('button', 'Undo');
  await page.expectState('Canvas', 'data-width', width ?? '');
});

it('locks what a masked edit was to keep', async () => {
  await page.press('radio', 'Brush');
  await page.drawAcross('Canvas');
  await page.expectState('Canvas', 'data-mask', 'painted');
  await makeImage('The same, with a red sail');
  await page.find('radio', 'Locked result');
});
