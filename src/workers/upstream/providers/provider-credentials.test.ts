import { describe, expect, it } from 'vitest';
import { toAuthHeaders } from './provider-credentials.ts';

describe('toAuthHeaders', () => {
  it.each([
    ['openai', 'abc', { Authorization: 'Bearer abc' }],
    ['openai', ' Bearer abc\n', { Authorization: 'Bearer abc' }],
    ['openai', '', {}],
    ['openai', '  ', {}],
    ['demo', 'abc', {}],
  ] as const)('%s with %j', (kind, key, expected) => {
    expect(toAuthHeaders({ kind }, key)).toEqual(expected);
  });
});
