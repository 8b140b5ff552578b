import type { Profile } from '../../lib/contracts/profile.ts';
import type { Provider, TextRequest } from '../../lib/contracts/provider.ts';
import type { TextAsk, UpstreamApi } from '../../lib/contracts/upstream-api.ts';
import { AppError, createFailure, toFailure } from '../../lib/kernel/app-error.ts';
import { redact } from '../../lib/kernel/redact.ts';
import { toAuthHeaders } from './providers/provider-credentials.ts';
import type { RunContext } from './run-context.ts';
import { readAnswerText } from './transport/read-json-answer.ts';
import { ConnectError, sendRequest } from './transport/send-request.ts';

/** A text model that thinks takes its time. */
const TEXT_TIMEOUT_MS = 120_000;
const MAX_ERROR_LENGTH = 64 * 1024;

type TextContext = Pick<RunContext, 'repositories' | 'readKey' | 'providerOf' | 'fetchOf' | 'diagnose'>;

/** See `UpstreamApi.askText`. */
export function createAskText(context: TextContext): UpstreamApi['askText'] {
  return async (ask) => {
    try {
      return { text: await askOnce(context, ask) };
    } catch (error) {
      return { text: '', failure: toFailure(error) };
    }
  };
}

async function askOnce(context: TextContext, ask: TextAsk): Promise<string> {
  const profile = await context.repositories.profiles.get(ask.profileId);
  if (!profile) throw new AppError(createFailure('notSupported', { field: 'profile' }));
  const provider = await context.providerOf(profile);
  if (!provider.text) throw new AppError(createFailure('notSupported', { field: 'textModel' }));
  const request = await provider.text.toRequest(await toTextRequest(context, profile, ask));
  const key = await context.readKey(profile.id);
  const { status, headers, text } = await send(context, { profile, provider, key, request });
  if (status >= 400)
    throw new AppError(provider.toFailure({ status, headers, body: text.slice(0, MAX_ERROR_LENGTH) }));
  const words = provider.text.read(parse(text))?.trim();
  if (!words) throw new AppError(createFailure('decode', { message: redact(text.slice(0, 200), [key]) }));
  return words;
}

async function toTextRequest(context: TextContext, profile: Profile, ask: TextAsk): Promise<TextRequest> {
  const { instruction, text, imageHash } = ask;
  const blob = imageHash === undefined ? undefined : await context.repositories.bytes.get(imageHash);
  const image = blob ? { image: { blob, mimeType: blob.type || 'image/png' } } : {};
  return { profile, instruction, text, ...image };
}

async function send(
  context: TextContext,
  input: {
    profile: Profile;
    provider: Provider;
    key: string;
    request: Parameters<typeof sendRequest>[0]['request'];
  },
): Promise<{ status: number; headers: Headers; text: string }> {
  const { profile, provider, key, request } = input;
  const fetch = context.fetchOf(profile);
  try {
    const answer = await sendRequest({
      request,
      authorization: toAuthHeaders(provider, profile, key),
      signal: AbortSignal.timeout(TEXT_TIMEOUT_MS),
      stallTimeoutMs: TEXT_TIMEOUT_MS,
      ...(fetch ? { fetch } : {}),
    });
    return { status: answer.status, headers: answer.headers, text: await readAnswerText(answer) };
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    throw new AppError(await context.diagnose({ profile, provider, key, error }), { cause: error });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
