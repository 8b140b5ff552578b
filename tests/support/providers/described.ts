import type { ProviderDescription } from '../../../src/lib/contracts/provider-description.ts';
import { charge, drawRatio, send } from './provider-call.ts';
import type { ProviderCall, ProviderEntry, Refusal } from './provider-call.ts';
import { pollTask, startTask } from './provider-task.ts';
import type { ProviderTask } from './provider-task.ts';
import { list, object, oneOf, pictureUrl, text, whole } from './wire-check.ts';

const BODY = object(
  {
    engine: oneOf('brush-9'),
    ask: object({ words: text(), not: text() }, ['words']),
    shape: oneOf('1:1', '16:9', '9:16'),
    luck: whole(0, 4_294_967_295),
    sources: list(pictureUrl, { max: 2 }),
  },
  ['engine', 'ask', 'shape'],
);

/** An upstream that no provider of Easel's knows: submit and poll, with a key in a header of its own. */
export const described: ProviderEntry = {
  faults: ['failed', 'held'],
  readKey: ({ headers }) => headers['x-studio-key'],
  refuse,
  answer: (call) => {
    const { method, path } = call.request;
    if (method === 'GET' && path === '/me') return send(call, 200, { name: 'easel' });
    if (method === 'POST' && path === '/draw') return submit(call);
    const task = call.memory.tasks.get(/^\/draw\/(\w+)$/u.exec(path)?.[1] ?? '');
    if (method === 'GET' && task) return poll(call, task);
    refuse(call, { status: 404, kind: 'unknown', message: `There is no ${method} ${path}.` });
  },
};

/** What a user would write to have it work; `baseUrl` as the server's for `described`. */
export function describeStudio(baseUrl: string): ProviderDescription {
  const headers = { 'X-Studio-Key': '{{key}}' };
  return {
    version: 1,
    name: 'Studio Nine',
    baseUrl,
    models: ['brush-9'],
    test: { method: 'GET', url: '{{baseUrl}}/me', headers },
    submit: {
      method: 'POST',
      url: '{{baseUrl}}/draw',
      headers,
      body: {
        engine: '{{model}}',
        ask: { words: '{{prompt}}', not: '{{negative}}' },
        shape: '{{ratio}}',
        luck: '{{seed}}',
        sources: '{{sources}}',
      },
    },
    poll: {
      method: 'GET',
      url: '{{baseUrl}}/draw/{{id}}',
      headers,
      id: 'ticket.number',
      state: 'ticket.state',
      done: ['drawn'],
      failed: ['spoilt'],
    },
    images: 'pictures[*].png',
    error: 'ticket.trouble',
    takes: { ratios: ['1:1', '16:9', '9:16'], maxSources: 2, seed: true, negative: true, usd: 0.01 },
  };
}

function refuse(call: ProviderCall, { status, message }: Refusal): void {
  send(call, status, { ticket: { state: 'refused', trouble: message } });
}

function submit(call: ProviderCall): void {
  const message = BODY(call.body, '');
  if (message !== undefined) return refuse(call, { status: 400, kind: 'invalid', message });
  charge(call);
  const { id } = startTask(call, 'brush-9');
  send(call, 202, { ticket: { number: id, state: 'waiting' } });
}

function poll(call: ProviderCall, task: ProviderTask): void {
  if (pollTask(call, task) !== 'over')
    return send(call, 200, { ticket: { number: task.id, state: 'at work' } });
  if (call.fault === 'failed') {
    return send(call, 200, { ticket: { number: task.id, state: 'spoilt', trouble: 'The paint ran out.' } });
  }
  const { words } = task.body['ask'] as { words: string };
  const png = drawRatio(String(task.body['shape']), 1_048_576, words);
  send(call, 200, { ticket: { number: task.id, state: 'drawn' }, pictures: [{ png }] });
}
