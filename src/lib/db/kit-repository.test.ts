import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { KitItem, Persona } from '../contracts/kit.ts';
import type { EaselDatabase } from './database.ts';
import type { Repositories } from './repositories.ts';
import { openTestDatabase } from './testing/open-test-database.ts';
import { sampleAsset, sampleSource } from './testing/sample-rows.ts';

let db: EaselDatabase;
let repositories: Repositories;
beforeEach(() => ({ db, repositories } = openTestDatabase()));

function toList(id: string, createdAt = 1): KitItem {
  return {
    id,
    kind: 'list',
    value: { id, name: id, words: ['one', 'two'] },
    createdAt,
    updatedAt: createdAt,
  };
}

function toPersona(references: Persona['references'], updatedAt = 1): KitItem {
  const value: Persona = {
    id: 'harbour',
    name: 'Harbour',
    audience: '',
    tone: '',
    visualStyle: '',
    palette: ['#aabbcc'],
    must: [],
    never: [],
    styleId: '',
    profileId: '',
    references,
  };
  return { id: 'harbour', kind: 'persona', value, createdAt: 1, updatedAt };
}

const addBytes = (name: string) => repositories.bytes.put(new Blob([name], { type: 'image/png' }));
const HOUR_MS = 3_600_000;

describe('kit', () => {
  it('keeps items, oldest first, and gives back what is removed', async () => {
    await repositories.kit.putMany([toList('late', 9), toList('early', 2)]);
    expect((await repositories.kit.all()).map(({ id }) => id)).toEqual(['early', 'late']);
    expect(await repositories.kit.remove('early', 5)).toEqual(toList('early', 2));
    expect(await repositories.kit.remove('early', 5)).toBeUndefined();
    expect(await repositories.kit.get('early')).toBeUndefined();
    expect(await repositories.kit.get('late')).toEqual(toList('late', 9));
  });

  it('writes all of an import or none', async () => {
    const torn = { ...toList('b'), value: { words: () => 'not to be stored' } } as unknown as KitItem;
    await expect(repositories.kit.putMany([toList('a'), torn])).rejects.toThrow();
    expect(await repositories.kit.all()).toEqual([]);
  });

  it('repairs what can be repaired and leaves out the rest', async () => {
    const rows = [
      { id: 'x', kind: 'list', value: { id: 'x', name: 'x', words: ['one', 7, ''] } },
      { id: 'y', kind: 'unheard-of', value: {} },
      { id: 'z', kind: 'template', value: { id: 'z', width: 0, height: 10 } },
    ];
    await db.kit.bulkAdd(rows as unknown as KitItem[]);
    expect(await repositories.kit.all()).toEqual([
      { id: 'x', kind: 'list', value: { id: 'x', name: 'x', words: ['one'] }, createdAt: 0, updatedAt: 0 },
    ]);
  });
});

describe('reference images of a persona', () => {
  it('outlive the image that they came from, and previews that were superseded', async () => {
    const [kept, gone] = [await addBytes('kept'), await addBytes('gone')];
    await repositories.kit.put(toPersona([sampleSource({ bytesHash: kept })]));
    await db.assets.add(sampleAsset({ bytesHash: kept, deletedAt: 5 }));
    await db.assets.add(sampleAsset({ id: 'a2', bytesHash: gone, deletedAt: 5 }));
    await db.superseded.add({ hash: kept, sizeBytes: 4, at: 1 });
    await repositories.assets.purgeDeleted(10);
    await repositories.space.sweep(10 * HOUR_MS);
    expect(await repositories.bytes.has(kept)).toBe(true);
    expect(await repositories.bytes.has(gone)).toBe(false);
  });

  it('go an hour after the persona has, unless it was put back', async () => {
    const hash = await addBytes('reference');
    const persona = toPersona([sampleSource({ bytesHash: hash })]);
    await repositories.kit.put(persona);
    await repositories.kit.remove('harbour', 10);
    await repositories.space.sweep(HOUR_MS / 2);
    expect(await repositories.bytes.has(hash)).toBe(true);
    await repositories.kit.put(persona);
    await repositories.space.sweep(2 * HOUR_MS);
    expect(await repositories.bytes.has(hash)).toBe(true);
    await repositories.kit.remove('harbour', 10);
    await repositories.space.sweep(2 * HOUR_MS);
    expect(await repositories.bytes.has(hash)).toBe(false);
  });

  it('go when they are taken out of it', async () => {
    const [one, two] = [await addBytes('one'), await addBytes('two')];
    await repositories.kit.put(toPersona([one, two].map((bytesHash) => sampleSource({ bytesHash }))));
    await repositories.kit.put(toPersona([sampleSource({ bytesHash: two })], 7));
    await repositories.space.sweep(2 * HOUR_MS);
    expect([await repositories.bytes.has(one), await repositories.bytes.has(two)]).toEqual([false, true]);
  });
});
