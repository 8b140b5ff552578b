import type { IncomingMessage, ServerResponse } from 'node:http';
import { allowEveryOrigin } from '../upstream-route.ts';

/** How an upstream answers a page that asks whether it may read it. */
type Door = (request: IncomingMessage, response: ServerResponse) => void;

/** Lets a page in with these headers only. */
const allowHeaders =
  (headers: string): Door =>
  (_request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS');
    response.setHeader('access-control-allow-headers', headers);
  };

/** nginx without `always`: the headers are missing where the status is an error. */
const hideErrors: Door = (request, response) => {
  allowEveryOrigin(request, response);
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    if (status >= 400) response.removeHeader('access-control-allow-origin');
    return writeHead(status, ...rest);
  };
};

/** Routes set up one by one: what is posted was forgotten. */
const hidePosts: Door = (request, response) => {
  if (!/\/(?:responses|generations|edits)$/u.test(request.url ?? '')) allowEveryOrigin(request, response);
};

/** By scenario; the others let everybody in. */
const DOORS: Record<string, Door> = {
  'doctor-no-authorization': allowHeaders('Content-Type'),
  'doctor-no-content-type': allowHeaders('Authorization'),
  'doctor-hidden-errors': hideErrors,
  'doctor-hidden-posts': hidePosts,
};

export function openDoor(scenario: string, request: IncomingMessage, response: ServerResponse): void {
  (DOORS[scenario] ?? allowEveryOrigin)(request, response);
}
