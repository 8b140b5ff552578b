import { charge, drawRatio, send, AREAS } from './provider-call.ts';
import type { ProviderCall } from './provider-call.ts';
import { either, flag, isObject, list, number, object, oneOf, pictureUrl, text } from './wire-check.ts';

const PART = either(
  object({ type: oneOf('text'), text: text() }, ['type', 'text']),
  object({ type: oneOf('image_url'), image_url: object({ url: pictureUrl }, ['url']) }, [
    'type',
    'image_url',
  ]),
);

const MESSAGE = object({ role: oneOf('system', 'user', 'assistant'), content: either(text(), list(PART)) }, [
  'role',
  'content',
]);

const IMAGE_CONFIG = object({
  aspect_ratio: oneOf('1:1', '4:5', '3:4', '2:3', '9:16', '5:4', '4:3', '3:2', '16:9', '21:9'),
  image_size: oneOf('1K', '2K', '4K'),
});

/** A chat completion: with `modalities` of an image, without of words. */
export const CHAT_BODY = object(
  {
    model: text(),
    messages: list(MESSAGE),
    modalities: list(oneOf('image', 'text')),
    stream: flag,
    image_config: IMAGE_CONFIG,
    temperature: number(0, 2),
    max_tokens: number(1, 100_000),
  },
  ['model', 'messages'],
);

const USAGE = { prompt_tokens: 20, completion_tokens: 1290, total_tokens: 1310 };

/** `holder`: where the picture stands, which differs from one relay to the next. */
export function answerChat(call: ProviderCall, holder: 'images' | 'markdown'): void {
  const body = call.body as Record<string, unknown>;
  charge(call);
  const prompt = readPrompt(body);
  const message = isObject(body) && 'modalities' in body ? toPicture(body, prompt, holder) : toWords(prompt);
  const choice = { index: 0, finish_reason: 'stop', message: { role: 'assistant', ...message } };
  send(call, 200, {
    id: 'gen-1',
    object: 'chat.completion',
    model: body['model'],
    choices: [choice],
    usage: USAGE,
  });
}

function toPicture(body: Record<string, unknown>, prompt: string, holder: 'images' | 'markdown'): object {
  const config = (body['image_config'] ?? {}) as { aspect_ratio?: string; image_size?: string };
  const area = AREAS[config.image_size ?? '1K'] ?? 0;
  const url = `data:image/png;base64,${drawRatio(config.aspect_ratio ?? '1:1', area, prompt)}`;
  return holder === 'images'
    ? { content: 'Here it is.', images: [{ type: 'image_url', image_url: { url } }] }
    : { content: `Here it is.\n\n![image](${url})` };
}

function toWords(prompt: string): object {
  return { content: `In other words: ${prompt}` };
}

/** The last text of the last message. */
function readPrompt(body: Record<string, unknown>): string {
  const { content } = (body['messages'] as { content: unknown }[]).at(-1) ?? { content: '' };
  if (typeof content === 'string') return content;
  const texts = (content as { text?: string }[]).flatMap(({ text: words }) => words ?? []);
  return texts.at(-1) ?? '';
}
