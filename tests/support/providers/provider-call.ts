import type { ServerResponse } from 'node:http';
import type { Size } from '../../../src/lib/contracts/size.ts';
import { drawBase64 } from '../draw-base64.ts';
import type { RecordedRequest } from '../recorded-request.ts';
import type { ServerMemory } from '../server-memory.ts';

/** One request to a provider, and where its answer goes. */
export interface ProviderCall {
  request: RecordedRequest;
  response: ServerResponse;
  memory: ServerMemory;
  /** What is to go wrong; empty: nothing. */
  fault: string;
  /** Keeps two users of one scenario apart. */
  tag: string;
  /** Of the address. */
  query: URLSearchParams;
  /** JSON of the body; undefined: there is none. */
  body: unknown;
}

/** A provider as it answers on the wire. */
export interface ProviderEntry {
  /** Each makes a scenario `<provider>-<fault>`. */
  faults: readonly string[];
  /** Where the key is; undefined: it is missing. */
  readKey(request: RecordedRequest): string | undefined;
  /** In the provider's own shape. */
  refuse(call: ProviderCall, refusal: Refusal): void;
  answer(call: ProviderCall): void;
}

export interface Refusal {
  status: number;
  /** As in `REASONS` of the provider; `invalid` and `auth` are everybody's. */
  kind: 'invalid' | 'auth' | 'unknown' | 'rate' | 'moderation' | 'credit' | 'busy';
  message: string;
}

export function send(call: ProviderCall, status: number, body: unknown): void {
  call.response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** From here on it costs money. */
export function charge({ request }: ProviderCall): void {
  request.isFree = false;
}

/** From 1: how often this was asked for under this scenario and tag. */
export function countTurn({ memory, request, tag }: ProviderCall, about: string): number {
  const key = `${request.scenario} ${tag} ${about}`;
  const turn = (memory.turns.get(key) ?? 0) + 1;
  memory.turns.set(key, turn);
  return turn;
}

export function bearer({ headers }: RecordedRequest): string | undefined {
  return /^Bearer (\S+)$/u.exec(headers['authorization'] ?? '')?.[1];
}

/** A picture of a ratio `a:b` with about so many pixels, as base64. */
export function drawRatio(ratio: string, area: number, prompt: string): string {
  return drawBase64(toSize(ratio, area), prompt);
}

export function toSize(ratio: string, area: number): Size {
  const [across = 1, down = 1] = ratio.split(':').map(Number);
  const toSide = (side: number): number => Math.max(16, Math.round(side / 16) * 16);
  return {
    width: toSide(Math.sqrt((area * across) / down)),
    height: toSide(Math.sqrt((area * down) / across)),
  };
}

export const AREAS: Readonly<Record<string, number>> = {
  '512': 262_144,
  '1K': 1_048_576,
  '2K': 4_194_304,
  '4K': 16_777_216,
};

/** Where a picture lies on a host that lets pages read it, or on one that does not. */
export function toFileUrl({ memory }: ProviderCall, name: string, isHidden: boolean): string {
  return `${memory.origin}/${isHidden ? 'files-no-cors' : 'files'}/${encodeURIComponent(name.slice(0, 40))}.png`;
}
