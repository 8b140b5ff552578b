import { afterEach, describe, expect, it } from 'vitest';
import { createProfile, createRunnerHarness } from '../../../tests/support/runner-harness.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { TextAsk } from '../../lib/contracts/upstream-api.ts';
import { createAskText } from './ask-text.ts';
import { createDemoFetch } from './demo/demo-fetch.ts';
import { providerOf } from './providers/registry.ts';
import type { FetchLike } from './transport/send-request.ts';

interface Sent {
  url: string;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

const harness = createRunnerHarness();
afterEach(() => harness.db.bytes.clear());

/** Answers in the given order; what was asked is kept. */
function script(answers: (object | string | number)[]) {
  const sent: Sent[] = [];
  const left = [...answers];
  const fetch: FetchLike = (url, init) => {
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    sent.push({ url, headers: init.headers as Record<string, string>, body });
    const next = left.shift();
    if (next === undefined) return Promise.reject(new TypeError('Failed to fetch'));
    if (typeof next === 'number')
      return Promise.resolve(Response.json({ error: { message: 'no' } }, { status: next }));
    return Promise.resolve(typeof next === 'string' ? new Response(next) : Response.json(next));
  };
  return { sent, fetch };
}

async function ask(values: Partial<Profile>, fetch: FetchLike, changes: Partial<TextAsk> = {}) {
  const profile = createProfile(values);
  await harness.repositories.profiles.put(profile);
  const waits: number[] = [];
  const askText = createAskText({
    repositories: harness.repositories,
    readKey: () => Promise.resolve('k-secret'),
    providerOf,
    fetchOf: () => fetch,
    diagnose: ({ error }) => Promise.resolve(error.failure),
    now: () => 0,
    waitUntil: (at) => Promise.resolve(void waits.push(at)),
  });
  const answer = await askText({
    profileId: profile.id,
    task: 'improve',
    instruction: 'Improve it.',
    text: 'A cat',
    ...changes,
  });
  return { answer, waits };
}

const CHAT = { choices: [{ message: { content: ' A grey cat ' }, finish_reason: 'stop' }] };
const CHAT_MESSAGES = [
  { role: 'system', content: 'Improve it.' },
  { role: 'user', content: 'A cat' },
];

describe('each form asks its text model in its own way', () => {
  it.each([
    ['images', 'https://r.example', 'https://r.example/v1/chat/completions'],
    ['chat', 'https://r.example', 'https://r.example/v1/chat/completions'],
    ['openrouter', 'https://openrouter.ai/api', 'https://openrouter.ai/api/v1/chat/completions'],
    ['xai', 'https://api.x.ai', 'https://api.x.ai/v1/chat/completions'],
    ['huggingface', 'https://router.huggingface.co', 'https://router.huggingface.co/v1/chat/completions'],
  ])('%s by chat', async (form, baseUrl, url) => {
    const { sent, fetch } = script([CHAT]);
    const { answer } = await ask({ form, baseUrl, textModel: 't1' }, fetch);
    expect(answer).toEqual({ text: 'A grey cat' });
    expect(sent).toEqual([
      {
        url,
        headers: { 'Content-Type': 'application/json', Authorization: 'Bearer k-secret' },
        body: { model: 't1', messages: CHAT_MESSAGES, stream: false },
      },
    ]);
  });

  it('responses without a tool, and without keeping anything', async () => {
    const output = [{ type: 'message', content: [{ type: 'output_text', text: 'A grey cat' }] }];
    const { sent, fetch } = script([{ object: 'response', output }]);
    const { answer } = await ask({ form: 'responses', baseUrl: 'https://r.example', textModel: 't1' }, fetch);
    expect(answer.text).toBe('A grey cat');
    expect(sent[0]?.body).toEqual({
      model: 't1',
      stream: false,
      store: false,
      instructions: 'Improve it.',
      input: [{ role: 'user', content: [{ type: 'input_text', text: 'A cat' }] }],
    });
  });

  it('gemini, whose thoughts are no answer', async () => {
    const parts = [{ text: 'Let me think', thought: true }, { text: 'A grey cat' }];
    const { sent, fetch } = script([{ candidates: [{ content: { parts } }] }]);
    const { answer } = await ask(
      { form: 'gemini', baseUrl: 'https://g.example/v1beta', textModel: 'g' },
      fetch,
    );
    expect(answer.text).toBe('A grey cat');
    expect(sent[0]).toEqual({
      url: 'https://g.example/v1beta/models/g:generateContent',
      headers: { 'Content-Type': 'application/json', 'x-goog-api-key': 'k-secret' },
      body: {
        systemInstruction: { parts: [{ text: 'Improve it.' }] },
        contents: [{ role: 'user', parts: [{ text: 'A cat' }] }],
      },
    });
  });
});

describe("WaveSpeed's optimizer", () => {
  const PROFILE = {
    form: 'wavespeed',
    baseUrl: 'https://w.example/api/v3',
    textModel: 'wavespeed-ai/prompt-optimizer',
  };
  const done = (output: string) => ({ data: { id: 'p1', status: 'completed', outputs: [output] } });

  it('answers at once', async () => {
    const { sent, fetch } = script([done('A grey cat')]);
    expect((await ask(PROFILE, fetch)).answer).toEqual({ text: 'A grey cat' });
    expect(sent[0]?.url).toBe('https://w.example/api/v3/wavespeed-ai/prompt-optimizer');
    expect(sent[0]?.body).toEqual({ text: 'A cat', mode: 'image', style: 'default', enable_sync_mode: true });
  });

  it('or later, or with the address of a text that is asked for without the key', async () => {
    const pending = { data: { id: 'p1', status: 'processing', outputs: [] } };
    const { sent, fetch } = script([pending, done('https://cdn.example/p1.txt'), 'A grey cat']);
    const { answer, waits } = await ask(PROFILE, fetch);
    expect(answer).toEqual({ text: 'A grey cat' });
    expect(waits).toEqual([1000]);
    expect(sent.map(({ url, headers }) => [url, headers['Authorization']])).toEqual([
      ['https://w.example/api/v3/wavespeed-ai/prompt-optimizer', 'Bearer k-secret'],
      ['https://w.example/api/v3/predictions/p1/result', 'Bearer k-secret'],
      ['https://cdn.example/p1.txt', undefined],
    ]);
  });

  it('says where words lie that cannot be read', async () => {
    const { fetch } = script([done('https://cdn.example/p1.txt')]);
    expect((await ask(PROFILE, fetch)).answer.failure).toMatchObject({
      code: 'cors',
      message: 'https://cdn.example/p1.txt',
    });
  });

  it('is not waited for for ever', async () => {
    const pending = { data: { id: 'p1', status: 'processing' } };
    const { sent, fetch } = script(Array.from({ length: 200 }, () => pending));
    expect((await ask(PROFILE, fetch)).answer.failure?.code).toBe('stalled');
    expect(sent.length).toBeLessThan(70);
  });
});

describe('what goes wrong is data', () => {
  const CHAT_PROFILE = { form: 'chat', baseUrl: 'https://r.example', textModel: 't1' };

  it.each([
    [401, 'auth'],
    [500, 'serverError'],
  ])('%i is %s, and is not sent again', async (status, code) => {
    const { sent, fetch } = script([status, CHAT]);
    expect((await ask(CHAT_PROFILE, fetch)).answer).toMatchObject({ text: '', failure: { code } });
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['no words', CHAT_PROFILE, 'decode'],
    ['no text model', { ...CHAT_PROFILE, textModel: '' }, 'validation'],
    ['a form without text models', { form: 'stability', baseUrl: 'https://s.example' }, 'notSupported'],
  ])('%s', async (_name, values, code) => {
    const { fetch } = script([{ choices: [{ message: { content: '' } }] }]);
    expect((await ask(values, fetch)).answer.failure?.code).toBe(code);
  });
});

it('sends an image along', async () => {
  const hash = await putPicture();
  const { sent, fetch } = script([CHAT]);
  await ask({ form: 'chat', baseUrl: 'https://r.example', textModel: 't1' }, fetch, {
    text: '',
    imageHash: hash,
  });
  expect(sent[0]?.body['messages']).toEqual([
    CHAT_MESSAGES[0],
    { role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AQID' } }] },
  ]);
});

describe('the demo', () => {
  const demo = createDemoFetch({ pace: 0 });

  it.each(['responses', 'images'])(
    'improves a prompt in the form %s, always in the same way',
    async (form) => {
      const profile = { kind: 'demo', form, baseUrl: '', textModel: '' } as const;
      const { answer } = await ask(profile, demo);
      expect(answer.text).toMatch(/^A cat, .{20}/u);
      expect((await ask(profile, demo)).answer).toEqual(answer);
      expect((await ask(profile, demo, { text: '一只猫。' })).answer.text).toMatch(
        /^一只猫，\p{Script=Han}/u,
      );
    },
  );

  it('describes an image, and leaves alone what it cannot translate', async () => {
    const profile = { kind: 'demo', form: 'responses', baseUrl: '', textModel: '' } as const;
    const imageHash = await putPicture();
    expect((await ask(profile, demo, { text: '', imageHash })).answer.text).toMatch(/picture/u);
    const instruction = 'Translate it into German.';
    expect((await ask(profile, demo, { instruction })).answer.text).toBe('A cat');
  });
});

async function putPicture(): Promise<string> {
  const blob = new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' });
  return harness.repositories.bytes.put(blob);
}

it('asks nothing of a model that does another thing', async () => {
  const { sent, fetch } = script([]);
  const values = { form: 'wavespeed', baseUrl: 'https://w.example', textModel: 'a/optimizer' };
  const { answer } = await ask(values, fetch, { task: 'translate' });
  expect(answer.failure).toMatchObject({ code: 'notSupported' });
  expect(sent).toEqual([]);
});
