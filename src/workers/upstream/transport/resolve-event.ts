import type { ProviderEvent } from '../../../lib/contracts/provider.ts';
import { AppError, createFailure } from '../../../lib/kernel/app-error.ts';
import { fromBase64 } from '../../../lib/kernel/base64.ts';
import { toRunText, type Base64Run } from './extract-base64-runs.ts';
import { replaceRuns } from './replace-runs.ts';

type Runs = ReadonlyMap<string, Base64Run>;

/** A stand-in alone, bare or in a `data:` URL; what padding there was still stands behind it. */
const WHOLE_RUN = /^\s*(?:data:[^,<]*,)?\s*(<base64-run:[\w-]+:\d+>)=*\s*$/iu;

/**
 * Gives an event its bytes and takes the stand-ins out of its texts. An image that cannot be decoded becomes a failure, a
 * preview that cannot is only a sign of life.
 */
export function resolveEvent(event: ProviderEvent, runs: Runs): ProviderEvent {
  switch (event.type) {
    case 'preview-received': {
      const bytes = event.bytes ?? decode(event.base64, runs);
      return bytes === undefined ? { type: 'progress-made' } : { ...event, base64: '', bytes };
    }
    case 'image-received':
      return resolveImage(event, runs);
    case 'text-received':
      return { ...event, text: replaceRuns(event.text, runs, toRunText) };
    case 'response-created':
    case 'answer-moved':
      return { ...event, responseId: replaceRuns(event.responseId, runs, toRunText) };
    default:
      return event;
  }
}

type ImageEvent = Extract<ProviderEvent, { type: 'image-received' }>;

function resolveImage(event: ImageEvent, runs: Runs): ProviderEvent {
  if (event.bytes !== undefined) return event;
  const { base64, url, ...rest } = event;
  const itemId = replaceRuns(event.itemId, runs, toRunText);
  if (url !== undefined) return { ...rest, url: replaceRuns(url, runs, toRunText), itemId };
  const bytes = decode(base64 ?? '', runs);
  if (bytes === undefined) return { type: 'failure-received', failure: createFailure('decode') };
  return { ...rest, bytes, itemId };
}

/** Undefined for what is not base64, or nothing at all. */
function decode(base64: string, runs: Runs): Uint8Array<ArrayBuffer> | undefined {
  try {
    const run = runs.get(WHOLE_RUN.exec(base64)?.[1] ?? '');
    const bytes = run === undefined ? fromBase64(replaceRuns(base64, runs, toRunText)) : run.bytes;
    return bytes?.length === 0 ? undefined : bytes;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
