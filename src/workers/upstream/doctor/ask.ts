import type { ProviderHttpRequest } from '../../../lib/contracts/provider.ts';
import { AppError } from '../../../lib/kernel/app-error.ts';
import { ConnectError, sendRequest } from '../transport/send-request.ts';
import type { FetchLike, UpstreamAnswer } from '../transport/send-request.ts';

/** What came of a free request. */
export type Asked =
  | {
      kind: 'answered';
      status: number;
      /** Names in lower case; a browser shows few of them. */
      headers: Record<string, string>;
      /** At most 4 MiB. */
      text: string;
    }
  /** No answer that a page may read; `elapsedMs` helps to tell why. */
  | { kind: 'unanswered'; elapsedMs: number };

/** How long a free request may take. */
export const ASK_TIMEOUT_MS = 15_000;

/** Longest body that is read: a stream without end must not fill the memory. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

export interface AskOptions {
  request: ProviderHttpRequest;
  authorization: Record<string, string>;
  signal: AbortSignal;
  fetch: FetchLike | undefined;
}

/** Sends a request that costs nothing. Throws AppError (`cancelled`) where the signal fired. */
export async function ask({ request, authorization, signal, fetch }: AskOptions): Promise<Asked> {
  try {
    const answer = await sendRequest({
      request,
      authorization,
      signal,
      stallTimeoutMs: ASK_TIMEOUT_MS,
      ...(fetch ? { fetch } : {}),
    });
    return {
      kind: 'answered',
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      text: await readText(answer),
    };
  } catch (error) {
    if (!(error instanceof AppError) || error.failure.code === 'cancelled') throw error;
    return {
      kind: 'unanswered',
      elapsedMs: error instanceof ConnectError ? error.elapsedMs : ASK_TIMEOUT_MS,
    };
  }
}

async function readText(answer: UpstreamAnswer): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let left = MAX_BODY_BYTES;
  for (let chunk = await answer.read(); chunk && left > 0; chunk = await answer.read()) {
    text += decoder.decode(chunk, { stream: true });
    left -= chunk.length;
  }
  answer.close();
  return text;
}
