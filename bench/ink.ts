/** Ink: 200 strokes of 300 points on a mask of 3840x2160 at 4x CPU throttle; what a frame costs, and what undoing takes to remember. */
import { chromium } from 'playwright';
import type { CDPSession, Page } from 'playwright';
import { createServer } from 'vite';
import type { InkCost } from './pages/ink.ts';
import { type Row, spreadOf, toRow } from './statistics.ts';

const RUNS = 5;
const STROKES_PER_RUN = Number(process.env['STROKES'] ?? 200) / RUNS;
const STROKES = RUNS * STROKES_PER_RUN;
const THROTTLE = 4;
/** Frames as fast as they can be made: 200 strokes at the display's rate take minutes of waiting. */
const UNLIMITED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];
const MEBIBYTE = 1024 * 1024;
/** A dev server makes the page's modules one by one. */
const LOADING_MS = 180_000;

const percentile = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

/** Bytes that the page holds once all that is not needed is gone. */
async function readHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const usage = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  return usage.usedSize + (usage.backingStorageSize ?? 0);
}

async function readScriptMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN);
}

interface InkRun extends InkCost {
  /** All script of the page in that time, each frame's share: storing the strokes is in it, too. */
  scriptMs: number;
}

async function draw(page: Page, session: CDPSession, run: number): Promise<InkRun> {
  const before = await readScriptMs(session);
  const cost = await page.evaluate(([strokes, seed]) => globalThis.drawInk(strokes, seed), [
    STROKES_PER_RUN,
    run * STROKES_PER_RUN,
  ] as const);
  const frames = cost.frameMs.length + cost.liftMs.length;
  return { ...cost, scriptMs: ((await readScriptMs(session)) - before) / frames };
}

async function measure(page: Page): Promise<{ runs: InkRun[]; heldBytes: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  // The first stroke compiles the code and makes the mask; it is taken back and counts for nothing.
  await page.evaluate(() => globalThis.drawInk(1, 999));
  await page.evaluate(() => globalThis.undoInk());
  const before = await readHeap(session);
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  const runs: InkRun[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await draw(page, session, run));
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const heldBytes = (await readHeap(session)) - before;
  const undone = await page.evaluate(() => globalThis.undoInk());
  const acts = runs.reduce((sum, run) => sum + run.acts, 0);
  if (undone !== acts) throw new Error(`Only ${undone} of ${acts} strokes could be taken back.`);
  return { runs, heldBytes };
}

export async function measureInk(launch: { executablePath: string; args: string[] }): Promise<Row[]> {
  const vite = await createServer({
    logLevel: 'error',
    server: {
      host: '127.0.0.1',
      port: 0,
      // A file that is saved meanwhile must not load the page again.
      hmr: false,
      watch: null,
      // Isolated pages have finer clocks.
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    },
    optimizeDeps: { include: ['dexie', 'eventsource-parser', 'comlink', ...konvaParts] },
  });
  await vite.listen();
  const browser = await chromium.launch({ ...launch, args: [...launch.args, ...UNLIMITED] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(LOADING_MS);
    await page.goto(`${vite.resolvedUrls?.local[0] ?? ''}bench/pages/ink.html`);
    await page.waitForFunction(() => typeof globalThis.drawInk === 'function');
    const { runs, heldBytes } = await measure(page);
    return toRows(runs, heldBytes);
  } finally {
    await browser.close();
    await vite.close();
  }
}

const konvaParts = ['Global', 'Layer', 'Shape', 'Stage'].map((part) => `konva/lib/${part}.js`);

function toRows(runs: InkRun[], heldBytes: number): Row[] {
  const ofRuns = (pick: (run: InkRun) => number) => spreadOf(runs.map(pick));
  return [
    toRow({
      figure: 'ink: script per frame, p95, 4x throttle',
      spread: ofRuns(({ frameMs }) => percentile(frameMs, 0.95)),
      unit: ' ms',
      bound: 4,
    }),
    toRow({
      figure: 'ink: all script of the page per frame, mean',
      spread: ofRuns(({ scriptMs }) => scriptMs),
      unit: ' ms',
      bound: 4,
    }),
    toRow({
      figure: 'ink: frame in which the pen is lifted, p95',
      spread: ofRuns(({ liftMs }) => percentile(liftMs, 0.95)),
      unit: ' ms',
      bound: 50,
    }),
    toRow({
      figure: 'ink: frames from event to pixel, most',
      spread: ofRuns(({ framesBehind }) => Math.max(...framesBehind)),
      unit: '',
      bound: 1,
      digits: 0,
    }),
    toRow({
      figure: `undo memory: ${STROKES} strokes`,
      spread: spreadOf([heldBytes / MEBIBYTE]),
      unit: ' MB',
      bound: 64,
      digits: 1,
    }),
  ];
}
