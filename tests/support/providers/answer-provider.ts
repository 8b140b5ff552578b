import type { ServerResponse } from 'node:http';
import type { RecordedRequest } from '../recorded-request.ts';
import type { ServerMemory } from '../server-memory.ts';
import type { Route } from '../upstream-route.ts';
import { chat } from './chat.ts';
import { described } from './described.ts';
import { gemini } from './gemini.ts';
import { huggingface } from './huggingface.ts';
import { openrouter } from './openrouter.ts';
import type { ProviderCall, ProviderEntry } from './provider-call.ts';
import { stability } from './stability.ts';
import { wavespeed } from './wavespeed.ts';
import { xai } from './xai.ts';

/** Name in the address -> who answers. `<name>-<fault>` answers likewise, until something goes wrong. */
const PROVIDERS: Readonly<Record<string, ProviderEntry>> = {
  gemini,
  stability,
  wavespeed,
  huggingface,
  xai,
  openrouter,
  chat,
  described,
};

/** All that can stand in an address. */
export const PROVIDER_SCENARIOS: readonly string[] = Object.entries(PROVIDERS).flatMap(
  ([name, { faults }]) => [name, ...faults.map((fault) => `${name}-${fault}`)],
);

/** Keys that begin so are refused. */
const WRONG_KEY = 'wrong';

export function isProviderScenario(scenario: string): boolean {
  return find(scenario) !== undefined;
}

function find(scenario: string): { entry: ProviderEntry; fault: string } | undefined {
  const [name = '', ...faults] = scenario.split('-');
  const entry = Object.hasOwn(PROVIDERS, name) ? PROVIDERS[name] : undefined;
  const fault = faults.join('-');
  return entry && (fault === '' || entry.faults.includes(fault)) ? { entry, fault } : undefined;
}

/** Answers as the provider of the scenario does. Nothing is paid for until its entry says so. */
export function answerProvider(
  memory: ServerMemory,
  { recorded, response, route }: { recorded: RecordedRequest; response: ServerResponse; route: Route },
): void {
  const found = find(route.scenario);
  if (!found) return void response.writeHead(404).end();
  const { entry, fault } = found;
  recorded.isFree = true;
  const query = new URL(recorded.url, memory.origin).searchParams;
  const body = readJson(recorded.body);
  const call: ProviderCall = { request: recorded, response, memory, fault, tag: route.tag, query, body };
  const key = entry.readKey(recorded);
  if (key === undefined || key.startsWith(WRONG_KEY)) {
    return entry.refuse(call, { status: 401, kind: 'auth', message: 'API key not valid.' });
  }
  if (recorded.url.includes(key)) {
    return entry.refuse(call, { status: 400, kind: 'invalid', message: 'The key stands in the address.' });
  }
  entry.answer(call);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
