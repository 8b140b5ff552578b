import { expect, it } from 'vitest';
import { toAnswerFailure } from '../spec/to-failure.ts';
import { isMarkupRefused } from './openai-images-markup.ts';

const refuse = (error: object, status = 400): boolean =>
  isMarkupRefused(toAnswerFailure({ status, headers: new Headers(), body: JSON.stringify({ error }) }));

it.each([
  { message: "Unknown parameter: 'markup'.", code: 'unknown_parameter', param: 'markup' },
  { message: "Unknown parameter: 'markup'.", code: 'unknown_parameter' },
  { message: 'The model does not support markup.', type: 'invalid_request_error' },
  { message: 'extra fields not permitted', param: 'body.markup' },
])('%j is about the marks', (error) => {
  expect(refuse(error)).toBe(true);
});

it.each([
  [{ message: 'size is not legal', param: 'size', code: 'invalid_value' }, 400],
  [{ message: 'Invalid image', type: 'invalid_request_error' }, 400],
  [{ message: 'The markup in your prompt broke our content policy.', code: 'moderation_blocked' }, 400],
  [{ message: 'markup failed', type: 'server_error' }, 500],
])('%j is not', (error, status) => {
  expect(refuse(error, status)).toBe(false);
});
