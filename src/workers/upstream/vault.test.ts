import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../lib/db/database.ts';
import type { EaselDatabase } from '../../lib/db/database.ts';
import { createRepositories } from '../../lib/db/repositories.ts';
import type { Repositories } from '../../lib/db/repositories.ts';
import { AppError } from '../../lib/kernel/app-error.ts';
import { createVault } from './vault.ts';

let db: EaselDatabase;
let secrets: Repositories['secrets'];

beforeEach(() => {
  db = openDatabase(`vault-${crypto.randomUUID()}`);
  secrets = createRepositories(db).secrets;
});
afterEach(() => db.close());

it('gives back what was put in, trimmed, also to another worker', async () => {
  await createVault(secrets).putKey('p', '  sk-one\n');
  expect(await createVault(secrets).readKey('p')).toBe('sk-one');
});

it('stores neither the key nor a master key that can be read out', async () => {
  await createVault(secrets).putKey('p', 'sk-one');
  const stored = await secrets.get('p');
  expect(Buffer.from(stored?.data ?? new ArrayBuffer()).toString('latin1')).not.toContain('sk-one');
  const master = await secrets.masterKey();
  expect(master?.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', master as CryptoKey)).rejects.toThrow();
});

it('encrypts the same key differently every time', async () => {
  const vault = createVault(secrets);
  await vault.putKey('a', 'sk-one');
  await vault.copyKey('a', 'b');
  expect(await vault.readKey('b')).toBe('sk-one');
  expect(Buffer.from((await secrets.get('a'))?.data ?? new ArrayBuffer())).not.toEqual(
    Buffer.from((await secrets.get('b'))?.data ?? new ArrayBuffer()),
  );
});

it('deletes with an empty key, and copies nothing from nothing', async () => {
  const vault = createVault(secrets);
  await vault.putKey('a', 'sk-one');
  await vault.putKey('a', ' ');
  expect(await vault.readKey('a')).toBe('');
  await vault.copyKey('a', 'b');
  expect(await secrets.get('b')).toBeUndefined();
});

it('does not open for another profile, and says that the key is wanted again', async () => {
  const vault = createVault(secrets);
  await vault.putKey('a', 'sk-one');
  const stored = await secrets.get('a');
  if (!stored) throw new Error('Nothing was stored.');
  await secrets.put({ ...stored, profileId: 'b' });
  const failure = await vault
    .readKey('b')
    .catch((error: unknown) => (error instanceof AppError ? error.failure.code : error));
  expect(failure).toBe('auth');
});

it('lets two workers that start at once agree on one master key', async () => {
  const [first, second] = [createVault(secrets), createVault(secrets)];
  await Promise.all([first.putKey('a', 'one'), second.putKey('b', 'two')]);
  expect([await second.readKey('a'), await first.readKey('b')]).toEqual(['one', 'two']);
});
