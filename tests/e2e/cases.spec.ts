/** The black-box cases and recordings beside the project, served over HTTP as they stand. Skipped where they are missing. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  expect,
  expectImageCount,
  expectJob,
  find,
  generate,
  openApp,
  setUpProfile,
  test,
} from './support/app.ts';

const SHARED = new URL('../../../shared/', import.meta.url);
const read = (path: string) => readFileSync(fileURLToPath(new URL(path, SHARED)), 'utf8');
const isThere = existsSync(fileURLToPath(new URL('cases/streams.json', SHARED)));

interface StreamCase {
  name: string;
  form: 'responses' | 'images';
  body: string;
  expect: {
    images?: string[];
    error?: string;
    retryable?: boolean;
    afterLastAttempt?: string;
    message?: string;
  };
}

const FORMS = { responses: 'Responses API', images: 'Images API' } as const;
const cases: StreamCase[] = isThere ? (JSON.parse(read('cases/streams.json')) as StreamCase[]) : [];

test.skip(!isThere, 'The cases lie beside the project and are not here.');

for (const each of cases) {
  test(each.name, async ({ page, upstream }) => {
    await openApp(page);
    const baseUrl = upstream.baseUrl(upstream.serveBody({ body: each.body }));
    await setUpProfile(page, { form: FORMS[each.form], baseUrl, more: { 'Extra attempts': 0 } });
    await generate(page, 'A case');
    const { images, error, message, afterLastAttempt } = each.expect;
    if (images) {
      await expectJob(page, 'done');
      await expectImageCount(page, images.length);
    } else if (afterLastAttempt) {
      await expectJob(page, 'preview-only');
      await expect(find(page).canvas).toHaveAttribute('data-kind', 'preview-only');
    } else {
      expect(error).toBeTruthy();
      await expectJob(page, 'failed');
      if (message) await expect(page.getByRole('alert')).toContainText(message);
    }
    expect(upstream.paid()).toHaveLength(1);
  });
}

const RECORDINGS = ['openai-responses-image.jsonl', 'azure-responses-image.jsonl'];

for (const name of RECORDINGS) {
  test(`recording ${name}`, async ({ page, upstream }) => {
    const events = read(`recordings/${name}`).trim().split('\n');
    await openApp(page);
    const baseUrl = upstream.baseUrl(
      upstream.serveBody({ body: events.map((line) => `data: ${line}\n\n`).join('') }),
    );
    await setUpProfile(page, { form: 'Responses API', baseUrl, more: { 'Extra attempts': 0 } });
    await generate(page, 'A recording');
    // The recorder cut the pictures short: they are found and stored, or named as damaged, never lost without a word.
    await expectJob(page, 'done', 'failed', 'preview-only');
    expect(upstream.paid()).toHaveLength(1);
  });
}

test('recording openai-images-error.json', async ({ page, upstream }) => {
  await openApp(page);
  const body = read('recordings/openai-images-error.json');
  const baseUrl = upstream.baseUrl(upstream.serveBody({ body, status: 400 }));
  await setUpProfile(page, { form: 'Images API', baseUrl });
  await generate(page, 'A recording');
  await expectJob(page, 'failed');
  await expect(page.getByRole('alert')).toContainText('response_format');
  expect(upstream.paid()).toHaveLength(1);
});
