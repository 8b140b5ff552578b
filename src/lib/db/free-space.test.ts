import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Job, JobState, StoredPreview } from '../contracts/job.ts';
import type { EaselDatabase } from './database.ts';
import type { Repositories } from './repositories.ts';
import { openTestDatabase } from './testing/open-test-database.ts';
import {
  sampleAsset,
  sampleAttempt,
  sampleDraft,
  sampleJob,
  sampleRecipe,
  sampleSource,
  sampleWorkspace,
} from './testing/sample-rows.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const DAY_MS = 86_400_000;
const NOW = 100 * DAY_MS;

let db: EaselDatabase;
let repositories: Repositories;
beforeEach(() => {
  ({ db, repositories } = openTestDatabase());
});

const previewOf = (bytesHash: string): StoredPreview => ({
  bytesHash,
  mimeType: 'image/png',
  width: 1,
  height: 1,
  sizeBytes: 3,
  index: 0,
});

function storePreview(hash: string, at: number) {
  const blob = new Blob(['abc'], { type: 'image/png' });
  return repositories.jobs.storePreview({ jobId: 'j1', blob, hash, preview: previewOf(hash), at });
}

const hashesLeft = async () => (await db.bytes.toCollection().primaryKeys()).sort();

describe('previews', () => {
  beforeEach(async () => {
    await repositories.jobs.add([sampleJob()]);
    for (const hash of ['one', 'two', 'three']) await storePreview(hash, NOW);
  });

  it('go once a newer one is there; the newest stays', async () => {
    expect(await repositories.space.estimate()).toEqual({ previews: 6, thumbnails: 0, attempts: 0 });
    expect(await repositories.space.free()).toEqual({ previews: 6, thumbnails: 0, attempts: 0 });
    expect(await hashesLeft()).toEqual(['three']);
    expect(await repositories.space.free()).toMatchObject({ previews: 0 });
  });

  it('go altogether once the image is there, and the job names none in vain', async () => {
    await repositories.jobs.apply('j1', { type: 'job-completed', at: NOW });
    expect(await repositories.space.free()).toMatchObject({ previews: 9 });
    expect(await hashesLeft()).toEqual([]);
    expect(await repositories.jobs.get('j1')).not.toHaveProperty('preview');
  });

  it.each(['failed', 'interrupted', 'cancelled'] as const)(
    'stay where the job is %s: it is all there is',
    async (end) => {
      const failure = { code: 'internal', message: '', retryable: false } as const;
      await repositories.jobs.apply('j1', { type: `job-${end}`, failure, at: NOW });
      await repositories.space.free();
      expect(await hashesLeft()).toEqual(['three']);
    },
  );

  it('are swept an hour later, not before', async () => {
    await repositories.space.sweep(NOW + 3_599_000);
    expect(await hashesLeft()).toHaveLength(3);
    await repositories.space.sweep(NOW + 3_601_000);
    expect(await hashesLeft()).toEqual(['three']);
  });

  it('stay where somebody puts the same bytes again, or shows them again', async () => {
    await repositories.bytes.put(new Blob(['abc']), 'one');
    await storePreview('two', NOW);
    await repositories.space.free();
    expect(await hashesLeft()).toEqual(['one', 'two']);
  });
});

describe('free', () => {
  beforeEach(async () => {
    await repositories.jobs.add([sampleJob()]);
    for (const hash of ['one', 'two']) await storePreview(hash, NOW);
    const data = new ArrayBuffer(100);
    await db.thumbnails.add({ id: 'a1', data, mimeType: 'image/png', width: 1, height: 1 });
    await repositories.attempts.put(sampleAttempt({ requestBody: 'x'.repeat(50) }));
  });

  it('takes no more than is wanted, what is missed least first', async () => {
    expect(await repositories.space.estimate()).toEqual({ previews: 3, thumbnails: 100, attempts: 50 });
    expect(await repositories.space.free(3)).toEqual({ previews: 3, thumbnails: 0, attempts: 0 });
    expect(await repositories.space.free(50)).toEqual({ previews: 0, thumbnails: 100, attempts: 0 });
    expect(await repositories.space.free(50)).toEqual({ previews: 0, thumbnails: 0, attempts: 50 });
    expect(await repositories.space.free(50)).toEqual({ previews: 0, thumbnails: 0, attempts: 0 });
    expect(await hashesLeft()).toEqual(['two']);
  });
});

it('sweeps records of attempts after two weeks', async () => {
  await repositories.attempts.put(sampleAttempt({ id: 'old', startedAt: NOW - 15 * DAY_MS }));
  await repositories.attempts.put(sampleAttempt({ id: 'new', startedAt: NOW - 13 * DAY_MS }));
  await repositories.space.sweep(NOW);
  expect(await db.attempts.toCollection().primaryKeys()).toEqual(['new']);
});

const HASHES = ['h0', 'h1', 'h2', 'h3', 'h4', 'h5'];
const hash = fc.constantFrom(...HASHES);
const sources = fc.array(hash, { maxLength: 2 });
const maybeHash = fc.option(hash, { nil: undefined, freq: 1 });
const STATES: JobState[] = [
  'queued',
  'running',
  'done',
  'preview-only',
  'failed',
  'cancelled',
  'interrupted',
];

