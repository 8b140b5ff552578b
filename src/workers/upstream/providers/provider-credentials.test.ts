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
    expect(toAuthHeaders({}, { kind }, key)).toEqual(expected);
  });

  it('leaves the header to a provider that has its own', () => {
    const provider = { toAuthHeaders: (key: string) => ({ 'x-key': key }) };
    expect(toAuthHeaders(provider, { kind: 'openai' }, ' abc ')).toEqual({ 'x-key': 'abc' });
    expect(toAuthHeaders(provider, { kind: 'openai' }, '')).toEqual({});
  });
});
