import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../lib/contracts/failure.ts';
import type { Profile } from '../../../../lib/contracts/profile.ts';
import { toAnswerFailure } from '../spec/to-failure.ts';
import { resumeResponses } from './openai-responses-resume.ts';

const addressAt = (baseUrl: string, responseId = 'resp_1') => ({
  profile: { baseUrl } as Profile,
  responseId,
});

describe('requests', () => {
  const address = addressAt('https://relay.example/proxy');

  it('streams what comes after the last event that was seen', () => {
    expect(resumeResponses.toStreamRequest({ ...address, sequence: 7 })).toEqual({
      url: 'https://relay.example/proxy/v1/responses/resp_1?stream=true&starting_after=7',
      method: 'GET',
      headers: {},
    });
  });

  it('streams from the first event where one was seen, and all where none was', () => {
    expect(resumeResponses.toStreamRequest({ ...address, sequence: 0 }).url).toMatch(/starting_after=0$/u);
    expect(resumeResponses.toStreamRequest({ ...address, sequence: -1 }).url).toMatch(/\?stream=true$/u);
  });

  it('asks for the whole, and cancels', () => {
    const url = 'https://relay.example/proxy/v1/responses/resp_1';
    expect(resumeResponses.toPollRequest(address)).toEqual({ url, method: 'GET', headers: {} });
    expect(resumeResponses.toCancelRequest?.(address)).toEqual({
      url: `${url}/cancel`,
      method: 'POST',
      headers: {},
    });
  });

  it.each([
    ['https://relay.example/api/v3', 'https://relay.example/api/v3/responses/resp_1'],
    ['https://host.example/openai', 'https://host.example/openai/responses/resp_1'],
  ])('joins %s as every other endpoint', (baseUrl, url) => {
    expect(resumeResponses.toPollRequest(addressAt(baseUrl)).url).toBe(url);
  });

  it('keeps a strange id within its place', () => {
    const { url } = resumeResponses.toPollRequest(addressAt('https://r.example', 'a/../b?c#雨'));
    expect(url).toBe('https://r.example/v1/responses/a%2F..%2Fb%3Fc%23%E9%9B%A8');
  });
});

describe('isBackgroundRefused', () => {
  const answer = (error: object | string, status = 400): Failure =>
    toAnswerFailure({
      status,
      headers: new Headers(),
      body: JSON.stringify(typeof error === 'string' ? { detail: error } : { error }),
    });
  const named = (message: string, param: string | null = null, code = 'unknown_parameter') =>
    answer({ message, param, code, type: 'invalid_request_error' });

  it.each([
    ['a field', named("Unknown parameter: 'background'.", 'background')],
    ['a field in the body', named('Extra inputs are not permitted', 'body.background')],
    ['store', named("Unsupported parameter: 'store'.", 'store')],
    ['words alone', answer({ message: 'unknown field `background`, expected one of `model`, `input`' })],
    ['words in any spelling', answer({ message: 'Unrecognized request argument supplied: background' })],
    ['a mode', answer({ message: 'Background mode is not supported for this model.' })],
    ['a mode with its field', named('Background mode requires store.', 'store')],
    ['a relay of accounts', answer('Store must be set to false')],
    ['validation of a Python server', answer('background: extra fields not permitted', 422)],
    ['an unknown thing', answer({ message: 'background responses: unknown url' }, 405)],
  ])('is so for %s', (_name, failure) => {
    expect(resumeResponses.isBackgroundRefused(failure)).toBe(true);
  });

  it.each([
    ['another field', named("Unknown parameter: 'tools[0].complexity'.", 'tools[0].complexity')],
    [
      'the background of the picture',
      named("Invalid value: 'transparent'.", 'tools[0].background', 'invalid_value'),
    ],
    ['its words', answer({ message: 'Transparent background is not supported for this model.' })],
    ['a bad key', answer({ message: 'background: invalid api key', code: 'invalid_api_key' }, 401)],
    ['a broken server', answer({ message: 'background worker crashed' }, 500)],
    ['moderation', answer({ message: 'The background is not allowed.', code: 'moderation_blocked' })],
  ])('is not so for %s', (_name, failure) => {
    expect(resumeResponses.isBackgroundRefused(failure)).toBe(false);
  });
});
