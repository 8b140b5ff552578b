/** `npm run screenshot`: builds the app, makes a picture with the demo, and writes `docs/screenshot.png` for the README. */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { CHROMIUM_FLAGS, requireChromium } from './chromium.mjs';

const TARGET = 'docs/screenshot.png';
const PROMPTS = [
  'A blue glazed vase on a round plinth, soft window light',
  'The sea at night under a full moon',
  'Aurora over dark pines and a still lake',
  'Wide dunes at golden hour, crisp ridgelines, a pale sun low in a hazy sky',
];

const executablePath = requireChromium();
await build({ logLevel: 'warn' });
const server = await preview({ preview: { host: 'localhost', port: 4191, strictPort: true } });
const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
const page = await browser.newPage({
  viewport: { width: 1440, height: 900 },
  colorScheme: 'dark',
  locale: 'en-GB',
});

await page.goto('http://localhost:4191/?lang=en');
await page.getByRole('button', { name: 'Try the demo' }).click();
await page.getByRole('combobox', { name: 'Aspect ratio' }).selectOption('3:2');
for (const [made, prompt] of PROMPTS.entries()) {
  await page.getByRole('textbox', { name: 'Prompt' }).fill(prompt);
  await page.getByRole('button', { name: 'Generate' }).click();
  await page.locator(`[role=listbox][aria-label=Images][data-count="${made + 1}"]`).waitFor();
  await page.locator('[role=status][aria-label=Job][data-state=done]').waitFor();
}
await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
mkdirSync('docs', { recursive: true });
await page.screenshot({ path: TARGET });
await browser.close();
await server.close();
console.log(`Written: ${TARGET}`);
process.exit(0);
