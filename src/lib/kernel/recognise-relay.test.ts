import { describe, expect, it } from 'vitest';
import { recogniseRelays } from './recognise-relay.ts';
import type { RelayAnswer } from './recognise-relay.ts';

const answer = (body: string, headers: Record<string, string> = {}): RelayAnswer => ({
  status: 400,
  headers,
  body,
});

describe('recogniseRelays', () => {
  it.each<[string, RelayAnswer]>([
    ['new-api', answer('{"error":{"message":"Invalid token (request id: 1)","type":"new_api_error"}}')],
    ['new-api', answer('{"data":[{"id":"gpt-image-2","supported_endpoint_types":["openai"]}]}')],
    ['new-api', answer('', { 'X-New-Api-Version': 'v1' })],
    ['one-api', answer('{"error":{"message":"无效的令牌","type":"one_api_error"}}')],
    ['sub2api', answer('{"code":"API_KEY_REQUIRED","message":"API key is required"}')],
    ['litellm', answer('{"error":{"message":"Authentication Error, Invalid proxy server token passed."}}')],
    ['litellm', answer('', { 'x-litellm-version': '1.80' })],
    [
      'nginx',
      answer(
        '<html><body><center><h1>504 Gateway Time-out</h1></center><hr><center>nginx</center></body></html>',
      ),
    ],
    ['nginx', answer('', { server: 'openresty/1.21' })],
    ['cloudflare', answer('error code: 524')],
    ['cloudflare', answer('', { 'cf-ray': '1' })],
  ])('%s shows itself', (relay, sign) => {
    expect(recogniseRelays('https://relay.example.com', [answer('{}'), sign])).toEqual([relay]);
  });

  it('knows the two by their host, and a host that only sounds like them not', () => {
    expect(recogniseRelays('https://api.openai.com', [])).toEqual(['openai']);
    expect(recogniseRelays('https://openrouter.ai/api', [])).toEqual(['openrouter']);
    expect(recogniseRelays('https://api.openai.com.example.org', [])).toEqual([]);
    expect(recogniseRelays('https://notopenrouter.ai', [])).toEqual([]);
  });

  it('guesses nothing', () => {
    const plain = answer(
      '{"error":{"message":"Invalid model: error code: 524 in sight","type":"invalid_request_error"}}',
    );
    expect(recogniseRelays('not an address', [plain])).toEqual([]);
  });

  it('takes new-api, which descends from one-api, for new-api alone, and names what stands before it', () => {
    const answers = [
      answer('{"error":{"type":"new_api_error"}}'),
      answer('{"error":{"type":"one_api_error"}}'),
      answer('', { server: 'cloudflare' }),
    ];
    expect(recogniseRelays('', answers)).toEqual(['new-api', 'cloudflare']);
  });
});
