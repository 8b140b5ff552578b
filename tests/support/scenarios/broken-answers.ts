import { toSse } from '../../../src/workers/upstream/demo/answer-wire.ts';
import type { Exchange, Scenario } from './exchange.ts';
import { beforeFinals, cut, finals, openStream, pause, sendJson, write, writeEvents } from './exchange.ts';
import { wholeStream } from './good-answers.ts';

/** Previews, then an orderly end without any image. */
export const endAfterPreviews: Scenario = async (exchange) => {
  if (!exchange.asked.stream) return sendJson(exchange, 200, exchange.wire.whole([]));
  openStream(exchange);
  await writeEvents(exchange, [...beforeFinals(exchange), ...exchange.wire.end([])]);
  exchange.response.end();
};

/** Previews, then the line drops. */
export const cutAfterPreview: Scenario = async (exchange) => {
  openStream(exchange);
  await writeEvents(exchange, beforeFinals(exchange));
  await pause(exchange);
  cut(exchange);
};

/** The line drops in the middle of the final image. */
export const cutInBase64: Scenario = async (exchange) => {
  openStream(exchange);
  await writeEvents(exchange, beforeFinals(exchange));
  const image = finals(exchange)[0] ?? '';
  const rest = exchange.wire.finish(finals(exchange)).map(toSse).join('');
  await write(exchange, rest.slice(0, rest.indexOf(image) + Math.floor(image.length / 2)));
  cut(exchange);
};

/** The final image, but instead of the end the line drops. */
export const cutAfterFinal: Scenario = async (exchange) => {
  openStream(exchange);
  const events = exchange.wire.finish(finals(exchange));
  const withImage = events.filter(({ name }) => name !== 'response.completed');
  await writeEvents(exchange, [...beforeFinals(exchange), ...withImage]);
  // A browser throws away what it has not read when the line breaks; what was sent in the same moment never arrived.
  await pause(exchange);
  cut(exchange);
};

/** The line drops at a random byte; the server's seed says where. */
export const cutAnywhere: Scenario = async (exchange) => {
  openStream(exchange);
  const bytes = Buffer.from(wholeStream(exchange));
  await write(exchange, bytes.subarray(0, Math.floor(exchange.random() * bytes.length)));
  cut(exchange);
};

/** The stream opens and then says nothing for ever. */
export const fallSilent: Scenario = async (exchange: Exchange) => {
  openStream(exchange);
  await writeEvents(exchange, exchange.wire.start());
  exchange.response.flushHeaders();
};
