import type { Scenario } from './exchange.ts';
import { sendError, sendHtml } from './exchange.ts';

const RATE = { message: 'Rate limit reached.', type: 'requests', code: 'rate_limit_exceeded' };

/** A second, and a page may read it. */
const RETRY_AFTER = { 'retry-after': '1', 'access-control-expose-headers': 'retry-after' };

const answerError =
  (status: number, error: object, headers: Record<string, string> = {}): Scenario =>
  (exchange) =>
    sendError(exchange, status, { param: null, code: null, ...error }, headers);

const answerPage =
  (status: number, title: string): Scenario =>
  (exchange) =>
    sendHtml(exchange, status, title);

/** Every way to be refused by a status; each as the upstreams and gateways that do it put it. */
export const ERROR_STATUSES = {
  '401': answerError(401, {
    message: 'Incorrect API key provided.',
    type: 'invalid_request_error',
    code: 'invalid_api_key',
  }),
  '402': answerError(402, { message: 'Insufficient credits.', code: 'insufficient_credits' }),
  '403': answerError(403, {
    message: 'Your request was rejected by the safety system.',
    type: 'image_generation_user_error',
    code: 'moderation_blocked',
  }),
  '404': answerError(404, {
    message: 'The model `gpt-image-9` does not exist or you do not have access to it.',
    type: 'invalid_request_error',
    code: 'model_not_found',
  }),
  '413': answerPage(413, '413 Request Entity Too Large'),
  '429': answerError(429, RATE),
  '429-wait': answerError(429, RATE, RETRY_AFTER),
  '500': answerError(500, { message: 'The server had an error.', type: 'server_error' }),
  '502': answerPage(502, '502 Bad Gateway'),
  '503': answerError(503, { message: 'Service temporarily unavailable.', type: 'server_error' }),
  '504': answerPage(504, '504 Gateway Time-out'),
  '524': answerPage(524, 'error code 524: A timeout occurred'),
  '529': answerError(529, { message: 'Overloaded', type: 'overloaded_error' }),
} satisfies Record<string, Scenario>;
