import type { ProviderHttpRequest, ProviderText, TextFollowUp } from '../../../../lib/contracts/provider.ts';
import type { Profile } from '../../../../lib/contracts/profile.ts';
import { isObject, readList, readObject, readText, type JsonObject } from '../spec/read-json.ts';
import { needModel, toJsonPost } from '../spec/to-json-post.ts';
import { toImageUrl } from '../spec/to-chat-text.ts';
import { toModelPath } from './wavespeed-models.ts';

/** Its model for prompts. It does one thing and takes no instruction. Source: facts on studios, section 2.2. */
export const OPTIMIZER = 'wavespeed-ai/prompt-optimizer';

const POLL_MS = 1_000;

/** `POST wavespeed-ai/prompt-optimizer`: answers at once, later, or with the address of a text. */
export const wavespeedText: ProviderText = {
  tasks: ['improve'],
  toRequest: async ({ profile, text, image }) =>
    toJsonPost(`${profile.baseUrl}/${toModelPath(needModel(profile.textModel))}`, {
      text,
      mode: 'image',
      style: 'default',
      ...(image ? { image: await toImageUrl(image) } : {}),
      enable_sync_mode: true,
    }),
  read: (body) => (typeof body === 'string' ? body : readOutput(body)),
  follow,
};

function readOutput(body: unknown): string | undefined {
  const output = readFirstOutput(readPrediction(body));
  return isAddress(output) ? undefined : output;
}

/** Not ready yet: its result; a text that lies elsewhere: that. */
function follow(body: unknown, { baseUrl }: Pick<Profile, 'baseUrl'>): TextFollowUp | undefined {
  const prediction = readPrediction(body);
  const output = readFirstOutput(prediction);
  if (isAddress(output)) return { request: toGet(output), needsKey: false, waitMs: 0 };
  const id = readText(prediction['id']);
  const isOpen = /^(?:created|processing|pending)$/u.test(readText(prediction['status']));
  if (id === '' || !isOpen) return undefined;
  const url = `${baseUrl}/predictions/${encodeURIComponent(id)}/result`;
  return { request: toGet(url), needsKey: true, waitMs: POLL_MS };
}

function readPrediction(body: unknown): JsonObject {
  const outer = readObject(body);
  return isObject(outer['data']) ? outer['data'] : outer;
}

function readFirstOutput(prediction: JsonObject): string {
  const [first] = readList(prediction['outputs']);
  return (readText(first) || readText(readObject(first)['text'])).trim();
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/iu.test(text);
}

function toGet(url: string): ProviderHttpRequest {
  return { url, method: 'GET', headers: {} };
}
