import { describe, expect, it } from 'vitest';
import { AppError, createFailure } from '../../lib/kernel/app-error.ts';
import { toResultLink } from './to-result-link.ts';

const KEPT_OUT = new AppError(createFailure('cors'));
const link = (changes: Partial<Parameters<typeof toResultLink>[0]>) =>
  toResultLink({ url: 'https://cdn.example/1.png', error: KEPT_OUT, lifetimeMs: 1000, now: 5, ...changes });

describe('the link of an image that could not be read', () => {
  it('says when its host lets go of it, where that is known', () => {
    expect(link({})).toEqual({ url: 'https://cdn.example/1.png', expiresAt: 1005 });
    expect(link({ lifetimeMs: undefined })).toEqual({ url: 'https://cdn.example/1.png' });
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://x/y', 'blob:https://a/b', 'cdn/1.png', ''])(
    'is none for %s',
    (url) => expect(link({ url })).toBeUndefined(),
  );

  it('is none where the user gave it up', () => {
    expect(link({ error: new AppError(createFailure('cancelled')) })).toBeUndefined();
  });
});
