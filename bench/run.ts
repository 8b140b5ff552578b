/** `npm run bench [-- --only ingest,load,...]`: builds the app, measures it, prints one table, writes `bench/results.json`. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { CHROMIUM_FLAGS, chromiumVersion, requireChromium } from '../scripts/chromium.mjs';
import { measureIngest } from './ingest.ts';
import { measureInk } from './ink.ts';
import { measureLoad } from './load.ts';
import { measureMainThread } from './main-thread.ts';
import { measureStart } from './start.ts';
import { measureTransform } from './transform.ts';
import type { Row } from './statistics.ts';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const executablePath = requireChromium();

await build({ logLevel: 'warn' });
const server = await preview({ preview: { host: 'localhost', port: 4189, strictPort: true } });
const address = 'http://localhost:4189/';
const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });

const MEASURES: Record<string, () => Promise<Row[]> | Row[]> = {
  ingest: () => measureIngest(browser),
  transform: () => measureTransform(browser),
  ink: () => measureInk({ executablePath, args: CHROMIUM_FLAGS }),
  'main-thread': () => measureMainThread(browser, address),
  load: () => measureLoad(browser, { address, server: server.httpServer }),
  start: () => measureStart(browser, address),
};

const wanted = values.only?.split(',') ?? Object.keys(MEASURES);
const rows: Row[] = [];
for (const name of wanted) {
  const measure = MEASURES[name];
  if (!measure) throw new Error(`No such measure: ${name}. There are: ${Object.keys(MEASURES).join(', ')}.`);
  rows.push(...(await measure()));
}
await browser.close();
await server.close();

console.table(rows);
writeFileSync(
  'bench/results.json',
  `${JSON.stringify({ date: new Date().toISOString(), browser: chromiumVersion(executablePath), rows }, null, 2)}\n`,
);
process.exit(0);
