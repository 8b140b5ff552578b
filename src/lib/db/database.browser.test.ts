import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { server } from 'vitest/browser';
import { canStoreBlobs } from './blob-support.ts';
import { openDatabase } from './database.ts';
import type { EaselDatabase } from './database.ts';
import { createDraftJournal } from './draft-journal.ts';
import { checkCanaries } from './eviction-canary.ts';
import { observe } from './observe.ts';
import { estimateStorage } from './quota.ts';
import { createRepositories } from './repositories.ts';
import type { Repositories } from './repositories.ts';
import { sampleAsset, sampleDraft, sampleJob, sampleRecipe, sampleSource } from './testing/sample-rows.ts';

let name: string;
let db: EaselDatabase;
let repositories: Repositories;

beforeEach(() => {
  name = `easel-test-${crypto.randomUUID()}`;
  db = openDatabase(name);
  repositories = createRepositories(db);
});
afterEach(async () => {
  db.close();
  await Dexie.delete(name);
});

const blob = new Blob(['abc'], { type: 'image/png' });

/** A window of WebKit's that is driven is a private one: it refuses Blobs, and says nothing of the room there is. */
const isPrivate = server.browser === 'webkit';

/** A busy machine takes its time. */
const PATIENCE = { timeout: 30_000 };

describe('a real database', () => {
  it('keeps Blobs as Blobs, and as their bytes in a private window', async () => {
    expect(await canStoreBlobs(db)).toBe(!isPrivate);
    const hash = await repositories.bytes.put(blob);
    expect((await db.bytes.get(hash))?.data).toBeInstanceOf(isPrivate ? ArrayBuffer : Blob);
    const stored = await repositories.bytes.get(hash);
    expect([stored?.type, await stored?.text()]).toEqual(['image/png', 'abc']);
    expect(await db.meta.count()).toBe(0);
  });

  it('stores an image with bytes, asset and job in one act', async () => {
    await repositories.jobs.add([sampleJob()]);
    const events = [
      { type: 'image-stored', assetId: 'a1', at: 1 },
      { type: 'job-completed', at: 1 },
    ] as const;
    const asset = sampleAsset({ bytesHash: 'h' });
    await repositories.jobs.storeImage({ jobId: 'j1', asset, blob, hash: 'h', events: [...events] });
    expect(await repositories.jobs.get('j1')).toMatchObject({ state: 'done', assetIds: ['a1'] });
    expect(await repositories.assets.all()).toEqual([asset]);
    expect(await repositories.bytes.has('h')).toBe(true);
  });

  it('frees previews that nothing refers to, and looks at every page of recipes before', async () => {
    await repositories.jobs.add([sampleJob()]);
    const facts = { mimeType: 'image/png', width: 1, height: 1, sizeBytes: 3, index: 0 };
    for (const hash of ['used', 'free', 'last']) {
      const preview = { ...facts, bytesHash: hash };
      await repositories.jobs.storePreview({ jobId: 'j1', blob, hash, preview, at: 1 });
    }
    const recipe = sampleRecipe({ sources: [sampleSource({ bytesHash: 'used' })] });
    await db.assets.bulkAdd(Array.from({ length: 2100 }, (_, at) => sampleAsset({ id: `a${1000 + at}` })));
    await db.assets.add(sampleAsset({ id: 'z', bytesHash: 'z', recipe }));
    expect(await repositories.space.free()).toMatchObject({ previews: 3 });
    expect(await db.bytes.toCollection().primaryKeys()).toEqual(['last', 'used']);
    await repositories.assets.markDeleted(['z'], 1);
    expect(await repositories.assets.purgeDeleted(2)).toBe(1);
    expect(await db.bytes.toCollection().primaryKeys()).toEqual(['last']);
  });

  it('keeps a key that cannot be read out, and encrypts with it after a reopening', async () => {
    const algorithm = { name: 'AES-GCM', length: 256 };
    const key = await crypto.subtle.generateKey(algorithm, false, ['encrypt', 'decrypt']);
    await repositories.secrets.putMasterKey(key);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const data = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv },
      key,
      new TextEncoder().encode('sk-secret'),
    );
    await repositories.secrets.put({ profileId: 'p', iv, data });
    db.close();
    db = openDatabase(name);
    const { secrets } = createRepositories(db);
    const [stored, secret] = [await secrets.masterKey(), await secrets.get('p')];
    if (!stored || !secret) throw new Error('Not kept.');
    await expect(crypto.subtle.exportKey('raw', stored)).rejects.toThrow();
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: new Uint8Array(secret.iv) },
      stored,
      secret.data,
    );
    expect(new TextDecoder().decode(opened)).toBe('sk-secret');
  });

  it('tells one handle what another has written', async () => {
    const other = openDatabase(name);
    const seen: number[] = [];
    const stop = observe(
      () => repositories.assets.count(),
      (count) => seen.push(count),
      () => seen.push(-1),
    );
    await vi.waitUntil(() => seen.length === 1, PATIENCE);
    await createRepositories(other).jobs.keepPreview({ jobId: 'j', asset: sampleAsset(), events: [] });
    await vi.waitUntil(() => seen.at(-1) === 1, PATIENCE);
    stop();
    other.close();
  });
});

describe('this browser', () => {
  it('has a journal and canaries in localStorage', async () => {
    const journal = createDraftJournal();
    journal.write('test', sampleDraft({ prompt: 'bo' }));
    expect(journal.entries().get('test')?.prompt).toBe('bo');
    journal.remove('test');
    localStorage.removeItem('easel.canary');
    expect(await checkCanaries(db)).toBe('fresh');
    localStorage.removeItem('easel.canary');
    expect(await checkCanaries(db)).toBe('evicted');
  });

  it('says how much room there is', async () => {
    const estimate = await estimateStorage();
    if (isPrivate) expect(estimate).toBeUndefined();
    else expect(estimate?.quotaBytes).toBeGreaterThan(0);
  });
});
