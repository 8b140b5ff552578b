import { bearer, send } from './provider-call.ts';
import type { ProviderCall, ProviderEntry, Refusal } from './provider-call.ts';
import { CHAT_BODY, answerChat } from './chat-answer.ts';

const MODELS = ['gemini-3-pro-image', 'gemini-2.5-flash-image', 'gpt-5.5'];

/** A relay whose chat models answer with pictures in markdown. */
export const chat: ProviderEntry = {
  faults: ['words'],
  readKey: bearer,
  refuse,
  answer: (call) => {
    const { method, path } = call.request;
    if (method === 'GET' && path === '/v1/models') {
      return send(call, 200, { object: 'list', data: MODELS.map((id) => ({ id, object: 'model' })) });
    }
    if (method === 'POST' && path === '/v1/chat/completions') return talk(call);
    refuse(call, { status: 404, kind: 'unknown', message: `There is no ${method} ${path}.` });
  },
};

function refuse(call: ProviderCall, { status, message }: Refusal): void {
  send(call, status, { error: { message, type: 'invalid_request_error', param: null, code: null } });
}

function talk(call: ProviderCall): void {
  const message = CHAT_BODY(call.body, '');
  if (message !== undefined) return refuse(call, { status: 400, kind: 'invalid', message });
  if (call.fault === 'words') {
    const choice = {
      index: 0,
      finish_reason: 'stop',
      message: { role: 'assistant', content: 'I only talk.' },
    };
    return send(call, 200, { object: 'chat.completion', choices: [choice] });
  }
  answerChat(call, 'markdown');
}
