import type { IncomingMessage, ServerResponse } from 'node:http';
import { isResumeMode } from './resume-modes.ts';
import type { ResumeModeName } from './resume-modes.ts';

export interface Route {
  scenario: string;
  mode: ResumeModeName;
  /** What keeps two users of one scenario apart; empty: nothing. */
  tag: string;
  /** Path below the scenario. */
  path: string;
}

/** Reads `/s/<scenario>[@mode][~tag]/<path>`; a path without a scenario takes the default one. */
export function readRoute(url: string, otherwise: string): Route {
  const { pathname } = new URL(url, 'http://localhost');
  const match = /^\/s\/([^/~@]+)(?:@([^/~]*))?(?:~([^/]*))?(\/.*)?$/.exec(pathname);
  if (!match) return { scenario: otherwise, mode: 'none', tag: '', path: pathname };
  const [, scenario = '', mode = '', tag = '', path = '/'] = match;
  return { scenario: decodeURIComponent(scenario), mode: isResumeMode(mode) ? mode : 'none', tag, path };
}

/** The address of a scenario on a server: what `readRoute` reads. */
export function toRoutePath(scenario: string, tag = '', mode?: ResumeModeName): string {
  return `/s/${scenario}${mode === undefined ? '' : `@${mode}`}${tag === '' ? '' : `~${tag}`}`;
}

/** Lets every page in and reflects what its preflight asks for, as new-api does. */
export function allowEveryOrigin(request: IncomingMessage, response: ServerResponse): void {
  const { origin, 'access-control-request-headers': headers } = request.headers;
  response.setHeader('access-control-allow-origin', origin ?? '*');
  response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS');
  response.setHeader('access-control-max-age', '600');
  response.setHeader('vary', 'Origin');
  if (headers !== undefined) response.setHeader('access-control-allow-headers', headers);
  if (request.headers['access-control-request-private-network'] === 'true') {
    response.setHeader('access-control-allow-private-network', 'true');
  }
}
