import type { ServerResponse } from 'node:http';
import type { RecordedRequest } from '../recorded-request.ts';

/** A request with nothing in it costs nothing: every upstream refuses it. */
export function isEmptyRequest({ method, body, parts }: RecordedRequest): boolean {
  return method === 'POST' && parts.length === 0 && (body.trim() === '' || body.trim() === '{}');
}

export function refuseEmpty(response: ServerResponse): void {
  const hasKey = response.req.headers.authorization !== undefined;
  const error = hasKey ? MISSING_FIELD : MISSING_KEY;
  response
    .writeHead(hasKey ? 400 : 401, { 'content-type': 'application/json' })
    .end(JSON.stringify({ error }));
}

const MISSING_FIELD = {
  message: "Missing required parameter: 'prompt'.",
  type: 'invalid_request_error',
  param: 'prompt',
  code: 'missing_required_parameter',
};

const MISSING_KEY = { message: "You didn't provide an API key.", type: 'invalid_request_error', code: null };
