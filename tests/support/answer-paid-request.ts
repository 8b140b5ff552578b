import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Size } from '../../src/lib/contracts/size.ts';
import type { AnswerFacts } from '../../src/workers/upstream/demo/answer-wire.ts';
import { createAnswerWire } from '../../src/workers/upstream/demo/create-answer-wire.ts';
import { countTokens, readDemoRequest } from '../../src/workers/upstream/demo/demo-request.ts';
import type { DemoRequest } from '../../src/workers/upstream/demo/demo-request.ts';
import { findMarkupFault } from './check-markup.ts';
import { TINY_SIZE, drawBase64 } from './draw-base64.ts';
import type { KeptAnswer } from './kept-answer.ts';
import type { RecordedRequest } from './recorded-request.ts';
import { RESUME_MODES } from './resume-modes.ts';
import type { ResumeMode } from './resume-modes.ts';
import { beforeFinals, finals, sendError } from './scenarios/exchange.ts';
import type { Exchange } from './scenarios/exchange.ts';
import { isEmptyRequest, refuseEmpty } from './scenarios/doctor-empty.ts';
import { SCENARIOS, isScenarioName } from './scenarios/scenarios.ts';
import { contentTypeOf, fillPlaceholders } from './served-body.ts';
import type { ServerMemory } from './server-memory.ts';
import type { Route } from './upstream-route.ts';

interface PaidRequest {
  recorded: RecordedRequest;
  form: FormData | undefined;
  response: ServerResponse;
  route: Route;
}

/** Answers a request that would cost money, the way its scenario says. */
export async function answerPaidRequest(memory: ServerMemory, paid: PaidRequest): Promise<void> {
  const { recorded, response, route } = paid;
  if (isEmptyRequest(recorded)) return refuseEmpty(response);
  const asked = readDemoRequest(recorded.path, paid.form ?? recorded.body);
  if (asked.livesOn && !RESUME_MODES[route.mode].accepts) return refuseBackground(paid);
  const fault = findMarkupFault(recorded);
  if (fault) return refuse(paid, fault);
  const exchange = createExchange(memory, paid, asked);
  if (recorded.scenario.startsWith('case:')) return serveCase(memory, exchange);
  if (!isScenarioName(recorded.scenario)) {
    const error = { message: `There is no scenario "${recorded.scenario}".` };
    response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
    return;
  }
  await SCENARIOS[recorded.scenario](exchange);
}

function refuseBackground(paid: PaidRequest): void {
  refuse(paid, {
    message: "Unknown parameter: 'background'.",
    type: 'invalid_request_error',
    param: 'background',
    code: 'unknown_parameter',
  });
}

function refuse({ recorded, response }: PaidRequest, error: object): void {
  recorded.isFree = true;
  sendError({ response }, 400, error);
}

function createExchange(
  memory: ServerMemory,
  { recorded, response, route }: PaidRequest,
  asked: DemoRequest,
): Exchange {
  const mode: ResumeMode = RESUME_MODES[route.mode];
  const size = asked.size === 'auto' ? { width: 1024, height: 1024 } : asked.size;
  const pixels = recorded.scenario === '1-byte-chunks' ? TINY_SIZE : size;
  const facts = createFacts(asked, size, mode);
  const exchange: Exchange = {
    request: recorded,
    route,
    response,
    asked,
    turn: takeTurn(memory, `${recorded.scenario} ${route.mode} ${route.tag} ${asked.prompt}`),
    wire: createAnswerWire(asked.form, facts),
    livesOn: asked.livesOn && mode.keeps,
    origin: memory.origin,
    paceMs: memory.paceMs,
    whenReleased: () =>
      memory.isReleased ? Promise.resolve() : new Promise((resolve) => memory.held.push(resolve)),
    random: memory.random,
    preview: (index) => drawBase64(pixels, `${asked.prompt} preview ${index}`),
    final: (index) => drawBase64(pixels, `${asked.prompt} final ${index}`),
  };
  if (exchange.livesOn) memory.answers.set(`resp_${facts.id}`, keepAnswer(exchange, facts, mode));
  return exchange;
}

function takeTurn(memory: ServerMemory, key: string): number {
  const turn = (memory.turns.get(key) ?? 0) + 1;
  memory.turns.set(key, turn);
  return turn;
}

/** Says the same as the line does, with the same ids and numbers, and goes on where that is cut. */
function keepAnswer(exchange: Exchange, facts: AnswerFacts, mode: ResumeMode): KeptAnswer {
  const own = { ...exchange, wire: createAnswerWire('responses', facts) };
  let words: ReturnType<KeptAnswer['words']> | undefined;
  return {
    mode,
    startedAt: Date.now(),
    paceMs: exchange.paceMs,
    words: () => (words ??= [...beforeFinals(own).map((event) => [event]), toLastWord(own, mode)]),
    wire: own.wire,
    whole: () => own.wire.whole(finals(own)),
    cancelled: new AbortController(),
    gets: 0,
    streams: 0,
  };
}

function toLastWord(exchange: Exchange, { outcome }: ResumeMode) {
  return outcome === 'failure' ? exchange.wire.fail() : exchange.wire.finish(finals(exchange));
}

function createFacts(asked: DemoRequest, size: Size, { says }: ResumeMode): AnswerFacts {
  return {
    id: randomUUID().replaceAll('-', ''),
    createdAt: Math.floor(Date.now() / 1000),
    model: asked.model,
    prompt: asked.prompt,
    size: `${size.width}x${size.height}`,
    quality: asked.quality === 'auto' ? 'medium' : asked.quality,
    background: asked.transparent ? 'transparent' : 'opaque',
    format: 'png',
    edit: asked.edit,
    livesOn: asked.livesOn ? says : undefined,
    tokens: countTokens(asked, size),
  };
}

function serveCase(memory: ServerMemory, { request, response, preview, final }: Exchange): void {
  const served = memory.bodies[Number(request.scenario.slice('case:'.length))];
  if (!served) return void response.writeHead(404).end();
  response.writeHead(served.status ?? 200, { 'content-type': contentTypeOf(served) });
  response.end(fillPlaceholders(served.body, { P: preview(0), F: final(0), F2: final(1) }));
}
