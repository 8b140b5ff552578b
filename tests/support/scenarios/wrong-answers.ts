import type { Exchange, Scenario } from './exchange.ts';
import {
  beforeFinals,
  finals,
  openStream,
  pause,
  sendError,
  toWhole,
  write,
  writeEvents,
} from './exchange.ts';
import { answerOk } from './good-answers.ts';

/* Answers under a status that says all is well, and ways to one that is. */

export const answerErrorIn200: Scenario = (exchange) =>
  sendError(exchange, 200, { message: 'The server had an error.', type: 'server_error', code: null });

/** Bytes that are no text, under the type of a stream. */
export const answerGarbage: Scenario = async (exchange) => {
  openStream(exchange);
  const bytes = Uint8Array.from({ length: 4096 }, (_none, index) => (index * 7919 + (index >> 3)) & 255);
  await write(exchange, Buffer.from(bytes));
  exchange.response.end();
};

export const answerNothing: Scenario = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end();
};

/** The base64 of the final image ends in the middle of a byte; all around it is in order. */
export const answerTruncatedBase64: Scenario = (exchange) =>
  answerWith(exchange, (image) => image.slice(0, (image.length >> 3) * 4 + 1));

/** The base64 is in order, but it is half a PNG. */
export const answerHalfImage: Scenario = (exchange) =>
  answerWith(exchange, (image) => image.slice(0, (image.length >> 3) * 4));

/** The base64 is in order, but no image. */
export const answerNoImageBytes: Scenario = (exchange) =>
  answerWith(exchange, () => Buffer.from('This is not an image. '.repeat(400)).toString('base64'));

/** The same endpoint elsewhere. */
export const redirect: Scenario = ({ request, response, route, origin }) => {
  request.isFree = true;
  const tag = route.tag === '' ? '' : `~${route.tag}`;
  response.writeHead(307, { location: `${origin}/s/ok@${route.mode}${tag}${route.path}` }).end();
};

/** Some time until the first word. */
export const answerLate: Scenario = async (exchange) => {
  for (let step = 0; step < 3; step++) await pause(exchange);
  await answerOk(exchange);
};

async function answerWith(exchange: Exchange, change: (image: string) => string): Promise<void> {
  const images = finals(exchange).map(change);
  openStream(exchange, exchange.asked.stream ? 'text/event-stream' : 'application/json');
  if (exchange.asked.stream)
    await writeEvents(exchange, [...beforeFinals(exchange), ...exchange.wire.finish(images)]);
  else await write(exchange, JSON.stringify(toWhole(exchange, images)));
  exchange.response.end();
}
