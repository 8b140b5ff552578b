import { svelte } from '@sveltejs/vite-plugin-svelte';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { CHROMIUM_FLAGS, findChromium } from './scripts/chromium.mjs';
import { messageOptions } from './scripts/message-options.mjs';
import { toProvider, type Engine } from './tests/engines/engine-provider.ts';
import { createFirefox } from './tests/engines/start-firefox.ts';
import { createWebkit } from './tests/engines/webkit-engine.ts';

const executablePath = findChromium();

/**
 * Takes bitmaps from a worker and closes them undrawn. After a few dozen of those WebKitGTK 2.50 draws every decoded picture
 * of the page empty for a while, so that the tests after it would fail.
 */
const CLIENT_TESTS = 'src/lib/gateway/image-client.browser.test.ts';

/** What stands or falls with the engine: pixels, ink, bytes and the database. */
const ENGINE_TESTS = [
  'tests/engines/**/*.browser.test.ts',
  'src/workers/image/**/*.browser.test.ts',
  'src/lib/editor/**/*.browser.test.ts',
  'src/lib/kernel/**/*.browser.test.ts',
  'src/lib/db/**/*.browser.test.ts',
  CLIENT_TESTS,
  'src/workers/upstream/doctor/*.browser.test.ts',
];

interface EngineProject {
  /** Its own where a browser has more than one project; each starts a browser of its own. */
  name?: string;
  include?: string[];
  exclude?: string[];
}

/** The same files in another browser. */
const toEngineProject = (
  browser: 'webkit' | 'firefox',
  start: () => Engine | Promise<Engine>,
  { name = browser, include = ENGINE_TESTS, exclude = [] }: EngineProject = {},
): TestProjectConfiguration => ({
  extends: true,
  test: {
    name,
    include,
    // Random sequences take long, and what they look for is the same everywhere.
    exclude: ['src/lib/editor/tools/undo-all.browser.test.ts', ...exclude],
    // Without a graphics card, and beside the rest of a busy machine.
    testTimeout: 180_000,
    browser: {
      enabled: true,
      screenshotFailures: false,
      provider: toProvider(browser, start),
      instances: [{ browser }],
    },
  },
});

export default defineConfig({
  plugins: [svelte(), paraglideVitePlugin(messageOptions)],
  // Known beforehand, so that Vite does not find them in the middle of a run and reload the page.
  optimizeDeps: {
    entries: ['src/**/*.svelte', 'src/workers/*/*.worker.ts'],
    // Their glue finds the WASM beside itself.
    exclude: ['@jsquash/avif', '@jsquash/webp'],
    include: [
      'comlink',
      'dexie',
      'eventsource-parser',
      'perfect-freehand',
      'fast-check',
      ...['Global', 'Layer', 'Shape', 'Stage'].map((part) => `konva/lib/${part}.js`),
    ],
  },
  test: {
    // A machine that is busy with something else must not turn a test red.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            'src/**/*.test.ts',
            'tests/layers/**/*.test.ts',
            'tests/support/**/*.test.ts',
            'tests/faults/**/*.test.ts',
          ],
          exclude: ['src/**/*.browser.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.ts', 'tests/engines/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath ? { executablePath } : {}), args: CHROMIUM_FLAGS },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      toEngineProject('webkit', createWebkit, { exclude: [CLIENT_TESTS] }),
      toEngineProject('webkit', createWebkit, { name: 'webkit-client', include: [CLIENT_TESTS] }),
      toEngineProject('firefox', createFirefox),
      {
        extends: true,
        test: {
          name: 'webkit-app',
          environment: 'node',
          include: ['tests/engines/**/*.test.ts'],
          exclude: ['tests/engines/**/*.browser.test.ts'],
          testTimeout: 180_000,
        },
      },
    ],
  },
});
