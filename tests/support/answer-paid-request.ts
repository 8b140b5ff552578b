import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Size } from '../../src/lib/contracts/recipe.ts';
import type { AnswerWire } from '../../src/workers/upstream/demo/answer-wire.ts';
import { createAnswerWire } from '../../src/workers/upstream/demo/create-answer-wire.ts';
import { countTokens, readDemoRequest } from '../../src/workers/upstream/demo/demo-request.ts';
import type { DemoRequest } from '../../src/workers/upstream/demo/demo-request.ts';
import { hashText } from '../../src/workers/upstream/demo/seeded-random.ts';
import { createGradientPng } from './png.ts';
import type { RecordedRequest } from './recorded-request.ts';
import type { Exchange } from './scenarios/exchange.ts';
import { SCENARIOS, isScenarioName } from './scenarios/scenarios.ts';
import { contentTypeOf, fillPlaceholders } from './served-body.ts';
import type { ServerMemory } from './server-memory.ts';

interface PaidRequest {
  recorded: RecordedRequest;
  form: FormData | undefined;
  response: ServerResponse;
  tag: string;
}

/** Answers a request that would cost money, the way its scenario says. */
export async function answerPaidRequest(memory: ServerMemory, paid: PaidRequest): Promise<void> {
  const { recorded, response } = paid;
  const exchange = createExchange(memory, paid);
  if (recorded.scenario.startsWith('case:')) return serveCase(memory, exchange);
  if (!isScenarioName(recorded.scenario)) {
    const error = { message: `There is no scenario "${recorded.scenario}".` };
    response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
    return;
  }
  await SCENARIOS[recorded.scenario](exchange);
}

function createExchange(memory: ServerMemory, { recorded, form, response, tag }: PaidRequest): Exchange {
  const asked = readDemoRequest(recorded.path, form ?? recorded.body);
  const size = asked.size === 'auto' ? { width: 1024, height: 1024 } : asked.size;
  const turnKey = `${recorded.scenario} ${tag} ${asked.prompt}`;
  const turn = (memory.turns.get(turnKey) ?? 0) + 1;
  memory.turns.set(turnKey, turn);
  const pixels = recorded.scenario === '1-byte-chunks' ? { width: 16, height: 16 } : size;
  return {
    request: recorded,
    response,
    asked,
    turn,
    wire: createWire(asked, size),
    origin: memory.origin,
    paceMs: memory.paceMs,
    random: memory.random,
    preview: (index) => drawBase64(pixels, `${asked.prompt} preview ${index}`),
    final: (index) => drawBase64(pixels, `${asked.prompt} final ${index}`),
  };
}

function createWire(asked: DemoRequest, size: Size): AnswerWire {
  return createAnswerWire(asked.form, {
    id: randomUUID().replaceAll('-', ''),
    createdAt: Math.floor(Date.now() / 1000),
    model: asked.model,
    prompt: asked.prompt,
    size: `${size.width}x${size.height}`,
    quality: asked.quality === 'auto' ? 'medium' : asked.quality,
    background: asked.transparent ? 'transparent' : 'opaque',
    format: 'png',
    edit: asked.edit,
    tokens: countTokens(asked, size),
  });
}

function drawBase64(size: Size, text: string): string {
  const hash = hashText(text);
  const colour = [hash & 255, (hash >>> 8) & 255, (hash >>> 16) & 255] as const;
  return createGradientPng(size, colour).toString('base64');
}

function serveCase(memory: ServerMemory, { request, response, preview, final }: Exchange): void {
  const served = memory.bodies[Number(request.scenario.slice('case:'.length))];
  if (!served) return void response.writeHead(404).end();
  response.writeHead(served.status ?? 200, { 'content-type': contentTypeOf(served) });
  response.end(fillPlaceholders(served.body, { P: preview(0), F: final(0), F2: final(1) }));
}
