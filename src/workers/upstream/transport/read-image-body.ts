import type { Failure } from '../../../lib/contracts/failure.ts';
import type { ProviderEvent } from '../../../lib/contracts/provider.ts';
import { AppError, createFailure } from '../../../lib/kernel/app-error.ts';
import type { UpstreamAnswer } from './send-request.ts';

/** Larger than any image that is made; what goes on longer is none. */
const MAX_BYTES = 256 * 1024 * 1024;

/** What came of an answer that is itself an image. */
export interface ImageBody {
  events: ProviderEvent[];
  failure: Failure | undefined;
  byteCount: number;
  /** What stands for it in the record. */
  text: string;
}

/** True for an answer that is no text at all: its body is the image. */
export function isImageAnswer({ status, headers }: Pick<UpstreamAnswer, 'status' | 'headers'>): boolean {
  return status < 400 && /^\s*image\/(?!svg)/iu.test(headers.get('content-type') ?? '');
}

/** Reads it to its end; half an image is none. */
export async function readImageBody(answer: UpstreamAnswer): Promise<ImageBody> {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  let failure: Failure | undefined;
  try {
    for (let chunk = await answer.read(); chunk; chunk = await answer.read()) {
      byteCount += chunk.length;
      if (byteCount > MAX_BYTES) throw new AppError(createFailure('decode'));
      chunks.push(chunk);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    failure = error.failure;
  }
  const text = `<${byteCount} bytes of ${answer.headers.get('content-type') ?? ''}>`;
  if (byteCount === 0) failure ??= createFailure('noImage');
  return { events: failure ? [] : toEvents(join(chunks, byteCount)), failure, byteCount, text };
}

function toEvents(bytes: Uint8Array<ArrayBuffer>): ProviderEvent[] {
  return [{ type: 'image-received', bytes, itemId: '' }, { type: 'answer-completed' }];
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
