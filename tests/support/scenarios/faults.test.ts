import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readImageSize } from '../../../src/lib/kernel/read-image-size.ts';
import { startUpstreamServer } from '../upstream-server.ts';
import type { UpstreamServer } from '../upstream-server.ts';
import { ERROR_STATUSES } from './error-statuses.ts';
import { FAULT_NAMES, ODDITY_NAMES } from './faults.ts';

let server: UpstreamServer;
beforeAll(async () => {
  server = await startUpstreamServer({ paceMs: 0, seed: 3 });
});
beforeEach(() => server.reset());
afterAll(() => server.close());

interface Asked {
  form: 'responses' | 'images';
  stream: boolean;
}

const WAYS: Asked[] = [
  { form: 'responses', stream: true },
  { form: 'responses', stream: false },
  { form: 'images', stream: true },
  { form: 'images', stream: false },
];

const TOOL = { type: 'image_generation', size: '512x512', partial_images: 1 };

function send(scenario: string, { form, stream }: Asked, signal?: AbortSignal): Promise<Response> {
  const path = form === 'responses' ? 'responses' : 'images/generations';
  const shared = { model: 'gpt-image-2', stream };
  const body =
    form === 'responses'
      ? { ...shared, input: 'a boat', tools: [TOOL] }
      : { ...shared, prompt: 'a boat', size: '512x512', partial_images: 1 };
  return fetch(`${server.baseUrl(scenario, form + String(stream))}/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
}

/** Sizes of the final images in a text. */
function readSizes(text: string): unknown[] {
  return [...text.matchAll(/(?<!partial_image",)"(?:result|b64_json)":"([^"]+)"/gu)].map(([, base64 = '']) =>
    readImageSize(Buffer.from(base64, 'base64')),
  );
}

const isImage = async (scenario: string, asked: Asked): Promise<boolean> => {
  const text = await send(scenario, asked).then((response) => response.text());
  return readSizes(text).some((size) => JSON.stringify(size) === '{"width":512,"height":512}');
};

describe.each(WAYS)('$form, stream $stream', (asked) => {
  it.each(Object.keys(ERROR_STATUSES))('%s is refused with it every time, or once only', async (name) => {
    const statuses = [];
    for (const scenario of [name, name, `${name}-once`, `${name}-once`])
      statuses.push((await send(scenario, asked)).status);
    const status = Number.parseInt(name, 10);
    expect(statuses).toEqual([status, status, status, 200]);
    expect(server.paid()).toHaveLength(4);
  });

  it.each(['cut-before-headers', 'cut-after-headers', 'cut-after-created', 'cut-mid-base64'])(
    '%s breaks off every time, or once only',
    async (name) => {
      for (const scenario of [name, name, `${name}-once`])
        await expect(isImage(scenario, asked)).rejects.toThrow();
      expect(await isImage(`${name}-once`, asked)).toBe(true);
    },
  );

  it.each(['error-200', 'html-200', 'garbage', 'empty', 'not-an-image'])(
    '%s ends in order, without an image, or once only',
    async (name) => {
      for (const scenario of [name, name, `${name}-once`]) expect(await isImage(scenario, asked)).toBe(false);
      expect(await isImage(`${name}-once`, asked)).toBe(true);
    },
  );

  it.each(['silence-before-headers', 'silence'])('%s says nothing until the client goes', async (name) => {
    const abort = new AbortController();
    const reading = send(name, asked, abort.signal).then((response) => response.text());
    await expect.poll(() => server.paid()).toHaveLength(1);
    abort.abort();
    await expect(reading).rejects.toThrow();
    const again = new AbortController();
    const first = send(`${name}-once`, asked, again.signal).then((response) => response.text());
    await expect.poll(() => server.paid()).toHaveLength(2);
    again.abort();
    await expect(first).rejects.toThrow();
    expect(await isImage(`${name}-once`, asked)).toBe(true);
  });

  it.each(['wrong-content-type', 'redirect', 'slow-headers'])(
    '%s gives the image, paid once',
    async (name) => {
      expect(await isImage(name, asked)).toBe(true);
      expect(server.paid()).toHaveLength(1);
    },
  );
});

it('cuts base64 within a byte, an image in its middle, and a line after the final image', async () => {
  const asked: Asked = { form: 'responses', stream: false };
  const resultOf = async (scenario: string) =>
    /"result":"([^"]+)"/u.exec(await (await send(scenario, asked)).text())?.[1] ?? '';
  const whole = await resultOf('ok');
  const truncated = await resultOf('truncated-base64');
  const half = await resultOf('half-image');
  expect(whole.startsWith(truncated)).toBe(true);
  expect(truncated.length % 4).toBe(1);
  expect(whole.startsWith(half)).toBe(true);
  expect(half.length % 4).toBe(0);
  expect(half.length).toBeLessThan(whole.length * 0.6);
  const response = await send('cut-after-final', { form: 'responses', stream: true });
  await expect(response.text()).rejects.toThrow();
});

it('gives a whole image byte by byte', async () => {
  const response = await send('1-byte-chunks', { form: 'images', stream: false });
  expect(readSizes(await response.text())).toEqual([{ width: 16, height: 16 }]);
});

it('lists every fault and every oddity by its name', () => {
  expect(new Set([...FAULT_NAMES, ...ODDITY_NAMES]).size).toBe(FAULT_NAMES.length + ODDITY_NAMES.length);
  expect(FAULT_NAMES).toEqual(expect.arrayContaining(['524', 'cut-mid-base64', 'silence']));
});
