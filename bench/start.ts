/** Start: installed, offline, 4x CPU throttle, from navigation to a prompt that takes text. */
import type { Browser } from 'playwright';
import { type Row, spreadOf, toRow } from './statistics.ts';

const RUNS = 7;

/**
 * Runs in the page before anything of the app: notes when the prompt can be typed into. No named function inside: the
 * transpiler would wrap it in a helper that the page does not have.
 */
function notePromptTime() {
  new MutationObserver((_changes, observer) => {
    const prompt = document.querySelector('textarea');
    if (!prompt || prompt.disabled || prompt.readOnly || prompt.getClientRects().length === 0) return;
    observer.disconnect();
    requestAnimationFrame(() => performance.mark('prompt-usable'));
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

export async function measureStart(browser: Browser, address: string): Promise<Row[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('button', { name: 'Try the demo' }).click();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(
    () => navigator.serviceWorker.controller !== null || location.reload() === undefined,
  );
  await context.setOffline(true);
  await context.addInitScript(notePromptTime);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await page.goto(address);
    await page.waitForFunction(() => performance.getEntriesByName('prompt-usable').length > 0);
    times.push(
      await page.evaluate(() => performance.getEntriesByName('prompt-usable')[0]?.startTime ?? Number.NaN),
    );
  }
  await context.close();
  return [
    toRow({
      figure: 'start: offline, 4x throttle',
      spread: spreadOf(times),
      unit: ' ms',
      bound: 700,
      digits: 0,
    }),
  ];
}
