/** A loopback upstream for the bench: one image of a wished size in one event, in chunks of 16 KiB. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createNoisePng } from '../tests/support/png.ts';

const CHUNK_BYTES = 16 * 1024;
const MIB = 1024 * 1024;

export interface BigStreamServer {
  /** `http://127.0.0.1:PORT/<MiB>` is a base URL whose images have that many MiB. */
  origin: string;
  close(): void;
}

const images = new Map<number, string>();

/** Base64 of a valid PNG of about so many MiB: noise does not compress. */
function imageOf(mebibytes: number): string {
  const known = images.get(mebibytes);
  if (known) return known;
  const side = Math.round(Math.sqrt((mebibytes * MIB) / 4));
  const image = createNoisePng({ width: side, height: side }).toString('base64');
  images.set(mebibytes, image);
  return image;
}

const toEvent = (data: object) => `data: ${JSON.stringify(data)}\n\n`;

async function sendImage(response: ServerResponse, mebibytes: number): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(
    toEvent({ type: 'response.created', sequence_number: 0, response: { id: `resp_${Date.now()}` } }),
  );
  const item = {
    type: 'image_generation_call',
    id: `ig_${Math.random()}`,
    status: 'completed',
    result: imageOf(mebibytes),
  };
  const bytes = Buffer.from(
    toEvent({ type: 'response.output_item.done', sequence_number: 1, item }),
    'latin1',
  );
  for (let at = 0; at < bytes.length && !response.destroyed; at += CHUNK_BYTES) {
    if (!response.write(bytes.subarray(at, at + CHUNK_BYTES))) await writableAgain(response);
  }
  response.end(toEvent({ type: 'response.completed', sequence_number: 2, response: { output: [] } }));
}

/** Once there is room, or nobody reads any more. Leaves no listener behind: an image makes thousands of these waits. */
function writableAgain(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      response.off('drain', settle).off('close', settle);
      resolve();
    };
    response.once('drain', settle).once('close', settle);
  });
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-headers', 'authorization, content-type');
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  request.resume();
  const mebibytes = Number(/^\/(\d+)\//.exec(request.url ?? '')?.[1] ?? 16);
  if (request.url?.endsWith('/models')) return void response.end(JSON.stringify({ data: [] }));
  await sendImage(response, mebibytes);
}

export async function startBigStreamServer(): Promise<BigStreamServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
