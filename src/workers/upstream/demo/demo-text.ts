import { fromBase64 } from '../../../lib/kernel/base64.ts';
import { readImageSize } from '../../../lib/kernel/read-image-size.ts';

/** A question to a text model, in either form, in one shape. */
interface TextQuestion {
  instruction: string;
  text: string;
  /** `data:` address; empty: none. */
  image: string;
}

/** The demo's answer where a text model is asked; undefined: a picture is. It is the same every time. */
export function answerText(path: string, body: unknown): Response | undefined {
  if (typeof body !== 'string') return undefined;
  if (path.endsWith('/chat/completions')) {
    const content = answer(readChat(JSON.parse(body) as ChatBody));
    return Response.json({
      object: 'chat.completion',
      choices: [{ message: { role: 'assistant', content } }],
    });
  }
  if (!path.endsWith('/responses')) return undefined;
  const question = JSON.parse(body) as ResponsesBody;
  if (question.tools) return undefined;
  const content = [{ type: 'output_text', text: answer(readResponses(question)) }];
  return Response.json({ object: 'response', status: 'completed', output: [{ type: 'message', content }] });
}

interface Part {
  text?: string;
  image_url?: string | { url: string };
}

interface ChatBody {
  messages: { role: string; content: string | Part[] }[];
}

interface ResponsesBody {
  tools?: unknown;
  instructions?: string;
  input: { content: Part[] }[];
}

function readChat({ messages }: ChatBody): TextQuestion {
  const of = (wanted: string): Part[] =>
    messages
      .filter(({ role }) => role === wanted)
      .flatMap(({ content }) => (typeof content === 'string' ? [{ text: content }] : content));
  return { instruction: toText(of('system')), ...readParts(of('user')) };
}

function readResponses({ instructions = '', input }: ResponsesBody): TextQuestion {
  return { instruction: instructions, ...readParts(input.flatMap(({ content }) => content)) };
}

function readParts(parts: readonly Part[]): Pick<TextQuestion, 'text' | 'image'> {
  const addresses = parts.map(({ image_url: url }) => (typeof url === 'string' ? url : (url?.url ?? '')));
  return { text: toText(parts), image: addresses.find((url) => url !== '') ?? '' };
}

function toText(parts: readonly Part[]): string {
  return parts
    .map(({ text = '' }) => text)
    .join('\n')
    .trim();
}

/** It knows a little of light and of pictures, and no language. */
function answer({ instruction, text, image }: TextQuestion): string {
  if (image !== '') return describe(image);
  return /translat/iu.test(instruction) ? text : improve(text);
}

function describe(image: string): string {
  const size = readImageSize(fromBase64(image));
  const shape = size ? toShape(size.width / size.height) : 'still';
  return `A ${shape} picture of one clear subject in soft natural light, with a balanced composition and fine detail`;
}

function toShape(ratio: number): string {
  if (ratio > 1.1) return 'wide';
  return ratio < 0.9 ? 'tall' : 'square';
}

const ENDINGS = {
  latin: [
    'soft natural light, a clear subject, a calm background, fine detail',
    'warm evening light, gentle shadows, a balanced composition, rich texture',
    'cool morning light, crisp edges, plenty of empty space, fine detail',
    'low side light, deep contrast, a shallow depth of field, rich colour',
  ],
  han: [
    '柔和的自然光，主体清晰，背景安静，细节精致',
    '温暖的傍晚光线，柔和的阴影，构图均衡，质感丰富',
    '清凉的晨光，轮廓分明，大片留白，细节精致',
    '低角度侧光，对比强烈，浅景深，色彩浓郁',
  ],
} as const;

/** The same words for the same prompt. */
function improve(prompt: string): string {
  const isHan = /\p{Script=Han}/u.test(prompt);
  const endings = isHan ? ENDINGS.han : ENDINGS.latin;
  const sum = [...prompt].reduce((total, sign) => total + (sign.codePointAt(0) ?? 0), 0);
  const ending = endings[sum % endings.length] ?? endings[0];
  const start = prompt.trim().replace(/[\s.,;。，；]+$/u, '');
  return start === '' ? ending : `${start}${isHan ? '，' : ', '}${ending}`;
}
