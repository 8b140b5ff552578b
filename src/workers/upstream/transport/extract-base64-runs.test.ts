import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRunExtractor, toRunText } from './extract-base64-runs.ts';
import { replaceRuns } from './replace-runs.ts';

const SEED = Number(process.env['SEED'] ?? Date.now());
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const createRun = (length: number): string =>
  Array.from({ length }, (_none, index) => LETTERS[(index * 31 + (index >> 6)) & 63]).join('');

function extract(text: string, cuts: number[] = []) {
  const extractor = createRunExtractor('nonce');
  const bytes = new TextEncoder().encode(text);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  const pieces = places.slice(1).flatMap((end, index) => extractor.push(bytes.slice(places[index], end)));
  const rest = Buffer.concat([...pieces, ...extractor.end()]).toString();
  return { rest, extractor, restored: replaceRuns(rest, extractor.runs, toRunText) };
}

describe('createRunExtractor', () => {
  it.each([0, 1, 2, 3])('decodes a run whose length leaves %i over', (over) => {
    const run = createRun(8000 + over);
    const { rest, extractor, restored } = extract(`{"a":"${run}"}`);
    expect(rest).toBe('{"a":"<base64-run:nonce:0>"}');
    expect(restored).toBe(`{"a":"${run}"}`);
    const { bytes } = extractor.runs.get('<base64-run:nonce:0>') ?? {};
    const expected = over === 1 ? undefined : Buffer.from(run, 'base64').toString('hex');
    expect(bytes && Buffer.from(bytes).toString('hex')).toBe(expected);
  });

  it('leaves what is shorter than 4 KiB', () => {
    const text = `${createRun(4095)} ${createRun(4095)}`;
    expect(extract(text)).toMatchObject({ rest: text });
    expect(extract(createRun(4096)).rest).toBe('<base64-run:nonce:0>');
  });

  it('lets go of a run that was handed on', () => {
    const { extractor } = extract(`${createRun(5000)}.${createRun(6000)}`);
    extractor.forget(extractor.runs.get('<base64-run:nonce:0>')?.bytes);
    expect([...extractor.runs.keys()]).toEqual(['<base64-run:nonce:1>']);
  });

  it(`loses nothing, wherever it is cut (seed ${SEED})`, () => {
    const part = fc.oneof(
      fc.constantFrom('"', '\n', ' ', '=', '==', 'é', '\\/', '\r\n\r\n', '","b":"'),
      fc.constantFrom(1, 4000, 4095, 4096, 4097, 9001, 70_000).map(createRun),
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 8 }),
        fc.array(fc.nat(200_000), { maxLength: 20 }),
        (parts, cuts) => {
          const text = parts.join('');
          const cut = extract(text, cuts);
          expect(cut.restored === text).toBe(true);
          expect(cut.rest).toBe(extract(text).rest);
        },
      ),
      { seed: SEED, numRuns: 150 },
    );
  }, 60_000);
});
