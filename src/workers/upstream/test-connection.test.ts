import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProfile } from '../../../tests/support/runner-harness.ts';
import { startUpstreamServer } from '../../../tests/support/upstream-server.ts';
import type { UpstreamServer } from '../../../tests/support/upstream-server.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import { createFailure } from '../../lib/kernel/app-error.ts';
import { diagnoseConnection } from './diagnose-connection.ts';
import { isLoopback, isMixedContent } from './mixed-content.ts';
import { providerOf } from './providers/registry.ts';
import { readModelIds } from './read-model-ids.ts';
import { testConnection } from './test-connection.ts';
import { ConnectError } from './transport/send-request.ts';

const PAGE = { isSecurePage: false, isOnline: true };
let server: UpstreamServer;
let closedPort: string;

beforeAll(async () => {
  server = await startUpstreamServer();
  const gone = await startUpstreamServer();
  closedPort = gone.origin;
  await gone.close();
});
afterAll(() => server.close());

const test = (values: Partial<Profile>, page = PAGE, key = 'sk-secret-key') =>
  testConnection({ profile: createProfile(values), provider: {}, key }, page);

/** What a browser does with a host that it must not read: nothing but a TypeError. */
const refuse = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

describe('testConnection', () => {
  it('is ok with the models, and sends the key in the header only', async () => {
    const report = await test({ baseUrl: server.baseUrl('ok') });
    expect(report).toMatchObject({ outcome: 'ok', status: 200 });
    expect(report.models).toContain('gpt-image-2');
    expect(server.requests.at(-1)?.headers['authorization']).toBe('Bearer sk-secret-key');
    expect(server.requests.at(-1)?.url).not.toContain('sk-secret-key');
    expect(server.paid()).toEqual([]);
  });

  it.each([
    ['responses', 'gpt-none', 'gpt-image-2', 'gpt-none'],
    ['responses', 'gpt-5.5', 'image-none', 'image-none'],
    ['images', 'gpt-none', 'image-none', 'image-none'],
  ] as const)('%s with %s and %s lacks %s', async (form, textModel, imageModel, message) => {
    expect(await test({ baseUrl: server.baseUrl('ok'), form, textModel, imageModel })).toMatchObject({
      outcome: 'modelNotFound',
      message,
    });
  });

  it('does not ask for a text model in the Images form', async () => {
    expect(
      (await test({ baseUrl: server.baseUrl('ok'), form: 'images', textModel: 'gpt-none' })).outcome,
    ).toBe('ok');
  });

  it.each([
    ['401', 'badKey', 'Incorrect API key provided.'],
    ['no-models', 'unexpected', 'Not found'],
  ])('%s is %s', async (scenario, outcome, message) => {
    expect(await test({ baseUrl: server.baseUrl(scenario) })).toMatchObject({ outcome, message });
  });

  it('is unreachable where nothing listens, and where there is no address', async () => {
    expect((await test({ baseUrl: closedPort })).outcome).toBe('unreachable');
    expect((await test({ baseUrl: '' })).outcome).toBe('unreachable');
  });

  it('is CORS where only a request that may not be read gets through', async () => {
    const profile = createProfile({ baseUrl: server.baseUrl('no-cors') });
    expect((await testConnection({ profile, provider: {}, key: '', fetch: refuse }, PAGE)).outcome).toBe(
      'cors',
    );
  });

  it('tells offline and mixed content without a request', async () => {
    const count = server.requests.length;
    expect((await test({ baseUrl: 'https://relay.example' }, { ...PAGE, isOnline: false })).outcome).toBe(
      'offline',
    );
    expect((await test({ baseUrl: 'http://relay.example' }, { ...PAGE, isSecurePage: true })).outcome).toBe(
      'mixedContent',
    );
    expect(server.requests).toHaveLength(count);
  });

  it('is ok for the demo', async () => {
    expect(await test({ kind: 'demo', baseUrl: '' })).toMatchObject({
      outcome: 'ok',
      models: ['gpt-image-2'],
    });
  });
});

