import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRandom } from '../../src/workers/upstream/demo/seeded-random.ts';
import { answerPaidRequest } from './answer-paid-request.ts';
import { answerKept } from './kept-answer.ts';
import { createGradientPng } from './png.ts';
import { answerProvider, isProviderScenario } from './providers/answer-provider.ts';
import { readBody } from './recorded-request.ts';
import type { RecordedRequest } from './recorded-request.ts';
import { RESUME_MODES } from './resume-modes.ts';
import type { ResumeModeName } from './resume-modes.ts';
import type { ServedBody } from './served-body.ts';
import type { ServerMemory } from './server-memory.ts';
import { isEmptyRequest } from './scenarios/doctor-empty.ts';
import { openDoor } from './scenarios/doctor-doors.ts';
import { readRoute, toRoutePath } from './upstream-route.ts';
import type { Route } from './upstream-route.ts';

/** A running server; all that it saw, and what it does next. */
export interface UpstreamServer {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  port: number;
  /**
   * Base URL of a profile whose requests go through the named scenario; `tag` keeps its turns apart from others', `resume` says
   * what becomes of answers whose line is gone (default: nothing).
   */
  baseUrl(scenario: string, tag?: string, resume?: ResumeModeName): string;
  /** Everything but preflights, control calls and the log, oldest first. */
  requests: RecordedRequest[];
  /** Those that would cost money: POSTs to responses and images, unless sent elsewhere or refused unread; of a provider, those it took. */
  paid(): RecordedRequest[];
  /** The scenario for base URLs that name none. */
  use(scenario: string): void;
  /** Serves this very body; answers with the scenario's name. P, F and F2 in quotes become base64 of real images. */
  serveBody(body: ServedBody): string;
  /** Lets what is held in the scenarios `held` and `...-held` be finished. */
  release(): void;
  /** Forgets requests and turns. */
  reset(): void;
  close(): Promise<void>;
}

export interface UpstreamServerOptions {
  /** 0: any free one. */
  port?: number;
  scenario?: string;
  /** Pause between events of slow scenarios, milliseconds. */
  paceMs?: number;
  /** For `random-cut`. */
  seed?: number;
}

