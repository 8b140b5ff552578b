import type { Failure } from '../../lib/contracts/failure.ts';
import { AppError, createFailure } from '../../lib/kernel/app-error.ts';
import { ConnectError, sendRequest } from './transport/send-request.ts';
import type { FetchLike, UpstreamAnswer } from './transport/send-request.ts';

/**
 * Reads an image that an upstream answered with the address of. No key goes along: the host may be anybody's. Throws AppError
 * with the address in its message, so that a person can still save by hand what cannot be read here; never retryable, since
 * another attempt would pay for another image.
 */
export async function fetchImage(options: {
  url: string;
  signal: AbortSignal;
  stallTimeoutMs: number;
  fetch: FetchLike | undefined;
}): Promise<Uint8Array<ArrayBuffer>> {
  const { url, signal, stallTimeoutMs, fetch } = options;
  try {
    const answer = await sendRequest({
      request: { url, method: 'GET', headers: {} },
      authorization: {},
      signal,
      stallTimeoutMs,
      ...(fetch ? { fetch } : {}),
    });
    if (answer.status >= 400) throw new AppError(toLinkFailure(url, 'network', answer.status));
    return await readAll(answer);
  } catch (error) {
    // Nothing else is left that could be wrong with a host that another request can reach; a browser does not say more.
    if (error instanceof ConnectError) throw new AppError(toLinkFailure(url, 'cors'), { cause: error });
    if (error instanceof AppError && error.failure.code !== 'cancelled') {
      throw new AppError(toLinkFailure(url, error.failure.code, error.failure.status), { cause: error });
    }
    throw error;
  }
}

function toLinkFailure(url: string, code: Failure['code'], status?: number): Failure {
  return createFailure(code, { message: url, retryable: false, ...(status === undefined ? {} : { status }) });
}

async function readAll(answer: UpstreamAnswer): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for (let chunk = await answer.read(); chunk; chunk = await answer.read()) chunks.push(chunk);
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
