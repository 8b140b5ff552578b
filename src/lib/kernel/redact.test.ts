import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

describe('redact', () => {
  it.each([
    ['wherever it stands', 'a relay-key-1 b relay-key-1', 'relay-key-1', 'a [removed] b [removed]'],
    ['percent-encoded', 'k=a%2Fb%3Dc%2B', 'a/b=c+', 'k=[removed]'],
    ['JSON-escaped', '{"k":"a\\"bcd"}', 'a"bcd', '{"k":"[removed]"}'],
    ['typed with spaces', 'x relay-key-1 y', '  relay-key-1\n', 'x [removed] y'],
  ])('takes out a given secret %s', (_name, text, secret, expected) => {
    expect(redact(text, [secret])).toBe(expected);
  });

  it.each([
    ['Incorrect API key provided: sk-proj-abcDEF123456_x-9.', 'Incorrect API key provided: [removed].'],
    ['provided: sk-abc*****wxyz.', 'provided: [removed].'],
    ['Authorization: Bearer abc.def-ghi', 'Authorization: Bearer [removed]'],
    ['{"authorization":"Token abcdefghij"}', '{"authorization":"[removed]"}'],
    ['GET /v1/models?key=AbC123&x=1', 'GET /v1/models?key=[removed]&x=1'],
    ['AIzaSyA1234567890abcdefghijklmnopqrstu', '[removed]'],
    ['x-api-key: 0123456789abcdef', 'x-api-key: [removed]'],
  ])('takes out what looks like a key: %s', (text, expected) => {
    expect(redact(text, [])).toBe(expected);
  });

  it.each([
    'Your request was rejected by the safety system.',
    'The task-based model asks for a mask-like image, risk-free.',
    'keyword=cats is fine; monkey=banana too',
    'Invalid API key. Check the key.',
  ])('leaves plain words alone: %s', (text) => {
    expect(redact(text, ['', 'a'])).toBe(text);
  });
});

it.each(['relay says k3y-0123456', 'relay says k3y-0123456…'])(
  'removes the part of a secret that %j was cut in',
  (text) => {
    expect(redact(text, ['k3y-0123456789abcdef'])).toBe('relay says [removed]');
  },
);
