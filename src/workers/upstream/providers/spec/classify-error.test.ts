import { describe, expect, it } from 'vitest';
import { toAnswerFailure, toErrorFailure } from './to-failure.ts';

const answer = (status: number, body: unknown = '', headers: Record<string, string> = {}) =>
  toAnswerFailure({
    status,
    headers: new Headers(headers),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('a bare status', () => {
  it.each([
    [400, 'validation', false],
    [401, 'auth', false],
    [402, 'credit', false],
    [403, 'auth', false],
    [404, 'notSupported', false],
    [405, 'notSupported', false],
    [408, 'timeoutGateway', true],
    [409, 'serverError', true],
    [413, 'validation', false],
    [415, 'validation', false],
    [422, 'validation', false],
    [425, 'serverError', true],
    [429, 'rate', true],
    [500, 'serverError', true],
    [502, 'serverError', true],
    [503, 'serverError', true],
    [504, 'timeoutGateway', true],
    [520, 'serverError', true],
    [521, 'serverError', true],
    [522, 'timeoutGateway', true],
    [523, 'serverError', true],
    [524, 'timeoutGateway', true],
    [529, 'serverError', true],
    [418, 'serverError', false],
  ])('%i is %s', (status, code, retryable) => {
    expect(answer(status)).toEqual({ code, message: `HTTP ${status}`, retryable, status });
  });
});

describe('what the upstream says', () => {
  it.each([
    [
      'an unknown parameter',
      400,
      {
        error: {
          message: "Unknown parameter: 'response_format'.",
          type: 'invalid_request_error',
          param: 'response_format',
          code: 'unknown_parameter',
        },
      },
      'validation',
      false,
    ],
    [
      'a wrong key',
      401,
      { error: { message: 'Incorrect API key provided', code: 'invalid_api_key' } },
      'auth',
      false,
    ],
    [
      'a wrong key as 400',
      400,
      {
        error: {
          code: 400,
          message: 'API key not valid',
          status: 'INVALID_ARGUMENT',
          details: [{ reason: 'API_KEY_INVALID' }],
        },
      },
      'auth',
      false,
    ],
    [
      'an empty account',
      429,
      {
        error: {
          message: 'You exceeded your current quota, please check your plan and billing details.',
          code: 'insufficient_quota',
        },
      },
      'quota',
      false,
    ],
    [
      'an empty quota',
      429,
      { error: { message: 'quota exceeded', type: 'insufficient_quota' } },
      'quota',
      false,
    ],
    [
      'a relay’s empty quota',
      403,
      { error: { message: 'user quota is not enough', code: 'insufficient_user_quota' } },
      'quota',
      false,
    ],
    [
      'the same in Chinese',
      403,
      { error: { message: '用户额度不足', type: 'new_api_error' } },
      'quota',
      false,
    ],
    ['an empty balance', 402, { error: { message: 'Insufficient balance' } }, 'credit', false],
    [
      'too many requests',
      429,
      { error: { message: 'Rate limit reached', code: 'rate_limit_exceeded' } },
      'rate',
      true,
    ],
    [
      'moderation',
      400,
      {
        error: {
          message: 'Your request was rejected by the safety system.',
          code: 'moderation_blocked',
          type: 'image_generation_user_error',
        },
      },
      'moderation',
      false,
    ],
    [
      'content policy',
      400,
      { error: { message: 'x', code: 'content_policy_violation' } },
      'moderation',
      false,
    ],
    [
      'a missing model',
      404,
      {
        error: {
          message: 'The model `gpt-image-9` does not exist or you do not have access to it.',
          code: 'model_not_found',
        },
      },
      'modelNotFound',
      false,
    ],
    ['a missing model by its words', 404, { error: { message: 'model not found' } }, 'modelNotFound', false],
    [
      'no channel for a model',
      503,
      { error: { message: '当前分组 default 下对于模型 gpt-image-2 无可用渠道', type: 'new_api_error' } },
      'modelNotFound',
      false,
    ],
    [
      'a missing address',
      404,
      { error: { message: 'Invalid URL (POST /v1/responses)', type: 'invalid_request_error' } },
      'notSupported',
      false,
    ],
    [
      'an upstream’s own retries',
      502,
      { error: { message: 'Upstream request failed', type: 'upstream_error' } },
      'serverError',
      false,
    ],
    [
      'an upstream’s own retries with its status',
      500,
      {
        error: {
          message: 'bad response status code 503',
          type: 'upstream_error',
          code: 'bad_response_status_code',
        },
      },
      'serverError',
      false,
    ],
    ['an upstream’s own limit', 429, { error: { message: 'busy', type: 'upstream_error' } }, 'rate', false],
    ['a server error as 400', 400, { error: { message: 'oops', type: 'server_error' } }, 'serverError', true],
    ['an api error as 400', 400, { error: { message: 'oops', type: 'api_error' } }, 'serverError', true],
    [
      'a temporary outage as 403',
      403,
      { error: { message: 'The service is temporarily unavailable' } },
      'serverError',
      true,
    ],
    ['that it may be tried again', 400, { error: { message: 'odd', retryable: true } }, 'validation', true],
    [
      'that it may not be tried again',
      500,
      { error: { message: 'odd' }, retryable: false },
      'serverError',
      false,
    ],
    [
      'that a moderated request may be tried again',
      400,
      { error: { code: 'moderation_blocked', message: 'x', retryable: true } },
      'moderation',
      false,
    ],
    [
      'a field of a list',
      422,
      { detail: [{ loc: ['body', 'size'], msg: 'field required' }] },
      'validation',
      false,
    ],
    ['a telling status inside a 500', 500, { error: { message: 'x', code: 429 } }, 'rate', true],
    [
      'an error after keep-alives',
      400,
      '{}\n\n{"error":{"message":"bad size","param":"size"}}',
      'validation',
      false,
    ],
    [
      'an error in an event',
      500,
      'event: error\ndata: {"error":{"message":"slow down","code":"rate_limit_exceeded"}}\n\n',
      'rate',
      true,
    ],
  ])('%s', (_name, status, body, code, retryable) => {
    expect(answer(status, body)).toMatchObject({ code, retryable, status });
  });

  it('names the field', () => {
    expect(answer(400, { error: { message: 'x', param: 'size', type: 'invalid_request_error' } }).field).toBe(
      'size',
    );
    expect(answer(422, { detail: [{ loc: ['body', 'tools', 0, 'size'], msg: 'bad' }] })).toMatchObject({
      field: 'tools.0.size',
      message: 'bad',
    });
  });

  it.each([
    [{ error: { message: 'one' } }, 'one'],
    [{ error: 'two' }, 'two'],
    [{ message: 'three' }, 'three'],
    [{ detail: 'four' }, 'four'],
    [{ error: { error: { message: 'five' } } }, 'five'],
    [{ errors: [{ message: 'six' }] }, 'six'],
    [{ error: { message: '{"error":{"message":"seven"}}' } }, 'seven'],
    ['  eight \n words ', 'eight words'],
    [[{ error: { message: 'nine' } }], 'nine'],
    [{ error: { message: '<p>ten &amp; <b>more</b></p>' } }, 'ten & more'],
    [
      { error: { message: 'Incorrect API key provided: sk-abcdefgh12345678.' } },
      'Incorrect API key provided: [removed].',
    ],
  ])('finds the words in %j', (body, message) => {
    expect(answer(500, body).message).toBe(message);
  });

  it('keeps a long message short and never shows a page', () => {
    expect(answer(500, { error: { message: 'x'.repeat(5000) } }).message).toHaveLength(500);
    const page = `<!DOCTYPE html><html><head><title>relay.example | 524: A timeout occurred</title></head><body>${'<div>x</div>'.repeat(999)}</body></html>`;
    expect(answer(524, page)).toEqual({
      code: 'timeoutGateway',
      message: 'relay.example | 524: A timeout occurred',
      retryable: true,
      status: 524,
    });
    expect(answer(502, '<html><body><center><h1>502 Bad Gateway</h1></center></body></html>').message).toBe(
      '502 Bad Gateway',
    );
    expect(answer(502, '<html><body></body></html>').message).toBe('HTTP 502');
  });
});

describe('an error inside a message', () => {
  it.each([
    [{ type: 'error', code: 'rate_limit_exceeded', message: 'slow down', param: null }, 'rate', true],
    [{ type: 'error', error: { code: 'server_error', message: 'x' } }, 'serverError', true],
    [{ code: 'image_content_policy_violation', message: 'x' }, 'moderation', false],
    [{ error: { message: 'x', type: 'upstream_error', code: 502 } }, 'serverError', false],
    [{ error: { message: 'x', type: 'upstream_error' } }, 'serverError', true],
    ['upstream said: status 504', 'timeoutGateway', true],
  ])('%j', (error, code, retryable) => {
    expect(toErrorFailure(error)).toMatchObject({ code, retryable });
  });
});

describe('Retry-After', () => {
  it.each([
    [{ 'retry-after': '20' }, 20_000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after-ms': '1500', 'retry-after': '9' }, 1500],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '99999999' }, undefined],
    [{ 'retry-after': new Date(0).toUTCString() }, 0],
    [{}, undefined],
  ])('%j', (headers, expected) => {
    expect(answer(429, '', headers as Record<string, string>).retryAfterMs).toBe(expected);
  });

  it('reads a date', () => {
    const inAMinute = new Date(Date.now() + 60_000).toUTCString();
    const { retryAfterMs = 0 } = answer(503, '', { 'retry-after': inAMinute });
    expect(retryAfterMs).toBeGreaterThan(50_000);
    expect(retryAfterMs).toBeLessThanOrEqual(60_000);
  });
});
