import '../../../app/tokens.css';
import '../../../app/base.css';
import type { Component } from 'svelte';
import { test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { setAppState } from '../../../lib/state/app-state.ts';
import { FakeCanvasApp } from './canvas-app.fake.svelte.ts';
import CanvasPane from './CanvasPane.svelte';
import { fakeAsset, fakeJob, fakePreview, fakeRecipe } from './records.fake.ts';

async function scene(width: number, height: number, hue: number): Promise<Blob> {
  const c = document.createElement('canvas');
  c.width = width;
  c.height = height;
  const x = c.getContext('2d')!;
  const g = x.createLinearGradient(0, 0, 0, height);
  g.addColorStop(0, `hsl(${hue} 40% 45%)`);
  g.addColorStop(0.6, `hsl(${hue + 30} 60% 75%)`);
  g.addColorStop(1, `hsl(${hue + 60} 50% 30%)`);
  x.fillStyle = g;
  x.fillRect(0, 0, width, height);
  x.fillStyle = `hsl(${hue + 40} 90% 85%)`;
  x.beginPath();
  x.arc(width * 0.3, height * 0.35, height * 0.08, 0, 7);
  x.fill();
  for (let i = 0; i < 5; i++) {
    x.fillStyle = `hsl(${hue + i * 12} 45% ${50 - i * 8}%)`;
    x.beginPath();
    x.moveTo(0, height);
    for (let s = 0; s <= width; s += 8)
      x.lineTo(s, height * (0.55 + i * 0.08) + Math.sin((s / width) * (3 + i) + i * 2) * height * 0.06);
    x.lineTo(width, height);
    x.fill();
  }
  return new Promise((r) => c.toBlob((b) => r(b!), 'image/png'));
}
const AREAS: [string, number, number][] = [
  ['1440', 748, 856],
  ['1024', 576, 724],
  ['820', 820, 633],
  ['390', 390, 688],
];
const CUT = { code: 'timeoutGateway', message: '', retryable: true, status: 524 } as const;
const now = () => Date.now();
const recipe = fakeRecipe({ size: { width: 1488, height: 1872 }, imageModel: 'gpt-image-2.6-flare' });
const wide = fakeRecipe({ size: { width: 2048, height: 1360 } });
const run = (c = {}) =>
  fakeJob({
    recipe,
    state: 'running',
    attempt: 1,
    attemptStartedAt: now() - 41000,
    preview: fakePreview({ width: 744, height: 936 }),
    previewCount: 1,
    previewTimes: [now() - 10000],
    ...c,
  });
const past = [52, 61, 75, 80, 90].map((s, i) => fakeAsset({ id: 'p' + i, recipe, durationMs: s * 1000 }));

async function shot(name: string, start: any, act?: (f: FakeCanvasApp) => Promise<void>) {
  const blobs = {
    'preview-1': await scene(744, 936, 20),
    p: await scene(744, 936, 20),
    'bytes-1': await scene(2048, 1360, 20),
    b2: await scene(2048, 1360, 200),
    b3: await scene(2048, 1360, 320),
  };
  for (const theme of ['dark', 'light'])
    for (const [label, w, h] of AREAS) {
      document.documentElement.dataset.theme = theme;
      await page.viewport(w, h);
      const target = document.createElement('div');
      Object.assign(target.style, { position: 'fixed', inset: '0' });
      document.body.append(target);
      const fake = new FakeCanvasApp({ blobs, ...start() });
      const Harness: Component = (anchor, props) => {
        setAppState(fake.app);
        return CanvasPane(anchor, props);
      };
      const r = await render(Harness, { target });
      await new Promise((r) => setTimeout(r, 500));
      await act?.(fake);
      await new Promise((r) => setTimeout(r, 300));
      await page.screenshot({ path: `/work/main/test-results/v-shots/${name}-${label}-${theme}.png` });
      await r.unmount();
      target.remove();
    }
}
test('shots', async () => {
  await shot('running', () => ({ jobs: [run()], assets: past }));
  await shot('waiting', () => ({ jobs: [run({ state: 'waiting', retryAt: now() + 12000, failure: CUT })] }));
  await shot('failed', () => ({
    jobs: [
      fakeJob({
        state: 'failed',
        attempt: 1,
        failure: { code: 'auth', message: '', retryable: false, status: 401 },
      }),
    ],
  }));
  await shot('batch', () => ({
    jobs: [0, 1, 2, 3].map((slot) =>
      slot === 2
        ? run({ id: 'j2', slot, recipe: wide, preview: undefined, previewCount: 0 })
        : slot === 3
          ? fakeJob({ id: 'j3', slot, state: 'failed', failure: CUT, recipe: wide })
          : fakeJob({ id: 'j' + slot, slot, state: 'done', assetIds: ['a' + slot], recipe: wide }),
    ),
    assets: [
      fakeAsset({ id: 'a0', width: 2048, height: 1360, recipe: wide }),
      fakeAsset({ id: 'a1', bytesHash: 'b2', width: 2048, height: 1360, recipe: wide }),
    ],
    workspace: { shownAssetId: 'a0' },
  }));
  await shot(
    'result',
    () => ({
      assets: [
        fakeAsset({
          id: 'a0',
          width: 2048,
          height: 1360,
          recipe: fakeRecipe(),
          actualQuality: 'medium',
          revisedPrompt: 'x',
          demo: true,
        }),
      ],
      workspace: { shownAssetId: 'a0', batchId: '' },
    }),
    async () => {
      await userEvent.click(page.getByRole('button', { name: /Details/ }));
    },
  );
  await shot(
    'side',
    () => ({
      jobs: [0, 1, 2].map((slot) =>
        fakeJob({ id: 'j' + slot, slot, state: 'done', assetIds: ['a' + slot], recipe: wide }),
      ),
      assets: [
        fakeAsset({ id: 'a0', recipe: wide, width: 2048, height: 1360 }),
        fakeAsset({ id: 'a1', bytesHash: 'b2', width: 2048, height: 1360, recipe: wide }),
        fakeAsset({ id: 'a2', bytesHash: 'b3', width: 2048, height: 1360, recipe: wide }),
      ],
      workspace: { shownAssetId: 'a0' },
    }),
    async () => {
      await userEvent.click(page.getByRole('button', { name: 'Side by side' }));
    },
  );
  await shot('empty', () => ({}));
}, 240000);
