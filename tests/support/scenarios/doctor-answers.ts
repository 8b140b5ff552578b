import type { WireEvent } from '../../../src/workers/upstream/demo/answer-wire.ts';
import { createGreyJpeg } from '../grey-jpeg.ts';
import { createGradientPng } from '../png.ts';
import type { Exchange, Scenario } from './exchange.ts';
import { beforeFinals, cut, openStream, pause, sendJson, write, writeEvents } from './exchange.ts';
import { answerOk, wholeStream } from './good-answers.ts';

/* Upstreams that keep, or do not keep, to one thing that they were asked for. */

/** Keeps to everything: size, format, number, prompt; each event when it happens. */
const answerHonestly: Scenario = async (exchange) => {
  const { asked, wire } = exchange;
  const images = Array.from({ length: asked.count }, (_, index) => drawAsAsked(exchange, index));
  if (!asked.stream) return sendJson(exchange, 200, wire.whole(images));
  openStream(exchange);
  await writeEvents(exchange, beforeFinals(exchange));
  await pause(exchange);
  await writeEvents(exchange, wire.finish(images));
  exchange.response.end();
};

/** A proxy in between: nothing leaves before everything is there. */
const answerBuffered: Scenario = async (exchange) => {
  if (!exchange.asked.stream) return answerOk(exchange);
  for (let step = 0; step < 4; step++) await pause(exchange);
  openStream(exchange);
  await write(exchange, wholeStream(exchange));
  exchange.response.end();
};

/** A gateway in between that hangs up on a line which is silent for as long as the pace. */
const cutInSilence: Scenario = async (exchange) => {
  openStream(exchange);
  exchange.response.flushHeaders();
  await writeEvents(exchange, exchange.wire.start());
  await pause(exchange);
  cut(exchange);
};

/** The same for one that says so itself. */
const giveUpInSilence: Scenario = async (exchange) => {
  await pause(exchange);
  exchange.response.writeHead(524, { 'content-type': 'text/plain' }).end('error code: 524');
};

/** Always the one size that it knows. */
const ignoreSize: Scenario = (exchange) => {
  const image = createGradientPng({ width: 1024, height: 1024 }, [120, 60, 30]).toString('base64');
  return sendImages(exchange, [image]);
};

/** PNG, whatever was asked for. */
const ignoreFormat: Scenario = (exchange) => sendImages(exchange, [exchange.final(0)]);

/** One image, however many were asked for. */
const ignoreCount: Scenario = (exchange) => sendImages(exchange, [drawAsAsked(exchange, 0)]);

/** A model in between that improves what its user wrote. */
const rewritePrompt: Scenario = async (exchange) => {
  const { asked, wire } = exchange;
  const images = [drawAsAsked(exchange, 0)];
  if (!asked.stream) return sendJson(exchange, 200, rewrite(wire.whole(images)));
  openStream(exchange);
  await writeEvents(exchange, [...beforeFinals(exchange), ...wire.finish(images)].map(rewriteEvent));
  exchange.response.end();
};

const REWRITTEN = 'A photorealistic masterpiece of a circle, 8k, dramatic light';

function rewriteEvent({ name, data }: WireEvent): WireEvent {
  return { name, data: rewrite(data) };
}

/** Wherever an image stands, so stands what it was drawn from. */
function rewrite(data: object): object {
  const text = JSON.stringify(data, (_key, value: unknown) => {
    const isImage = typeof value === 'object' && value !== null && ('b64_json' in value || 'result' in value);
    return isImage ? { ...value, revised_prompt: REWRITTEN } : value;
  });
  return JSON.parse(text) as object;
}

async function sendImages(exchange: Exchange, images: string[]): Promise<void> {
  if (!exchange.asked.stream) return sendJson(exchange, 200, exchange.wire.whole(images));
  openStream(exchange);
  await writeEvents(exchange, [...beforeFinals(exchange), ...exchange.wire.finish(images)]);
  exchange.response.end();
}

/** In the size and the format that were asked for; WebP it cannot do. */
function drawAsAsked({ asked, final }: Exchange, index: number): string {
  if (asked.format !== 'jpeg') return final(index);
  const size = asked.size === 'auto' ? { width: 1024, height: 1024 } : asked.size;
  const jpeg = createGreyJpeg(size);
  // Behind the end of the image nobody looks, but two of them differ.
  return Buffer.concat([jpeg, Buffer.from([index])]).toString('base64');
}

/** By name in the address. Those with a door of their own answer honestly behind it. */
export const DOCTOR_SCENARIOS = {
  'doctor-honest': answerHonestly,
  'doctor-buffered': answerBuffered,
  'doctor-silent-cut': cutInSilence,
  'doctor-silent-524': giveUpInSilence,
  'doctor-ignores-size': ignoreSize,
  'doctor-ignores-format': ignoreFormat,
  'doctor-ignores-count': ignoreCount,
  'doctor-rewrites-prompt': rewritePrompt,
  'doctor-no-authorization': answerHonestly,
  'doctor-no-content-type': answerHonestly,
  'doctor-hidden-errors': answerHonestly,
  'doctor-hidden-posts': answerHonestly,
} satisfies Record<string, Scenario>;
