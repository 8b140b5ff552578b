import { toSse } from '../../../src/workers/upstream/demo/answer-wire.ts';
import type { Exchange, Scenario } from './exchange.ts';
import {
  beforeFinals,
  finals,
  openStream,
  pause,
  sendJson,
  toWhole,
  write,
  writeEvents,
} from './exchange.ts';

/** What was asked for: a stream where one was wanted, else JSON. */
export const answerOk: Scenario = (exchange) =>
  exchange.asked.stream ? streamAll(exchange, finals(exchange)) : answerJson(exchange);

/** JSON in one piece, whatever was asked for. */
export const answerJson: Scenario = (exchange) =>
  sendJson(exchange, 200, toWhole(exchange, finals(exchange)));

/** A pause before every event. */
export const answerSlowly: Scenario = async (exchange) => {
  const { wire, asked, preview } = exchange;
  if (!asked.stream) {
    await pause(exchange);
    return answerJson(exchange);
  }
  openStream(exchange);
  await writeEvents(exchange, wire.start());
  await pause(exchange);
  await writeEvents(exchange, wire.working());
  for (let index = 0; index < asked.previews; index++) {
    await pause(exchange);
    await writeEvents(exchange, wire.preview(preview(index), index));
  }
  await pause(exchange);
  await writeEvents(exchange, wire.finish(finals(exchange)));
  exchange.response.end();
};

/** Begun at once, and finished when the server is told to release. */
export const answerHeld: Scenario = async (exchange) => {
  const { wire, asked } = exchange;
  if (asked.stream) {
    openStream(exchange);
    await writeEvents(exchange, [...wire.start(), ...wire.working()]);
  }
  await exchange.whenReleased();
  if (!asked.stream) return answerJson(exchange);
  await writeEvents(exchange, wire.finish(finals(exchange)));
  exchange.response.end();
};

/** Two different finals for one request. */
export const answerSeveralFinals: Scenario = (exchange) => {
  const images = [exchange.final(0), exchange.final(1)];
  return exchange.asked.stream
    ? streamAll(exchange, images)
    : sendJson(exchange, 200, toWhole(exchange, images));
};

/** Keep-alive lines as new-api sends them, then the object, all labelled JSON. */
export const answerAfterKeepAlives: Scenario = async (exchange) => {
  openStream(exchange, 'application/json');
  for (const line of ['{}', '[]', '""', 'null', '{"data":[]}']) {
    await write(exchange, `${line}\n`);
    await pause(exchange);
  }
  await write(exchange, `${JSON.stringify(toWhole(exchange, finals(exchange)))}\n`);
  exchange.response.end();
};

/** A stream labelled JSON, or JSON labelled as a stream. */
export const answerWithWrongType: Scenario = async (exchange) => {
  openStream(exchange, exchange.asked.stream ? 'application/json' : 'text/event-stream');
  await write(
    exchange,
    exchange.asked.stream ? wholeStream(exchange) : JSON.stringify(toWhole(exchange, finals(exchange))),
  );
  exchange.response.end();
};

/** Every byte a chunk of its own. */
export const answerInSingleBytes: Scenario = async (exchange) => {
  openStream(exchange, exchange.asked.stream ? 'text/event-stream' : 'application/json');
  const body = exchange.asked.stream
    ? wholeStream(exchange)
    : JSON.stringify(toWhole(exchange, finals(exchange)));
  const bytes = Buffer.from(body);
  for (let at = 0; at < bytes.length; at++) await write(exchange, bytes.subarray(at, at + 1));
  exchange.response.end();
};

/** The address of the image instead of its bytes, on a host that allows reading it. */
export const answerWithUrl: Scenario = (exchange) => sendUrl(exchange, 'files');

/** The same on a host that does not. */
export const answerWithUnreadableUrl: Scenario = (exchange) => sendUrl(exchange, 'files-no-cors');

export function wholeStream(exchange: Exchange): string {
  return [...beforeFinals(exchange), ...exchange.wire.finish(finals(exchange))].map(toSse).join('');
}

async function streamAll(exchange: Exchange, images: string[]): Promise<void> {
  openStream(exchange);
  await writeEvents(exchange, beforeFinals(exchange));
  await writeEvents(exchange, exchange.wire.finish(images));
  exchange.response.end();
}

function sendUrl(exchange: Exchange, folder: string): void {
  const name = encodeURIComponent(exchange.asked.prompt.slice(0, 40) || 'image');
  sendJson(exchange, 200, {
    created: 1_795_000_000,
    data: [{ url: `${exchange.origin}/${folder}/${name}.png` }],
  });
}
