import { describe, expect, it } from 'vitest';
import { toBase64 } from '../../../lib/kernel/base64.ts';
import { toResponsesEvents } from '../providers/openai-responses/openai-responses-events.ts';
import { toAnswerFailure } from '../providers/spec/to-failure.ts';
import { readAnswer } from './read-answer.ts';
import { sendRequest } from './send-request.ts';

/** With the browser's own decoder, streams and `Response`; Node has no such decoder. */
describe('readAnswer in the browser', () => {
  const bytes = Uint8Array.from({ length: 3_000_001 }, (_none, index) => (index * 7919 + (index >> 8)) & 255);
  const spellings = {
    base64: toBase64(bytes),
    base64url: toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
  };

  it.each(['base64', 'base64url'] as const)('gives the image, written as %s, whole', async (spelling) => {
    const item = { type: 'image_generation_call', id: 'a', result: spellings[spelling] };
    const text = `data: ${JSON.stringify({ type: 'response.output_item.done', item })}\n\ndata: [DONE]\n\n`;
    const images: (Uint8Array | undefined)[] = [];
    const answer = await sendRequest({
      request: { url: 'https://relay.example', method: 'GET', headers: {} },
      authorization: {},
      fetch: () => Promise.resolve(new Response(text)),
      stallTimeoutMs: 60_000,
    });
    const report = await readAnswer({
      answer,
      provider: { toEvents: toResponsesEvents, toFailure: toAnswerFailure },
      onEvent: (event) => void (event.type === 'image-received' && images.push(event.bytes)),
    });
    expect(report.failure).toBeUndefined();
    expect(images).toHaveLength(1);
    expect(toBase64(images[0] ?? new Uint8Array()) === spellings.base64).toBe(true);
    expect(report.responseBody).toContain('<3000001 bytes of base64>');
  });
});
