/** Transform: a turn, a flip and a crop of 3840x2160 from the stored Blob to the canvas, against bare decoding and drawing. */
import type { Browser, Page } from 'playwright';
import { createServer } from 'vite';
import { type Row, spreadOf, toRow } from './statistics.ts';

const RUNS = 9;
const BOUND = 1.3;
const STEPS = ['turn', 'flip', 'crop'] as const;

export type TransformWay = (typeof STEPS)[number] | 'floor';

/** Ways take turns, so that whatever else the machine does falls on all of them. The first round only warms up. */
async function measureWays(page: Page): Promise<Record<TransformWay, number[]>> {
  const times: Record<TransformWay, number[]> = { floor: [], turn: [], flip: [], crop: [] };
  for (let run = 0; run <= RUNS; run += 1) {
    for (const way of ['floor', ...STEPS] as const) {
      const ms = await page.evaluate((how) => globalThis.measureTransform(how), way);
      if (run > 0) times[way].push(ms);
    }
  }
  return times;
}

export async function measureTransform(browser: Browser): Promise<Row[]> {
  const vite = await createServer({
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0 },
    // Found only once the worker runs, they would reload the page in the middle of a measurement.
    optimizeDeps: { include: ['dexie', 'eventsource-parser', 'comlink'] },
  });
  await vite.listen();
  const page = await browser.newPage();
  try {
    await page.goto(`${vite.resolvedUrls?.local[0] ?? ''}bench/pages/transform.html`);
    await page.waitForFunction(() => typeof globalThis.measureTransform === 'function');
    const times = await measureWays(page);
    const floorMs = spreadOf(times.floor).median;
    return STEPS.map((step) =>
      toRow({
        figure: `transform ${step} 3840x2160`,
        spread: spreadOf(times[step].map((ms) => ms / floorMs)),
        unit: ' x floor',
        bound: BOUND,
      }),
    );
  } finally {
    await page.close();
    await vite.close();
  }
}
