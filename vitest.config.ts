import { svelte } from '@sveltejs/vite-plugin-svelte';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, findChromium } from './scripts/chromium.mjs';
import { messageOptions } from './scripts/message-options.mjs';

const executablePath = findChromium();

export default defineConfig({
  plugins: [svelte(), paraglideVitePlugin(messageOptions)],
  // Known beforehand, so that Vite does not find them in the middle of a run and reload the page.
  optimizeDeps: {
    entries: ['src/**/*.svelte', 'src/workers/*/*.worker.ts'],
    include: [
      'comlink',
      'dexie',
      'eventsource-parser',
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
          include: ['src/**/*.browser.test.ts'],
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
    ],
  },
});
