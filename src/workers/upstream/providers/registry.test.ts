import { describe, expect, it } from 'vitest';
import { providerOf } from './registry.ts';

describe('providerOf', () => {
  it.each([
    ['responses', 'openai-responses'],
    ['images', 'openai-images'],
  ] as const)('gives the form %s its provider', (form, id) => {
    expect(providerOf({ form }).id).toBe(id);
  });
});
