/** The main job against a real upstream over HTTP: both forms, streamed and whole, edits, retries, failures, privacy. */
import type { Page } from '@playwright/test';
import {
  APP_URL,
  expect,
  expectImageCount,
  expectJob,
  find,
  generate,
  makeImage,
  openApp,
  setUpProfile,
  test,
} from './support/app.ts';
import type { ProfileFields } from './support/app.ts';

async function start(
  page: Page,
  fields: Omit<ProfileFields, 'form'> & { form?: ProfileFields['form'] },
): Promise<void> {
  await openApp(page);
  await setUpProfile(page, { form: 'Responses API', ...fields });
}

for (const form of ['Responses API', 'Images API'] as const) {
  for (const scenario of [
    'ok',
    'ok-json',
    'keepalive-json',
    'wrong-content-type',
    '1-byte-chunks',
    'final-then-reset',
  ]) {
    test(`${form}, ${scenario}: one request, one image`, async ({ page, upstream }) => {
      await start(page, { form, baseUrl: upstream.baseUrl(scenario) });
      await makeImage(page, 'A pear on a table');
      expect(upstream.paid()).toHaveLength(1);
      await expectImageCount(page, 1);
    });
  }

  test(`${form}: an edit sends two sources in their order`, async ({ page, upstream }) => {
    await start(page, { form, baseUrl: upstream.baseUrl('ok') });
    await makeImage(page, 'First');
    await page.getByRole('button', { name: 'Use as source', exact: true }).click();
    await makeImage(page, 'Second');
    await page.getByRole('button', { name: 'Use as source', exact: true }).click();
    await expect(page.getByRole('list', { name: 'Source images' }).getByRole('listitem')).toHaveCount(2);
    await makeImage(page, 'Both together');
    const [edit] = upstream.paid().slice(-1);
    if (form === 'Images API') {
      expect(edit?.path).toBe('/v1/images/edits');
      expect(edit?.parts?.filter(({ name }) => name === 'image[]')).toHaveLength(2);
    } else {
      expect(edit?.body.match(/"input_image"/g)).toHaveLength(2);
    }
  });

  test(`${form}: 524 twice, then success: one image after two waits`, async ({ page, upstream }) => {
    await start(page, { form, baseUrl: upstream.baseUrl('fail-524-twice-then-ok') });
    await generate(page, 'Patience');
    for (const next of ['(2 of 4)', '(3 of 4)']) {
      await expect(find(page).job).toContainText(next);
      await expectJob(page, 'waiting');
      await page.getByRole('button', { name: 'Retry now', exact: true }).click();
    }
    await expectJob(page, 'done');
    await expectImageCount(page, 1);
    expect(upstream.paid()).toHaveLength(3);
  });

  test(`${form}: only previews, ever: the last one is kept and marked`, async ({ page, upstream }) => {
    await start(page, { form, baseUrl: upstream.baseUrl('preview-only'), more: { 'Extra attempts': 0 } });
    await generate(page, 'Never done');
    await expectJob(page, 'preview-only');
    await expect(find(page).canvas).toHaveAttribute('data-kind', 'preview-only');
    await expect(page.getByText('Preview, not final').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' }).first()).toBeVisible();
  });
}

test('a wrong key: one request, and a sentence about the key', async ({ page, upstream }) => {
  await start(page, { baseUrl: upstream.baseUrl('401') });
  await generate(page, 'Refused');
  await expectJob(page, 'failed');
  await expect(page.getByRole('alert')).toContainText(/key/i);
  expect(upstream.paid()).toHaveLength(1);
});

test('a refusal in words is shown in the words of the model', async ({ page, upstream }) => {
  await start(page, { baseUrl: upstream.baseUrl('refusal') });
  await generate(page, 'Refused');
  await expectJob(page, 'failed');
  expect(upstream.paid()).toHaveLength(1);
  await page.getByRole('button', { name: 'Raw response' }).click();
  await expect(page.getByRole('dialog')).toContainText('/v1/responses');
});

test('Stop ends a wait', async ({ page, upstream }) => {
  await start(page, { baseUrl: upstream.baseUrl('fail-524-twice-then-ok') });
  await generate(page, 'Enough');
  await expectJob(page, 'waiting');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expectJob(page, 'failed', 'cancelled');
  expect(upstream.paid()).toHaveLength(1);
});

test('Cancel ends a running job at once, and nothing is sent again', async ({ page, upstream }) => {
  await start(page, { baseUrl: upstream.baseUrl('silence') });
  await generate(page, 'Never mind');
  await expectJob(page, 'connecting', 'running');
  await find(page).cancel.click();
  await expectJob(page, 'cancelled');
  await expect(find(page).generate).toBeVisible();
  expect(upstream.paid()).toHaveLength(1);
});

test('four images: each with its own outcome', async ({ page, upstream }) => {
  await start(page, { baseUrl: upstream.baseUrl('ok') });
  await page.getByRole('spinbutton', { name: 'Images', exact: true }).fill('4');
  await generate(page, 'Four of a kind');
  await expectJob(page, 'done');
  await expectImageCount(page, 4);
  expect(upstream.paid()).toHaveLength(4);
});

test('a 32 MiB image in one event arrives without a long task of the page', async ({ page, upstream }) => {
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) =>
      list.getEntries().forEach(({ duration }) => tasks.push(duration)),
    ).observe({ type: 'longtask' });
  });
  await start(page, { baseUrl: upstream.baseUrl('big-32mib') });
  await makeImage(page, 'Very large');
  await expectImageCount(page, 1);
  const longest = await page.evaluate(() =>
    Math.max(0, ...(globalThis as unknown as { tasks: number[] }).tasks),
  );
  // How long is the bench's business; that the image is not read on the page is this test's: that would take seconds.
  expect(longest).toBeLessThan(1000);
});

