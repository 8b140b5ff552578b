import type { Profile } from '../../lib/contracts/profile.ts';
import type { Provider, ProviderText, TextFollowUp, TextRequest } from '../../lib/contracts/provider.ts';
import type { TextAsk, UpstreamApi } from '../../lib/contracts/upstream-api.ts';
import { AppError, createFailure, toFailure } from '../../lib/kernel/app-error.ts';
import { redact } from '../../lib/kernel/redact.ts';
import { toAuthHeaders } from './providers/provider-credentials.ts';
import { parseJson } from './providers/spec/parse-json.ts';
import type { RunContext } from './run-context.ts';
import { readAnswerText } from './transport/read-json-answer.ts';
import { ConnectError, sendRequest } from './transport/send-request.ts';

/** A text model that thinks takes its time. */
const TEXT_TIMEOUT_MS = 120_000;
const MAX_ERROR_LENGTH = 64 * 1024;

/** Words that lie elsewhere, at most, bytes. */
const MAX_WORDS_BYTES = 1024 * 1024;
/** An answer that is not ready by then is not waited for. */
const MAX_FOLLOW_UPS = 60;

type TextContext = Pick<
  RunContext,
  'repositories' | 'readKey' | 'providerOf' | 'fetchOf' | 'diagnose' | 'now' | 'waitUntil'
>;

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

/** What all questions for one text share. */
interface TextRun {
  profile: Profile;
  provider: Provider;
  text: ProviderText;
  key: string;
}

async function askOnce(context: TextContext, ask: TextAsk): Promise<string> {
  const profile = await context.repositories.profiles.get(ask.profileId);
  if (!profile) throw new AppError(createFailure('notSupported', { field: 'profile' }));
  const provider = await context.providerOf(profile);
  const { text } = provider;
  if (!text || text.tasks?.includes(ask.task) === false)
    throw new AppError(createFailure('notSupported', { field: 'textModel' }));
  const run: TextRun = { profile, provider, text, key: await context.readKey(profile.id) };
  const request = await text.toRequest(await toTextRequest(context, profile, ask));
  return readWords(run, await followAll(context, run, await send(context, run, { request, needsKey: true })));
}

/** Asks on until there is an answer that is the last. */
async function followAll(context: TextContext, run: TextRun, first: unknown): Promise<unknown> {
  let body = first;
  for (let count = 0; count < MAX_FOLLOW_UPS; count++) {
    const next = run.text.follow?.(body, run.profile);
    if (!next) return body;
    if (next.waitMs > 0) await context.waitUntil(context.now() + next.waitMs, NEVER);
    body = await send(context, run, next);
  }
  throw new AppError(createFailure('stalled'));
}

const NEVER = new AbortController().signal;

function readWords({ text, key }: TextRun, body: unknown): string {
  const words = text.read(body)?.trim();
  if (words) return words;
  const said = typeof body === 'string' ? body : JSON.stringify(body);
  throw new AppError(createFailure('decode', { message: redact(said.slice(0, 200), [key]) }));
}

async function toTextRequest(context: TextContext, profile: Profile, ask: TextAsk): Promise<TextRequest> {
  const { instruction, text, imageHash } = ask;
  const blob = imageHash === undefined ? undefined : await context.repositories.bytes.get(imageHash);
  const image = blob ? { image: { blob, mimeType: blob.type || 'image/png' } } : {};
  // The demo has no models to name.
  const textModel = profile.textModel || (profile.kind === 'demo' ? 'demo' : '');
  return { profile: { ...profile, textModel }, instruction, text, ...image };
}

/** The answer's body: JSON, or words where it is none. Throws AppError for one with an error status. */
async function send(
  context: TextContext,
  run: TextRun,
  { request, needsKey }: Pick<TextFollowUp, 'request' | 'needsKey'>,
): Promise<unknown> {
  const { profile, provider, key } = run;
  const fetch = context.fetchOf(profile);
  try {
    const answer = await sendRequest({
      request,
      authorization: needsKey ? toAuthHeaders(provider, profile, key) : {},
      signal: AbortSignal.timeout(TEXT_TIMEOUT_MS),
      stallTimeoutMs: TEXT_TIMEOUT_MS,
      ...(fetch ? { fetch } : {}),
    });
    const { status, headers } = answer;
    const text = await readAnswerText(answer, MAX_WORDS_BYTES);
    if (status < 400) return parseJson(text) ?? text;
    const failure = provider.toFailure({ status, headers, body: text.slice(0, MAX_ERROR_LENGTH) });
    throw new AppError({ ...failure, message: redact(failure.message, [key]) });
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    // A stranger's host says nothing of the profile's.
    if (!needsKey) throw new AppError(createFailure('cors', { message: request.url, retryable: false }));
    throw new AppError(await context.diagnose({ profile, provider, key, error }), { cause: error });
  }
}
