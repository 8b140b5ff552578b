import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectError, sendRequest, type FetchLike, type SendRequestOptions } from './send-request.ts';

const never = (): Promise<never> => new Promise(() => undefined);

const send = (fetch: FetchLike, more: Partial<SendRequestOptions> = {}) =>
  sendRequest({
    request: {
      url: 'https://relay.example/v1/responses',
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    },
    authorization: { Authorization: 'Bearer k' },
    fetch,
    stallTimeoutMs: 1000,
    ...more,
  });

/** A body that is fed by hand, and deaf to signals. */
function createBody() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let isCancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    start: (given) => void (controller = given),
    cancel: () => void (isCancelled = true),
  });
  return {
    fetch: () => Promise.resolve(new Response(stream, { status: 200, headers: { 'x-id': '1' } })),
    push: (text: string) => controller?.enqueue(new TextEncoder().encode(text)),
    fail: () => controller?.error(new TypeError('network error')),
    end: () => controller?.close(),
    isCancelled: () => isCancelled,
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('sendRequest', () => {
  it('sends just these headers, no credentials, and past every cache', async () => {
    const fetch = vi.fn<FetchLike>(() => Promise.resolve(new Response('x')));
    await send(fetch);
    const [url, init] = fetch.mock.calls[0] ?? [];
    const { signal, ...rest } = init ?? {};
    expect(url).toBe('https://relay.example/v1/responses');
    expect(signal).toBeInstanceOf(AbortSignal);
    expect(rest).toEqual({
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: 'Bearer k' },
      body: '{}',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'follow',
      referrerPolicy: 'no-referrer',
    });
  });

  it('hands on head, bytes and end', async () => {
    const body = createBody();
    const onHead = vi.fn();
    const onBytes = vi.fn();
    const answer = await send(body.fetch, { onHead, onBytes });
    expect(onHead).toHaveBeenCalledWith(200, answer.headers);
    expect(answer.headers.get('x-id')).toBe('1');
    body.push('abc');
    body.end();
    expect(new TextDecoder().decode(await answer.read())).toBe('abc');
    expect(await answer.read()).toBeUndefined();
    expect(onBytes.mock.calls).toEqual([[3]]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('knows when what arrived, however late it is taken', async () => {
    const body = createBody();
    const answer = await send(async () => {
      await vi.advanceTimersByTimeAsync(300);
      return body.fetch();
    });
    expect(answer.times).toEqual({ headAtMs: 300, readAtMs: 300 });
    await vi.advanceTimersByTimeAsync(200);
    body.push('abc');
    await vi.advanceTimersByTimeAsync(100);
    body.push('def');
    await vi.advanceTimersByTimeAsync(50);
    expect(answer.times).toMatchObject({ headAtMs: 300, firstByteAtMs: 500, lastByteAtMs: 600 });
    await answer.read();
    expect(answer.times.readAtMs).toBe(500);
    await answer.read();
    expect(answer.times.readAtMs).toBe(600);
    answer.close();
  });

  it('sends a GET without a body', async () => {
    const fetch = vi.fn<FetchLike>(() => Promise.resolve(new Response('x')));
    await send(fetch, {
      request: { url: 'https://relay.example/v1/responses/r', method: 'GET', headers: {} },
    });
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ method: 'GET' });
    expect(fetch.mock.calls[0]?.[1]).not.toHaveProperty('body');
  });

  it('reads an answer without a body', async () => {
    const answer = await send(() => Promise.resolve(new Response(null, { status: 204 })));
    expect(await answer.read()).toBeUndefined();
  });

  it('tells how long it took to get no answer', async () => {
    const cause = new TypeError('Failed to fetch');
    const sending = send(async () => {
      await vi.advanceTimersByTimeAsync(700);
      throw cause;
    });
    const error = await sending.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConnectError);
    expect(error).toMatchObject({ elapsedMs: 700, cause, failure: { code: 'network', retryable: true } });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives up an upstream that never answers', async () => {
    const sending = expect(send(never)).rejects.toMatchObject({
      failure: { code: 'stalled', retryable: true },
    });
    await vi.advanceTimersByTimeAsync(1001);
    await sending;
  });

  it('gives up after silence, not after time', async () => {
    const body = createBody();
    const answer = await send(body.fetch);
    for (let count = 0; count < 5; count++) {
      const reading = answer.read();
      await vi.advanceTimersByTimeAsync(900);
      body.push('x');
      expect(await reading).toHaveLength(1);
    }
    const reading = expect(answer.read()).rejects.toMatchObject({ failure: { code: 'stalled' } });
    await vi.advanceTimersByTimeAsync(2000);
    await reading;
    expect(body.isCancelled()).toBe(true);
    await expect(answer.read()).rejects.toMatchObject({ failure: { code: 'stalled' } });
  });

  it('does not call it silence while bytes arrive that nobody takes yet', async () => {
    const body = createBody();
    const answer = await send(body.fetch);
    for (const chunk of ['one', 'two', 'three']) {
      await vi.advanceTimersByTimeAsync(700);
      body.push(chunk);
    }
    await vi.advanceTimersByTimeAsync(700);
    expect(await answer.read()).toHaveLength(3);
  });

  it('is cancelled before, while connecting and while reading', async () => {
    const cancelled = { failure: { code: 'cancelled', retryable: false } };
    await expect(send(never, { signal: AbortSignal.abort() })).rejects.toMatchObject(cancelled);
    const first = new AbortController();
    const connecting = expect(send(never, { signal: first.signal })).rejects.toMatchObject(cancelled);
    first.abort();
    await connecting;
    const second = new AbortController();
    const body = createBody();
    const answer = await send(body.fetch, { signal: second.signal });
    const reading = expect(answer.read()).rejects.toMatchObject(cancelled);
    second.abort();
    await reading;
    expect(body.isCancelled()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('fires the signal that fetch was given', async () => {
    let given: AbortSignal | null | undefined;
    const controller = new AbortController();
    const sending = send((_url, init) => ((given = init.signal), never()), { signal: controller.signal });
    controller.abort();
    await expect(sending).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(given?.aborted).toBe(true);
  });

  it('calls a broken line a network failure', async () => {
    const body = createBody();
    const answer = await send(body.fetch);
    const reading = expect(answer.read()).rejects.toMatchObject({
      failure: { code: 'network', retryable: true },
    });
    body.fail();
    await reading;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets go of the connection', async () => {
    const body = createBody();
    const answer = await send(body.fetch);
    const reading = answer.read();
    answer.close();
    expect(await reading).toBeUndefined();
    expect(body.isCancelled()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});
