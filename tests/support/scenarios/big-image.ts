import { toSse } from '../../../src/workers/upstream/demo/answer-wire.ts';
import { createNoisePng } from '../png.ts';
import type { Scenario } from './exchange.ts';
import { openStream, sendJson, write, writeEvents } from './exchange.ts';

const CHUNK_BYTES = 16 * 1024;
const SIZE = { width: 2912, height: 2896 };

let image: string | undefined;

/** Base64 of a valid PNG of a little over 32 MiB. */
export function bigImage(): string {
  image ??= createNoisePng(SIZE).toString('base64');
  return image;
}

/** One event with an image of 32 MiB, in chunks of 16 KiB, then the end. */
export const answerBig: Scenario = async (exchange) => {
  if (!exchange.asked.stream) return sendJson(exchange, 200, exchange.wire.whole([bigImage()]));
  openStream(exchange);
  await writeEvents(exchange, exchange.wire.start());
  const events = exchange.wire.finish([bigImage()]).filter(({ name }) => name !== 'response.completed');
  const bytes = Buffer.from(events.map(toSse).join(''));
  for (let at = 0; at < bytes.length && !exchange.response.destroyed; at += CHUNK_BYTES) {
    await write(exchange, bytes.subarray(at, at + CHUNK_BYTES));
  }
  await writeEvents(exchange, exchange.wire.end([]));
  exchange.response.end();
};
