import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { leanMessages } from './scripts/lean-messages.ts';
import { messageOptions } from './scripts/message-options.mjs';
import { workerEntries, workerSafePreload } from './scripts/worker-entries.ts';

/** The support floor: Safari 18.4, Chrome 120, Firefox 128. */
const TARGET = ['safari18.4', 'chrome120', 'firefox128'];

export default defineConfig({
  // Relative, so that the same build runs from any sub-path of a static host.
  base: './',
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.min.mjs' } },
  plugins: [
    svelte(),
    paraglideVitePlugin(messageOptions),
    leanMessages(),
    workerEntries(),
    workerSafePreload(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      scope: './',
      manifest: {
        name: 'Easel',
        short_name: 'Easel',
        description: 'An image studio that lives in your browser.',
        id: './',
        start_url: './',
        scope: './',
        display: 'standalone',
        background_color: '#0f0f0f',
        theme_color: '#161616',
        icons: [
          { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,png,svg,ico,woff2,wasm,webmanifest}'],
        globIgnores: ['notice-click.js'],
        cleanupOutdatedCaches: true,
        // Kept by the browser with the service worker itself.
        importScripts: ['notice-click.js'],
        // No runtime caching at all: the service worker never sees a call to an upstream.
        runtimeCaching: [],
        maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
      },
    }),
  ],
  build: { target: TARGET, modulePreload: { polyfill: false }, sourcemap: false },
  worker: { format: 'es' },
  // Their glue finds the WASM beside itself.
  optimizeDeps: { exclude: ['@jsquash/avif', '@jsquash/webp'] },
  server: { host: 'localhost' },
  preview: { host: 'localhost', port: 4173 },
});