const library = fc.record({
  assets: fc.array(
    fc.record({
      bytesHash: hash,
      sources,
      mask: maybeHash,
      markup: maybeHash,
      drawn: maybeHash,
      raw: maybeHash,
      locked: maybeHash,
      inBin: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  jobs: fc.array(
    fc.record({
      preview: hash,
      sources,
      mask: maybeHash,
      markup: maybeHash,
      drawn: maybeHash,
      state: fc.constantFrom(...STATES),
    }),
    {
      maxLength: 3,
    },
  ),
  drafts: fc.array(sources, { maxLength: 2 }),
  superseded: fc.subarray(HASHES),
});

const toSources = (hashes: string[]) =>
  hashes.map((bytesHash, at) => sampleSource({ id: `s${at}`, bytesHash }));
const FORM = { mimeType: 'image/png', width: 1, height: 1, sizeBytes: 1 };
/** One hash stands for both: the marks themselves are not among those that are looked at. */
const toMarkup = (copy: string, drawn: string | undefined) => ({
  ...{ bytesHash: 'layer', width: 1, height: 1, sizeBytes: 1 },
  copy: { bytesHash: copy, sizeBytes: 1, mimeType: 'image/png' },
  ...(drawn ? { drawn: { bytesHash: drawn, sizeBytes: 1 } } : {}),
});
/** Without the rest of them nothing is kept of how marks were drawn. */
const drawnOf = ({ markup, drawn }: Pick<RecipeHashes, 'markup' | 'drawn'>) => markup && drawn;
interface RecipeHashes {
  sources: string[];
  mask: string | undefined;
  markup: string | undefined;
  drawn: string | undefined;
}
const toRecipe = ({ sources: used, mask, markup, drawn }: RecipeHashes) =>
  sampleRecipe({
    sources: toSources(used),
    ...(markup ? { markup: toMarkup(markup, drawn) } : {}),
    ...(mask ? { mask: { bytesHash: mask, width: 1, height: 1, sizeBytes: 1, lock: true, bandPx: 0 } } : {}),
  });

it(`nothing that is referred to is ever removed, and what is superseded is (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(library, async (rows) => {
      ({ db, repositories } = openTestDatabase());
      const bytes = { data: new ArrayBuffer(1), mimeType: 'image/png', sizeBytes: 1, createdAt: 0 };
      await db.bytes.bulkAdd(HASHES.map((key) => ({ ...bytes, hash: key })));
      await db.superseded.bulkAdd(rows.superseded.map((key) => ({ hash: key, sizeBytes: 1, at: 1 })));
      await db.assets.bulkAdd(
        rows.assets.map((row, at) =>
          sampleAsset({
            id: `a${at}`,
            bytesHash: row.bytesHash,
            recipe: toRecipe(row),
            ...(row.raw ? { raw: { ...FORM, bytesHash: row.raw } } : {}),
            ...(row.locked ? { locked: { ...FORM, bytesHash: row.locked, moved: 0 } } : {}),
            deletedAt: row.inBin ? 5 : 0,
          }),
        ),
      );
      const jobs = rows.jobs.map((row, at): Job =>
        sampleJob({
          id: `j${at}`,
          preview: previewOf(row.preview),
          recipe: toRecipe(row),
          state: row.state,
        }),
      );
      await db.jobs.bulkAdd(jobs);
      await db.workspaces.bulkAdd(
        rows.drafts.map((used, at) =>
          sampleWorkspace({ id: `w${at}`, draft: sampleDraft({ sources: toSources(used) }) }),
        ),
      );

      await repositories.space.free(Infinity);
      const ofAssets = (isLeft: (inBin: boolean) => boolean) =>
        rows.assets
          .filter(({ inBin }) => isLeft(inBin))
          .flatMap(({ bytesHash, sources: used, mask, markup, drawn, raw, locked }) => [
            bytesHash,
            drawnOf({ markup, drawn }),
            ...used,
            mask,
            markup,
            raw,
            locked,
          ]);
      const others = [
        ...rows.jobs.flatMap((row) => [...row.sources, row.mask, row.markup, drawnOf(row)]),
        ...rows.jobs
          .filter(({ state }) => state !== 'done' && state !== 'preview-only')
          .map((row) => row.preview),
        ...rows.drafts.flat(),
      ];
      const needed = new Set([...ofAssets(() => true), ...others]);
      expect(await hashesLeft()).toEqual(
        HASHES.filter((key) => needed.has(key) || !rows.superseded.includes(key)),
      );

      await repositories.assets.purgeDeleted(10);
      const left = await hashesLeft();
      const stillNeeded = new Set([...ofAssets((inBin) => !inBin), ...others]);
      const binned = new Set(ofAssets((inBin) => inBin));
      expect(left).toEqual(
        HASHES.filter((key) => stillNeeded.has(key) || (!binned.has(key) && !rows.superseded.includes(key))),
      );
      db.close();
    }),
    { seed: SEED, numRuns: 60 },
  );
});