/** Starts an upstream on the loopback that speaks the Responses and Images forms and can fail in every known way. */
export async function startUpstreamServer(options: UpstreamServerOptions = {}): Promise<UpstreamServer> {
  const memory: ServerMemory = {
    origin: '',
    scenario: options.scenario ?? 'ok',
    paceMs: options.paceMs ?? 400,
    requests: [],
    bodies: [],
    answers: new Map(),
    tasks: new Map(),
    isReleased: false,
    held: [],
    turns: new Map(),
    random: createRandom(options.seed ?? Date.now()).next,
  };
  const server = createServer((request, response) => {
    handle(memory, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(599, { 'content-type': 'text/plain' });
      response.end(`The test server itself failed: ${String(error)}`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  memory.origin = `http://127.0.0.1:${port}`;
  return {
    ...createControls(memory),
    origin: memory.origin,
    port,
    requests: memory.requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function createControls(
  memory: ServerMemory,
): Pick<UpstreamServer, 'baseUrl' | 'paid' | 'use' | 'serveBody' | 'release' | 'reset'> {
  return {
    baseUrl: (scenario, tag, resume) => memory.origin + toRoutePath(scenario, tag, resume),
    paid: () => memory.requests.filter(isPaid),
    use: (scenario) => {
      memory.scenario = scenario;
    },
    serveBody: (body) => `case:${memory.bodies.push(body) - 1}`,
    release: () => {
      memory.isReleased = true;
      for (const goOn of memory.held.splice(0)) goOn();
    },
    reset: () => {
      memory.isReleased = false;
      memory.tasks.clear();
      memory.requests.length = 0;
      memory.answers.clear();
      memory.turns.clear();
    },
  };
}

/** An empty one is refused by every upstream. */
function isPaid(request: RecordedRequest): boolean {
  const { method, path, isFree, scenario } = request;
  if (isProviderScenario(scenario)) return !isFree;
  const isForImage = method === 'POST' && path.startsWith('/v1/') && readResponseId(path) === '';
  return isForImage && !isFree && !isEmptyRequest(request);
}

async function handle(
  memory: ServerMemory,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const route = readRoute(request.url ?? '/', memory.scenario);
  const hidden = route.scenario === 'no-cors' || route.path.startsWith('/files-no-cors/');
  if (!hidden) openDoor(route.scenario, request, response);
  if (request.method === 'OPTIONS') return void response.writeHead(hidden ? 405 : 204).end();
  const bytes = await readAll(request);
  if (route.path === '/control') return control(memory, bytes, response);
  if (route.path === '/log') return sendJson(response, memory.requests);
  const { recorded, form } = await record(memory, { request, route, bytes });
  if (recorded.path.startsWith('/files')) return sendFile(response, recorded.path);
  if (isProviderScenario(route.scenario)) return answerProvider(memory, { recorded, response, route });
  if (recorded.path === '/v1/models') return sendModels(response, route.scenario);
  const responseId = readResponseId(recorded.path);
  if (responseId !== '' && RESUME_MODES[route.mode].hasIds) {
    const url = new URL(recorded.url, memory.origin);
    return answerKept(memory.answers.get(responseId), { request, url, response });
  }
  if (recorded.method === 'POST' && recorded.path.startsWith('/v1/') && responseId === '') {
    return answerPaidRequest(memory, { recorded, form, response, route });
  }
  sendJson(response, { error: { message: `Invalid URL (${recorded.method} ${recorded.path})` } }, 404);
}

/** The id in `/v1/responses/{id}` and `.../cancel`; empty elsewhere. */
function readResponseId(path: string): string {
  return /^\/v1\/responses\/([^/]+)(?:\/cancel)?$/.exec(path)?.[1] ?? '';
}

async function record(
  memory: ServerMemory,
  { request, route, bytes }: { request: IncomingMessage; route: Route; bytes: Buffer },
): Promise<{ recorded: RecordedRequest; form: FormData | undefined }> {
  const { body, parts, form } = await readBody(bytes, request.headers['content-type'] ?? '');
  const recorded: RecordedRequest = {
    number: memory.requests.length + 1,
    scenario: route.scenario,
    method: request.method ?? 'GET',
    path: route.path,
    url: request.url ?? '/',
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    body,
    parts,
    at: Date.now(),
    isFree: false,
  };
  memory.requests.push(recorded);
  return { recorded, form };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** `{scenario?, paceMs?, serve?: ServedBody, reset?: true}`; answers with what holds now. */
function control(memory: ServerMemory, bytes: Buffer, response: ServerResponse): void {
  const wish = JSON.parse(bytes.toString('utf8')) as {
    scenario?: string;
    paceMs?: number;
    serve?: ServedBody;
    reset?: boolean;
  };
  const controls = createControls(memory);
  if (wish.serve) memory.scenario = controls.serveBody(wish.serve);
  if (wish.scenario !== undefined) memory.scenario = wish.scenario;
  if (wish.paceMs !== undefined) memory.paceMs = wish.paceMs;
  if (wish.reset) controls.reset();
  sendJson(response, { scenario: memory.scenario, paceMs: memory.paceMs });
}

const MODELS = [
  'gpt-image-2.6-flare',
  'gpt-image-2.6-sunburst',
  'gpt-image-2',
  'gpt-image-1.5',
  'gpt-5.5',
  'gpt-5.5-mini',
];

function sendModels(response: ServerResponse, scenario: string): void {
  if (scenario === 'no-models') return sendJson(response, { error: { message: 'Not found' } }, 404);
  if (scenario === '401') {
    return sendJson(
      response,
      { error: { message: 'Incorrect API key provided.', code: 'invalid_api_key' } },
      401,
    );
  }
  const data = MODELS.map((id) => ({ id, object: 'model', created: 1_790_000_000, owned_by: 'easel' }));
  sendJson(response, { object: 'list', data });
}

function sendFile(response: ServerResponse, path: string): void {
  const bytes = createGradientPng({ width: 1024, height: 1024 }, [90, (path.length * 37) % 200, 160]);
  response.writeHead(200, { 'content-type': 'image/png', 'content-length': bytes.length }).end(bytes);
}

function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
