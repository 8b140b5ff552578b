import { expect, expectImageCount, find, makeImage, openApp, test, tryDemo } from './support/app.ts';
import type { AppServer } from './support/serve-app.ts';
import { serveApp } from './support/serve-app.ts';

const PROMPT = 'A lighthouse at dusk, long exposure';
const HALF_TYPED = 'The same lighthouse, but in a st';

let server: AppServer;
test.beforeEach(async () => {
  server = await serveApp();
});
test.afterEach(() => server.close());

test('after one visit, app, image and half-typed prompt are there without a network', async ({
  page,
  context,
}) => {
  await openApp(page, server.url);
  await tryDemo(page);
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state), {
      timeout: 30_000,
    })
    .toBe('activated');
  const asset = await makeImage(page, PROMPT);
  await find(page).prompt.fill(HALF_TYPED);

  await context.setOffline(true);
  await server.close();
  await page.reload();

  const { prompt, canvas, image } = find(page);
  await expect(prompt).toHaveValue(HALF_TYPED);
  await expectImageCount(page, 1);
  await expect(image(PROMPT)).toHaveAttribute('data-picture', 'shown');
  await expect(canvas).toHaveAttribute('data-asset', asset);
  await expect(canvas).toHaveAttribute('data-kind', 'final');
  await expect(canvas).toHaveAttribute('data-width', /^[1-9]\d+$/u);
});

test('the demo makes an image without a network, after a start without one', async ({ page, context }) => {
  await openApp(page, server.url);
  await tryDemo(page);
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state), {
      timeout: 30_000,
    })
    .toBe('activated');
  await context.setOffline(true);
  await server.close();
  await page.reload();
  await makeImage(page, PROMPT);
  await expectImageCount(page, 1);
});
