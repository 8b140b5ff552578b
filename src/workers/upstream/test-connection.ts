import type { ConnectionOutcome, ConnectionReport, Profile } from '../../lib/contracts/profile.ts';
import type { PageFacts } from '../../lib/contracts/upstream-api.ts';
import { AppError } from '../../lib/kernel/app-error.ts';
import { redact } from '../../lib/kernel/redact.ts';
import { askForModels, isHiddenByCors } from './connection-probe.ts';
import type { ProbeInput } from './connection-probe.ts';
import { isLoopback, isMixedContent } from './mixed-content.ts';
import { readModelIds } from './read-model-ids.ts';
import { readAnswerText } from './transport/read-json-answer.ts';
import { ConnectError } from './transport/send-request.ts';

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
    const answer = await askForModels(input);
    return judge(input, answer.status, await readAnswerText(answer));
  } catch (error) {
    if (error instanceof ConnectError && (await isHiddenByCors(input))) return toReport('cors');
    if (error instanceof AppError) return toReport('unreachable');
    throw error;
  }
}

function toReport(outcome: ConnectionOutcome, facts: Partial<ConnectionReport> = {}): ConnectionReport {
  return { outcome, models: [], message: '', ...facts };
}

function judge({ profile, provider, key }: ProbeInput, status: number, text: string): ConnectionReport {
  const isHtml = /^\s*</.test(text);
  const message = shorten(redact(readWords(text), [key]));
  if ((status === 401 || status === 403) && !isHtml) return toReport('badKey', { status, message });
  const models = status < 400 ? readModels(provider, text) : undefined;
  if (!models) return toReport('unexpected', { status, message });
  const balance = provider.models?.readBalance?.(parseJson(text));
  const facts = { status, models, ...(balance ? { balance } : {}) };
  const missing = missingModels(profile, models);
  return missing.length > 0
    ? toReport('modelNotFound', { ...facts, message: missing.join(', ') })
    : toReport('ok', facts);
}

function readModels({ models }: ProbeInput['provider'], text: string): string[] | undefined {
  if (!models) return readModelIds(text);
  const body = parseJson(text);
  return body === undefined ? undefined : models.read(body);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
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