describe('testConnection of a provider with an account', () => {
  const ask = async (form: string, answers: Record<string, () => Promise<Response>>) => {
    const fetch = (url: string): Promise<Response> =>
      Object.entries(answers).find(([end]) => new URL(url).pathname.endsWith(end))?.[1]() ?? refuse();
    const profile = createProfile({ form, baseUrl: 'https://p.example/api/v3', imageModel: 'a/b' });
    return testConnection({ profile, provider: await providerOf(profile), key: 'k', fetch }, PAGE);
  };
  const models = () => Promise.resolve(Response.json({ data: [{ model_id: 'a/b', id: 'a/b' }] }));
  const say =
    (body: object, status = 200) =>
    () =>
      Promise.resolve(Response.json(body, { status }));

  it('says what is left', async () => {
    const report = await ask('wavespeed', { '/models': models, '/balance': say({ data: { balance: 2.5 } }) });
    expect(report).toMatchObject({ outcome: 'ok', models: ['a/b'], balance: { amount: 2.5, unit: 'USD' } });
  });

  it('is a bad key where anybody may read the list', async () => {
    const balance = say({ code: 401, message: 'Invalid key' }, 401);
    expect(await ask('wavespeed', { '/models': models, '/balance': balance })).toMatchObject({
      outcome: 'badKey',
      message: 'Invalid key',
    });
  });

  it.each([
    ['an error', say({ code: 500, message: 'oops' }, 500)],
    ['a line that broke', () => refuse()],
  ])('is ok all the same after %s there', async (_name, balance) => {
    const report = await ask('wavespeed', { '/models': models, '/balance': balance });
    expect(report.outcome).toBe('ok');
    expect(report).not.toHaveProperty('balance');
  });

  it('knows a bad key by its words, whatever the status', async () => {
    const message = 'API key not valid. Please pass a valid API key.';
    const refusal = say({ error: { code: 400, message, status: 'INVALID_ARGUMENT' } }, 400);
    expect(await ask('gemini', { '/models': refusal })).toMatchObject({ outcome: 'badKey', status: 400 });
  });

  it.each([
    ['huggingface', [{ id: 'c/d' }], 'ok'],
    ['wavespeed', { data: [{ model_id: 'c/d' }] }, 'modelNotFound'],
  ])('%s, whose list %j lacks the model, is %s', async (form, body, outcome) => {
    const list = say(body);
    expect((await ask(form, { '/models': list })).outcome).toBe(outcome);
  });

  it('reads what is left from the list, where it is that', async () => {
    const report = await ask('stability', { '/balance': say({ credits: 12.5 }) });
    expect(report).toMatchObject({ outcome: 'ok', balance: { amount: 12.5, unit: 'credits' } });
  });
});

describe('diagnoseConnection', () => {
  const diagnose = (values: Partial<Profile>, elapsedMs = 5, isOnline = true) =>
    diagnoseConnection({
      provider: {},
      profile: createProfile(values),
      key: '',
      error: new ConnectError(createFailure('network'), elapsedMs, undefined),
      isOnline,
      isSecurePage: true,
    });

  it.each([
    ['a line that broke late', 'ok', 60_000, true, 'network'],
    ['a host that can be read', 'ok', 5, true, 'network'],
    ['no network', 'ok', 5, false, 'offline'],
  ])('%s', async (_name, scenario, elapsedMs, isOnline, code) => {
    expect((await diagnose({ baseUrl: server.baseUrl(scenario) }, elapsedMs, isOnline)).code).toBe(code);
  });

  it('names mixed content, and nobody there', async () => {
    expect((await diagnose({ baseUrl: 'http://relay.example' })).code).toBe('mixedContent');
    expect((await diagnose({ baseUrl: closedPort })).code).toBe('network');
  });
});

it.each([
  ['http://relay.example', true, true],
  ['http://relay.example', false, false],
  ['https://relay.example', true, false],
  ['http://localhost:8080', true, false],
  ['http://127.0.0.1:3000', true, false],
  ['http://[::1]:3000', true, false],
  ['http://app.localhost', true, false],
])('%s on a secure page (%s) is mixed content: %s', (url, isSecurePage, expected) => {
  expect(isMixedContent(url, isSecurePage)).toBe(expected);
});

it('does not take a name that only looks like this device', () => {
  expect(isLoopback('127.0.0.1.evil.example')).toBe(false);
  expect(isLoopback('notlocalhost')).toBe(false);
});

it.each([
  ['{"data":[{"id":"a"},{"id":"b"}]}', ['a', 'b']],
  ['{"models":[{"name":"models/gemini"}]}', ['gemini']],
  ['["x","y"]', ['x', 'y']],
  ['{"data":[]}', []],
  ['{"error":{"message":"no"}}', undefined],
  ['<html>', undefined],
])('%s lists %j', (text, expected) => {
  expect(readModelIds(text)).toEqual(expected);
});