test('a session asks nobody but the page and the upstream, and the key is nowhere', async ({
  page,
  context,
  upstream,
}) => {
  const KEY = 'sk-planted-0123456789abcdef';
  const hosts = new Set<string>();
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http')) hosts.add(host);
  });
  await start(page, { baseUrl: upstream.baseUrl('500-once'), apiKey: KEY });
  await generate(page, 'Secretive');
  await page.getByRole('button', { name: 'Retry now', exact: true }).click();
  await expectJob(page, 'done');
  expect(upstream.paid()[0]?.headers['authorization']).toBe(`Bearer ${KEY}`);
  expect([...hosts].sort()).toEqual([new URL(page.url()).host, new URL(upstream.origin).host].sort());

  const found = await page.evaluate(readEverythingStored);
  expect(found).toContain('Secretive');
  expect(found).not.toContain(KEY);
  expect(page.url()).not.toContain(KEY);
});

/** Runs in the page: all rows of all databases, all storage and all caches, as one text. */
async function readEverythingStored(): Promise<string> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('A database cannot be read.'));
    });
  const asText = async (value: unknown): Promise<string> => {
    if (value instanceof Blob) return value.text();
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))
      return new TextDecoder('latin1').decode(value);
    if (typeof value !== 'object' || value === null) return String(value);
    const parts = await Promise.all(
      Object.entries(value).map(async ([name, part]) => `${name}: ${await asText(part)}`),
    );
    return parts.join('\n');
  };
  const texts: string[] = [
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
    location.href,
  ];
  for (const { name } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name ?? ''));
    for (const table of db.objectStoreNames) {
      texts.push(await asText(await done(db.transaction(table).objectStore(table).getAll())));
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) texts.push(request.url);
  }
  return texts.join('\n');
}

test('a link fills the form in, saves nothing by itself, and leaves no key in the address', async ({
  page,
  upstream,
}) => {
  const values = {
    form: 'images',
    baseUrl: `${upstream.baseUrl('ok')}/v1/`,
    apiKey: 'sk-from-a-link-123456',
    imageModel: 'gpt-image-2',
  };
  const hash = Buffer.from(JSON.stringify(values)).toString('base64url');
  await page.goto(`${APP_URL}?lang=en#setup=${hash}`);
  const { setup } = find(page);
  await expect(setup.getByLabel('Base URL', { exact: true })).toHaveValue(new RegExp('^http://127'));
  await expect(setup.getByRole('radio', { name: 'Images API' })).toBeChecked();
  expect(page.url()).not.toContain('setup=');
  await setup.getByRole('button', { name: 'Test connection' }).click();
  await expect(setup.getByRole('status', { name: 'Connection' })).toContainText(/6 models/);
  await setup.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(setup).toBeHidden();
  await makeImage(page, 'From a link');
  expect(upstream.paid()[0]?.headers['authorization']).toBe('Bearer sk-from-a-link-123456');
});

for (const [scenario, words] of [
  ['401', /key/i],
  ['no-cors', /CORS/],
] as const) {
  test(`Test connection says what is wrong: ${scenario}`, async ({ page, upstream }) => {
    await openApp(page);
    const { setup } = find(page);
    await setup.getByLabel('Base URL', { exact: true }).fill(upstream.baseUrl(scenario));
    await setup.getByLabel('API key', { exact: true }).fill('sk-wrong');
    await setup.getByRole('button', { name: 'Test connection' }).click();
    await expect(setup.getByRole('status', { name: 'Connection' })).toContainText(words);
    expect(upstream.paid()).toHaveLength(0);
  });
}

test('Test connection says that nobody is there', async ({ page }) => {
  await openApp(page);
  const { setup } = find(page);
  await setup.getByLabel('Base URL', { exact: true }).fill('http://127.0.0.1:9');
  await setup.getByRole('button', { name: 'Test connection' }).click();
  await expect(setup.getByRole('status', { name: 'Connection' })).toContainText(
    /not reach|reached|unreachable/i,
  );
});
