import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { openAtMigrations } from '../database.ts';
import { MIGRATIONS } from './migrations.ts';
import type { Migration } from './migration.ts';

type Rows = Record<string, unknown[]>;

/** What an upgrade must do: rows by table at the version before, and at it. One for every migration that has `up`. */
interface UpgradeCase {
  before: Rows;
  after: Rows;
}

const UPGRADES: Record<string, UpgradeCase> = {
  '0002-queue': {
    before: {
      jobs: [
        { id: 'a', state: 'done', createdAt: 7 },
        { id: 'b', state: 'waiting', createdAt: 8, retryAt: 9 },
      ],
      profiles: [{ id: 'p', name: 'Relay', createdAt: 1 }],
      attempts: [{ id: 't', jobId: 'a', number: 1, startedAt: 7 }],
    },
    after: {
      jobs: [
        { id: 'a', state: 'done', createdAt: 7, order: 7, resumable: false, resumes: 0, heldImages: 0 },
        {
          id: 'b',
          state: 'waiting',
          createdAt: 8,
          retryAt: 9,
          order: 8,
          resumable: false,
          resumes: 0,
          heldImages: 0,
          waitFor: 'retry',
        },
      ],
      profiles: [{ id: 'p', name: 'Relay', createdAt: 1, fallbackProfileId: '', dailyCapUsd: 0 }],
      attempts: [
        { id: 't', jobId: 'a', number: 1, startedAt: 7, kind: 'request', profileId: '', events: [] },
      ],
    },
  },
};

/** Names of migrations with an upgrade that no case exercises, and of cases without such a migration. */
function findGaps(migrations: readonly Migration[], cases: Record<string, UpgradeCase>): string[] {
  const withUpgrade = migrations.filter((migration) => migration.up).map((migration) => migration.name);
  return [
    ...withUpgrade.filter((name) => !Object.hasOwn(cases, name)),
    ...Object.keys(cases).filter((name) => !withUpgrade.includes(name)),
  ];
}

/** Opens at the version before, seeds, closes, opens at it, and reads the tables that the case speaks of. */
async function upgrade(
  migrations: readonly Migration[],
  name: string,
  { before, after }: UpgradeCase,
): Promise<Rows> {
  const position = migrations.findIndex((migration) => migration.name === name);
  const databaseName = `upgrade-${crypto.randomUUID()}`;
  const old = openAtMigrations(databaseName, migrations.slice(0, position));
  for (const [table, rows] of Object.entries(before)) await old.table(table).bulkAdd(rows);
  old.close();
  const upgraded = openAtMigrations(databaseName, migrations.slice(0, position + 1));
  const read: Rows = {};
  for (const table of Object.keys(after)) read[table] = await upgraded.table(table).toArray();
  upgraded.close();
  return read;
}

describe('migrations', () => {
  it('are named by their position and never share a name', () => {
    MIGRATIONS.forEach((migration, position) => {
      expect(migration.name).toMatch(new RegExp(`^${String(position + 1).padStart(4, '0')}-[a-z-]+$`));
    });
  });

  it('open at the version that is their number, with all tables', async () => {
    const name = `open-${crypto.randomUUID()}`;
    const db = await openAtMigrations(name, MIGRATIONS).open();
    expect(db.verno).toBe(MIGRATIONS.length);
    expect(db.tables.map((table) => table.name).sort()).toEqual(
      'assets attempts bytes documents expenses jobs kit maskTiles meta pauses profiles prompts secrets settings spans superseded thumbnails traits undoSteps workspaces'.split(
        ' ',
      ),
    );
    db.close();
    await Dexie.delete(name);
  });

  it('are each exercised if they have an upgrade', () => {
    expect(findGaps(MIGRATIONS, UPGRADES)).toEqual([]);
  });

  it.each(Object.entries(UPGRADES))('%s upgrades rows', async (name, upgradeCase) => {
    expect(await upgrade(MIGRATIONS, name, upgradeCase)).toEqual(upgradeCase.after);
  });
});

it('0004-kit adds an empty table and leaves rows as they are', async () => {
  const rows = { assets: [{ id: 'a', recipe: { prompt: 'boat' }, createdAt: 1, deletedAt: 0 }] };
  const upgradeCase = { before: rows, after: { ...rows, kit: [] } };
  expect(await upgrade(MIGRATIONS, '0004-kit', upgradeCase)).toEqual(upgradeCase.after);
});

describe('the net itself', () => {
  const addGenre: Migration = {
    name: '0002-add-genre',
    stores: {},
    up: async (transaction) => {
      await transaction.table('prompts').toCollection().modify({ genre: 'none' });
    },
  };
  const migrations = [...MIGRATIONS.slice(0, 1), addGenre];
  const row = { id: 'p', kind: 'saved', text: 'boat', createdAt: 1 };

  it('reports an upgrade that nothing exercises', () => {
    expect(findGaps(migrations, {})).toEqual(['0002-add-genre']);
  });

  it('runs the upgrade over rows of the version before', async () => {
    const upgradeCase = { before: { prompts: [row] }, after: { prompts: [{ ...row, genre: 'none' }] } };
    expect(await upgrade(migrations, '0002-add-genre', upgradeCase)).toEqual(upgradeCase.after);
  });
});
