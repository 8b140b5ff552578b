/** Ingest: 8, 16 and 32 MiB in one event, against reading and decoding the same bytes. */
import type { Browser, Page } from 'playwright';
import { createServer } from 'vite';
import { startBigStreamServer } from './big-stream-server.ts';
import { type Row, type Spread, spreadOf, toRow } from './statistics.ts';

const RUNS = 7;
const SIZES_MIB = [8, 16, 32];
const BOUND = 1.6;

async function measureOnce(page: Page, address: string, way: 'easel' | 'floor'): Promise<number> {
  return page.evaluate(([url, how]) => globalThis.measureIngest(url, how), [address, way] as const);
}

/** Ways take turns, so that whatever else the machine does falls on both. The first round only warms up. */
async function measureSize(page: Page, address: string): Promise<Record<'easel' | 'floor', number[]>> {
  const times: Record<'easel' | 'floor', number[]> = { easel: [], floor: [] };
  for (let run = 0; run <= RUNS; run += 1) {
    for (const way of ['floor', 'easel'] as const) {
      const ms = await measureOnce(page, address, way);
      if (run > 0) times[way].push(ms);
    }
  }
  return times;
}

function toRatios({ easel, floor }: Record<'easel' | 'floor', number[]>): Spread {
  const floorMs = spreadOf(floor).median;
  return spreadOf(easel.map((ms) => ms / floorMs));
}

export async function measureIngest(browser: Browser): Promise<Row[]> {
  const upstream = await startBigStreamServer();
  const vite = await createServer({
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0 },
    // Found only once the worker runs, they would reload the page in the middle of a measurement.
    optimizeDeps: { include: ['dexie', 'eventsource-parser', 'comlink'] },
  });
  await vite.listen();
  const page = await browser.newPage();
  const rows: Row[] = [];
  const medians: number[] = [];
  try {
    await page.goto(`${vite.resolvedUrls?.local[0] ?? ''}bench/pages/ingest.html`);
    await page.waitForFunction(() => typeof globalThis.measureIngest === 'function');
    for (const size of SIZES_MIB) {
      const times = await measureSize(page, `${upstream.origin}/${size}/v1/responses`);
      medians.push(spreadOf(times.easel).median);
      rows.push(
        toRow({ figure: `ingest ${size} MiB`, spread: toRatios(times), unit: ' x floor', bound: BOUND }),
      );
    }
  } finally {
    await page.close();
    await vite.close();
    upstream.close();
  }
  rows.push(toGrowthRow(medians));
  return rows;
}

/** Time of 32 MiB over four times that of 8: 1 is linear. */
function toGrowthRow([small = Number.NaN, , large = Number.NaN]: number[]): Row {
  const growth = large / (4 * small);
  return toRow({
    figure: 'ingest growth, 8 to 32 MiB',
    spread: spreadOf([growth]),
    unit: ' x linear',
    bound: 1.25,
  });
}
