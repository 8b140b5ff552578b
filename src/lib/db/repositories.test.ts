import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EaselDatabase } from './database.ts';
import { PROMPT_HISTORY_LIMIT } from './prompt-repository.ts';
import type { Repositories } from './repositories.ts';
import { openTestDatabase } from './testing/open-test-database.ts';
import { sampleProfile, sampleSource, sampleWorkspace } from './testing/sample-rows.ts';

let db: EaselDatabase;
let repositories: Repositories;
beforeEach(() => {
  ({ db, repositories } = openTestDatabase());
});

describe('profiles', () => {
  it('come oldest first and take their secret along when they go', async () => {
    const { profiles, secrets } = repositories;
    await profiles.put(sampleProfile({ id: 'new', createdAt: 2 }));
    await profiles.put(sampleProfile({ id: 'old', createdAt: 1 }));
    await secrets.put({ profileId: 'old', iv: new Uint8Array(12), data: new ArrayBuffer(4) });
    expect((await profiles.all()).map(({ id }) => id)).toEqual(['old', 'new']);
    await profiles.remove('old');
    expect(await profiles.get('old')).toBeUndefined();
    expect(await secrets.get('old')).toBeUndefined();
    expect(await profiles.get('new')).toBeDefined();
  });
});

describe('secrets', () => {
  it('keep the master key that came first', async () => {
    const { secrets } = repositories;
    expect(await secrets.masterKey()).toBeUndefined();
    const [first, second] = ['first', 'second'] as unknown as [CryptoKey, CryptoKey];
    const answers = await Promise.all([secrets.putMasterKey(first), secrets.putMasterKey(second)]);
    expect(answers).toEqual([first, first]);
    expect(await secrets.masterKey()).toBe(first);
  });

  it('give back initialisation vector and data', async () => {
    const secret = { profileId: 'p', iv: new Uint8Array([1, 2]), data: new Uint8Array([3]).buffer };
    await repositories.secrets.put(secret);
    expect(await repositories.secrets.get('p')).toEqual(secret);
    await repositories.secrets.remove('p');
    expect(await repositories.secrets.get('p')).toBeUndefined();
  });
});

describe('workspaces', () => {
  it('come from the left, fractions and all', async () => {
    const { workspaces } = repositories;
    for (const order of [2, 1, 1.5]) await workspaces.put(sampleWorkspace({ id: String(order), order }));
    expect((await workspaces.all()).map(({ id }) => id)).toEqual(['1', '1.5', '2']);
  });

  it('change only the fields named, of the draft too', async () => {
    const { workspaces } = repositories;
    await workspaces.put(sampleWorkspace());
    await Promise.all([
      workspaces.change('w1', { fields: { shownAssetId: 'a' }, draft: { prompt: 'boat' } }),
      workspaces.change('w1', { fields: {}, draft: { sources: [sampleSource()] } }),
      workspaces.update('w1', { name: 'Boats' }),
    ]);
    expect(await workspaces.get('w1')).toMatchObject({
      name: 'Boats',
      shownAssetId: 'a',
      draft: { prompt: 'boat', sources: [sampleSource()], count: 1 },
    });
  });

  it('are not made by changing one that is gone', async () => {
    await repositories.workspaces.update('gone', { name: 'x' });
    await repositories.workspaces.change('gone', { fields: {}, draft: { prompt: 'x' } });
    expect(await repositories.workspaces.all()).toEqual([]);
  });

  it('number one after two windows started at once', async () => {
    const { workspaces } = repositories;
    await Promise.all(['a', 'b'].map((id) => workspaces.ensureOne(sampleWorkspace({ id }))));
    expect((await workspaces.all()).map(({ id }) => id)).toEqual(['a']);
  });
});

describe('attempts', () => {
  it('come in the order of their numbers, of one job', async () => {
    const attempt = {
      profileId: 'p',
      kind: 'request',
      startedAt: 0,
      method: 'POST',
      url: '',
      requestBody: '',
      responseBody: '',
    } as const;
    const put = (values: { id: string; jobId: string; number: number }) =>
      repositories.attempts.put({ ...attempt, events: [], ...values });
    for (const number of [2, 10, 1]) {
      await put({ id: `a${number}`, jobId: 'j', number });
    }
    await put({ id: 'other', jobId: 'j2', number: 1 });
    expect((await repositories.attempts.ofJob('j')).map(({ number }) => number)).toEqual([1, 2, 10]);
  });
});

describe('prompts', () => {
  it('keep the newest, each once, newest first', async () => {
    const { prompts } = repositories;
    for (let count = 0; count < PROMPT_HISTORY_LIMIT + 5; count += 1)
      await prompts.addToHistory(`prompt ${count}`);
    await prompts.addToHistory(' prompt 20 ');
    await prompts.addToHistory('   ');
    const history = await prompts.history();
    expect(history).toHaveLength(PROMPT_HISTORY_LIMIT);
    expect(history.slice(0, 2).map(({ text }) => text)).toEqual([
      'prompt 20',
      `prompt ${PROMPT_HISTORY_LIMIT + 4}`,
    ]);
    expect(history.filter(({ text }) => text === 'prompt 20')).toHaveLength(1);
    expect(await db.prompts.count()).toBe(PROMPT_HISTORY_LIMIT);
  });

  it('keep saved ones apart and without a limit', async () => {
    const { prompts } = repositories;
    await prompts.addToHistory('sent');
    await prompts.save('kept');
    await prompts.save('kept');
    const [saved, ...others] = await prompts.saved();
    expect(saved).toMatchObject({ kind: 'saved', text: 'kept' });
    expect(others).toEqual([]);
    await prompts.remove(saved?.id ?? '');
    expect(await prompts.saved()).toEqual([]);
    expect(await prompts.history()).toHaveLength(1);
  });
});

describe('settings', () => {
  it('are defaults but for what was set', async () => {
    const { settings } = repositories;
    expect(await settings.all()).toMatchObject({ theme: 'system', storagePersistent: null });
    await Promise.all([settings.set('theme', 'dark'), settings.set('defaultProfileId', 'p1')]);
    expect(await settings.all()).toMatchObject({ theme: 'dark', defaultProfileId: 'p1', priceTable: null });
  });

  it('leave out names that are not known any more', async () => {
    await db.settings.put({ name: 'left over', value: 1 });
    expect(await repositories.settings.all()).not.toHaveProperty('left over');
  });
});
