import { toSse } from '../../../src/workers/upstream/demo/answer-wire.ts';
import type { Exchange, Scenario } from './exchange.ts';
import {
  beforeFinals,
  cut,
  finals,
  openStream,
  pause,
  sendJson,
  toWhole,
  write,
  writeEvents,
} from './exchange.ts';
import { wholeStream } from './good-answers.ts';

/** Previews, then an orderly end without any image. */
export const endAfterPreviews: Scenario = async (exchange) => {
  if (!exchange.asked.stream) return sendJson(exchange, 200, toWhole(exchange, []));
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

/** Not a word. */
export const cutBeforeHead: Scenario = (exchange) => cut(exchange);

/** A status, and then nothing. */
export const cutAfterHead: Scenario = async (exchange) => {
  openStream(exchange);
  exchange.response.flushHeaders();
  await pause(exchange);
  cut(exchange);
};

/** The stream's first words, of which the Images form has none. */
export const cutAfterStart: Scenario = async (exchange) => {
  openStream(exchange);
  exchange.response.flushHeaders();
  await writeEvents(exchange, exchange.wire.start());
  await pause(exchange);
  cut(exchange);
};

/** The line drops in the middle of the final image. */
export const cutInBase64: Scenario = async (exchange) => {
  const image = finals(exchange)[0] ?? '';
  openStream(exchange, exchange.asked.stream ? 'text/event-stream' : 'application/json');
  if (exchange.asked.stream) await writeEvents(exchange, beforeFinals(exchange));
  const rest = exchange.asked.stream
    ? exchange.wire.finish(finals(exchange)).map(toSse).join('')
    : JSON.stringify(exchange.wire.whole(finals(exchange)));
  await write(exchange, rest.slice(0, rest.indexOf(image) + Math.floor(image.length / 2)));
  cut(exchange);
};

/** The final image, but instead of the end the line drops. */
export const cutAfterFinal: Scenario = async (exchange) => {
  openStream(exchange);
  await writeEvents(exchange, beforeFinals(exchange));
  const events = exchange.wire.finish(finals(exchange));
  await writeEvents(
    exchange,
    events.filter(({ name }) => name !== 'response.completed'),
  );
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

/** Takes the request and never answers it. */
export const neverAnswer: Scenario = () => undefined;

/** The stream opens and then says nothing for ever. */
export const fallSilent: Scenario = async (exchange: Exchange) => {
  openStream(exchange);
  await writeEvents(exchange, exchange.wire.start());
  exchange.response.flushHeaders();
};
