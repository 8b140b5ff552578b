import { describe, expect, it } from 'vitest';
import { createReadAhead } from './read-ahead.ts';

/** Gives its chunks at once, then what comes after them. */
function scripted(chunks: string[], after: () => Promise<undefined>) {
  const left = [...chunks];
  return () => (left.length > 0 ? Promise.resolve(left.shift()) : after());
}

const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('createReadAhead', () => {
  it('keeps what arrived before a break, for a taker that was busy', async () => {
    const read = createReadAhead(scripted(['a', 'b', 'c'], () => Promise.reject(new Error('reset'))));
    await settle();
    expect([await read(), await read(), await read()]).toEqual(['a', 'b', 'c']);
    await expect(read()).rejects.toThrow('reset');
    await expect(read()).rejects.toThrow('reset');
  });

  it('ends when the line ends, as often as it is asked', async () => {
    const read = createReadAhead(scripted(['a'], () => Promise.resolve(undefined)));
    expect([await read(), await read(), await read()]).toEqual(['a', undefined, undefined]);
  });

  it('waits for a slow line', async () => {
    let give: (chunk: string | undefined) => void = () => undefined;
    const read = createReadAhead(() => new Promise<string | undefined>((resolve) => (give = resolve)));
    const first = read();
    give('late');
    expect(await first).toBe('late');
  });
});
