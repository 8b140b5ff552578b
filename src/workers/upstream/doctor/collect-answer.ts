import type { Usage } from '../../../lib/contracts/job.ts';
import type { ProviderEvent } from '../../../lib/contracts/provider.ts';
import { toFailure } from '../../../lib/kernel/app-error.ts';
import { sha256Hex } from '../../../lib/kernel/hash.ts';
import { fetchImage } from '../fetch-image.ts';
import { readImageFacts } from '../read-image-facts.ts';
import type { PaidAnswer, PaidImage } from './paid-answer.ts';
import type { Visit } from './visit.ts';

type ImageEvent = Extract<ProviderEvent, { type: 'image-received' }>;

export type Collector = ReturnType<typeof createCollector>;

/** Gathers what an answer brings. */
export function createCollector() {
  const images: ImageEvent[] = [];
  let responseId = '';
  let isBackground: boolean | undefined;
  let usage: Usage | undefined;

  function add(event: ProviderEvent): void {
    if (event.type === 'image-received') images.push(event);
    if (event.type === 'usage-received') usage = event.usage;
    if (event.type !== 'response-created') return;
    responseId = event.responseId;
    isBackground = event.background ?? isBackground;
  }

  async function toAnswer(visit: Visit): Promise<Pick<PaidAnswer, 'images' | 'responseId'>> {
    const revised = images.find(({ revisedPrompt }) => revisedPrompt !== undefined)?.revisedPrompt;
    return {
      images: await readImages(visit, images),
      responseId,
      ...(isBackground === undefined ? {} : { isBackground }),
      ...(revised === undefined ? {} : { revisedPrompt: revised }),
    };
  }

  return { add, toAnswer, usage: () => usage };
}

/** An upstream may send one image several times: once in an event, once in the whole. */
async function readImages(visit: Visit, events: readonly ImageEvent[]): Promise<PaidImage[]> {
  const byHash = new Map<string, PaidImage>();
  for (const event of events) {
    const bytes = event.bytes ?? (await download(visit, event.url ?? ''));
    const facts = bytes.length === 0 ? undefined : await readImageFacts(bytes);
    byHash.set(bytes.length === 0 ? `url ${event.url}` : await sha256Hex(bytes), { bytes, facts });
  }
  return [...byHash.values()];
}

/** Empty where the image lies on a host that does not let a page read it: it came all the same. */
async function download(visit: Visit, url: string): Promise<Uint8Array<ArrayBuffer>> {
  const { signal, fetch, profile } = visit;
  try {
    return await fetchImage({ url, signal, fetch, stallTimeoutMs: profile.stallTimeoutMs });
  } catch (error) {
    if (toFailure(error).code === 'cancelled') throw error;
    return new Uint8Array();
  }
}
