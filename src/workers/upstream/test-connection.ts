import type { ConnectionOutcome, ConnectionReport, Profile } from '../../lib/contracts/profile.ts';
import type { PageFacts } from '../../lib/contracts/upstream-api.ts';
import { AppError } from '../../lib/kernel/app-error.ts';
import { redact } from '../../lib/kernel/redact.ts';
import { askForAccount, askForModels, isHiddenByCors } from './connection-probe.ts';
import type { ProbeInput } from './connection-probe.ts';
import { isLoopback, isMixedContent } from './mixed-content.ts';
import { parseJson } from './providers/spec/parse-json.ts';
import { readModelIds } from './read-model-ids.ts';
import { readAnswerText } from './transport/read-json-answer.ts';
import { ConnectError } from './transport/send-request.ts';
import type { UpstreamAnswer } from './transport/send-request.ts';

const MAX_MESSAGE_LENGTH = 300;

/** Models of the demo. */
const DEMO_MODELS = ['gpt-image-2'];

/** Finds out, without a paid request, whether a profile would work. Never throws for what an upstream does. */
export async function testConnection(input: ProbeInput, page: PageFacts): Promise<ConnectionReport> {
  const { profile } = input;
  if (profile.kind === 'demo') return toReport('ok', { models: DEMO_MODELS });
  if (!URL.canParse(profile.baseUrl)) return toReport('unreachable');
  if (isMixedContent(profile.baseUrl, page.isSecurePage)) return toReport('mixedContent');
  if (!page.isOnline && !isLoopback(new URL(profile.baseUrl).hostname)) return toReport('offline');
  try {
    const report = judge(input, await read(await askForModels(input)));
    return await judgeAccount(input, report);
  } catch (error) {
    if (error instanceof ConnectError && (await isHiddenByCors(input))) return toReport('cors');
    if (error instanceof AppError) return toReport('unreachable');
    throw error;
  }
}

function toReport(outcome: ConnectionOutcome, facts: Partial<ConnectionReport> = {}): ConnectionReport {
  return { outcome, models: [], message: '', ...facts };
}

interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

async function read(answer: UpstreamAnswer): Promise<Answer> {
  const { status, headers } = answer;
  return { status, headers, text: await readAnswerText(answer) };
}

function judge(input: ProbeInput, answer: Answer): ConnectionReport {
  const { profile, provider, key } = input;
  const { status, text } = answer;
  const message = shorten(redact(readWords(text), [key]));
  if (isKeyRefused(input, answer)) return toReport('badKey', { status, message });
  const models = status < 400 ? readModels(provider, text) : undefined;
  if (!models) return toReport('unexpected', { status, message });
  const balance = provider.models?.readBalance?.(parseJson(text));
  const facts = { status, models, ...(balance ? { balance } : {}) };
  const missing = provider.models?.isPartial ? [] : missingModels(profile, models);
  return missing.length > 0
    ? toReport('modelNotFound', { ...facts, message: missing.join(', ') })
    : toReport('ok', facts);
}

/** Where anybody may read the list of models, the account tells whether the key is good. Nothing but that counts against it. */
async function judgeAccount(input: ProbeInput, report: ConnectionReport): Promise<ConnectionReport> {
  if (report.outcome !== 'ok' && report.outcome !== 'modelNotFound') return report;
  const asked = askForAccount(input);
  const answer = await asked?.then(read).catch(() => undefined);
  if (!answer) return report;
  const { status, text } = answer;
  if (isKeyRefused(input, answer))
    return toReport('badKey', { status, message: shorten(redact(readWords(text), [input.key])) });
  const balance = status < 400 ? input.provider.account?.readBalance(parseJson(text)) : undefined;
  return { ...report, ...(balance ? { balance } : {}) };
}

/** Some say it with a status of their own. */
function isKeyRefused({ provider }: ProbeInput, { status, headers, text }: Answer): boolean {
  if (status < 400 || /^\s*</.test(text)) return false;
  if (status === 401 || status === 403) return true;
  return provider.toFailure?.({ status, headers, body: text }).code === 'auth';
}

function readModels({ models }: ProbeInput['provider'], text: string): string[] | undefined {
  if (!models) return readModelIds(text);
  const body = parseJson(text);
  return body === undefined ? undefined : models.read(body);
}

/** Models of a profile that a list lacks. An empty list says nothing; some upstreams give none. */
export function missingModels({ form, imageModel, textModel }: Profile, models: string[]): string[] {
  const wanted = form === 'responses' ? [textModel, imageModel] : [imageModel];
  return models.length === 0 ? [] : wanted.filter((model) => model !== '' && !models.includes(model));
}

/** The words of an error in JSON, the title of a page, or the text itself. */
function readWords(text: string): string {
  const inJson = /"(?:message|detail|msg)"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  if (inJson !== undefined) return String(JSON.parse(inJson));
  return (/<title[^>]*>([^<]*)/i.exec(text)?.[1] ?? text)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function shorten(text: string): string {
  return text.length > MAX_MESSAGE_LENGTH ? `${text.slice(0, MAX_MESSAGE_LENGTH - 1)}…` : text;
}
