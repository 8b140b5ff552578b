import type { Failure } from '../../../../lib/contracts/failure.ts';
import type { ProviderEvent, WireMessage } from '../../../../lib/contracts/provider.ts';
import { createFailure } from '../../../../lib/kernel/app-error.ts';
import { createImage } from '../spec/find-images.ts';
import { isObject, readList, readObject, readText, type JsonObject } from '../spec/read-json.ts';
import { readUsage } from '../spec/read-usage.ts';
import { toErrorFailure } from '../spec/to-failure.ts';
import { BLOCK_REASONS } from './gemini-wire.ts';

/** Reads an answer of `generateContent`, whole or a part of a stream of them. */
export function toGeminiEvents({ data }: WireMessage): ProviderEvent[] {
  // A stream that was asked for without SSE is a list of answers.
  if (Array.isArray(data)) return data.flatMap((entry) => toGeminiEvents({ name: '', data: entry }));
  const answer = readObject(data);
  if (isObject(answer['error'])) return [{ type: 'failure-received', failure: toErrorFailure(answer) }];
  const candidates = readList(answer['candidates']).map(readObject);
  const events = candidates.flatMap(readCandidate);
  const usage = readUsage(answer['usageMetadata'], 'image');
  const hasImage = events.some(({ type }) => type === 'image-received');
  const failure = hasImage ? undefined : readBlock(answer, candidates);
  return [
    ...events,
    ...(usage === undefined ? [] : [{ type: 'usage-received' as const, usage }]),
    ...(failure === undefined ? [] : [{ type: 'failure-received' as const, failure }]),
    ...(candidates.some((candidate) => readText(candidate['finishReason']) !== '')
      ? [{ type: 'answer-completed' as const }]
      : []),
  ];
}

function readCandidate(candidate: JsonObject): ProviderEvent[] {
  const parts = readList(readObject(candidate['content'])['parts']).map(readObject);
  // What a model only thought of is neither its picture nor its words.
  return parts.filter((part) => part['thought'] !== true).flatMap(readPart);
}

function readPart(part: JsonObject): ProviderEvent[] {
  const inline = readObject(part['inlineData'] ?? part['inline_data']);
  const mimeType = readText(inline['mimeType']) || readText(inline['mime_type']);
  const data = readText(inline['data']);
  if (data !== '' && mimeType.startsWith('image/')) return [createImage(data, {})];
  const address = readText(readObject(part['fileData'])['fileUri']);
  if (address !== '') return [createImage(address, {})];
  const text = readText(part['text']).trim();
  return text === '' ? [] : [{ type: 'text-received', text }];
}

/** Why there is no image: what was asked was blocked, or what came of it. */
function readBlock(answer: JsonObject, candidates: readonly JsonObject[]): Failure | undefined {
  const feedback = readObject(answer['promptFeedback']);
  const reasons = [feedback['blockReason'], ...candidates.map((candidate) => candidate['finishReason'])];
  const reason = reasons.map(readText).find((text) => BLOCK_REASONS.has(text));
  if (reason === undefined) return undefined;
  const words = [feedback['blockReasonMessage'], candidates[0]?.['finishMessage']].map(readText);
  const message = words.find((text) => text !== '') ?? reason;
  return createFailure('moderation', { message, retryable: false });
}
