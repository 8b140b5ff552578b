import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Style, Template } from '../contracts/kit.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { AppError, createFailure } from '../kernel/app-error.ts';
import { KIT_LIMITS } from '../kernel/kit-limits.ts';
import { Kit } from './kit.svelte.ts';

let repositories: Repositories;
const stops: (() => void)[] = [];
beforeEach(() => ({ repositories } = openTestDatabase()));
afterEach(() => stops.splice(0).forEach((stop) => stop()));

async function open(): Promise<Kit> {
  const kit = new Kit({ repositories });
  stops.push(kit.start());
  await kit.whenLoaded();
  return kit;
}

const template = (values: Partial<Template> = {}): Template => ({
  id: '',
  name: 'Poster',
  platform: 'own',
  uses: [],
  words: '',
  width: 800,
  height: 600,
  ...values,
});
const style: Style = { id: '', name: 'Mine', group: 'own', words: 'in chalk', negative: '' };

describe('what comes with the app', () => {
  it('is there before anything is made, and cannot be removed', async () => {
    const kit = await open();
    const [first] = kit.templates;
    expect(kit.templates.length).toBeGreaterThan(27);
    expect(kit.styles.length).toBeGreaterThan(50);
    expect(kit.findTemplate(first?.id)).toBe(first);
    expect(kit.isOwn(first?.id ?? '')).toBe(false);
    expect(await kit.remove(first?.id ?? '')).toBeUndefined();
    expect(kit.findTemplate(first?.id)).toBe(first);
  });

  it('is there where nothing can be read', async () => {
    vi.spyOn(repositories.kit, 'all').mockRejectedValue(new AppError(createFailure('internal')));
    const kit = await open();
    expect(kit.styles.length).toBeGreaterThan(50);
  });
});

describe('own items', () => {
  it('stand first, are found, and come back after a restart', async () => {
    const kit = await open();
    const made = await kit.put('template', template());
    expect(made.id).not.toBe('');
    expect(kit.templates[0]).toEqual(made);
    expect(kit.isOwn(made.id)).toBe(true);
    await kit.put('style', style);
    const again = await open();
    expect(again.findTemplate(made.id)).toEqual(made);
    expect(again.styles[0]).toMatchObject({ name: 'Mine' });
  });

  it('replace the one with their id', async () => {
    const kit = await open();
    const made = await kit.put('template', template());
    await kit.put('template', { ...made, width: 900 });
    expect(kit.templates.filter(({ id }) => id === made.id)).toEqual([{ ...made, width: 900 }]);
  });

  it('get a number where another of the kind has their name', async () => {
    const kit = await open();
    const made = await kit.putMany('template', [template(), template({ name: ' poster ' }), template()]);
    expect(made.map(({ name }) => name)).toEqual(['Poster', 'poster 2', 'Poster 3']);
    expect(await kit.put('style', { ...style, name: 'Poster' })).toMatchObject({ name: 'Poster' });
    const [, second] = made;
    expect(await kit.put('template', { ...second!, height: 10 * 64 })).toMatchObject({ name: 'poster 2' });
    const lists = [1, 2].map(() => ({ id: '', name: 'colours', words: ['red'] }));
    expect((await kit.putMany('list', lists)).map(({ name }) => name)).toEqual(['colours', 'colours-2']);
  });

  it('can be taken away and put back', async () => {
    const kit = await open();
    const made = await kit.put('template', template());
    const removed = await kit.remove(made.id);
    expect(kit.findTemplate(made.id)).toBeUndefined();
    await kit.restore(removed!);
    expect(kit.findTemplate(made.id)).toEqual(made);
    expect(await repositories.kit.all()).toHaveLength(1);
  });

  it.each([
    ['name', { name: '  ' }],
    ['name', { name: 'x'.repeat(KIT_LIMITS.name + 1) }],
    ['width', { width: 63 }],
    ['height', { height: 100.5 }],
    ['words', { words: 'x'.repeat(KIT_LIMITS.words + 1) }],
  ])('are refused whole over their limits: %s', async (field, values) => {
    const kit = await open();
    const act = kit.putMany('template', [template(), template(values)]);
    await expect(act).rejects.toMatchObject({ failure: { code: 'validation', field } });
    expect(await repositories.kit.all()).toEqual([]);
  });

  it('do not show what could not be stored', async () => {
    const kit = await open();
    const failure = createFailure('storageFull');
    vi.spyOn(repositories.kit, 'putMany').mockRejectedValue(new AppError(failure));
    await expect(kit.put('style', style)).rejects.toMatchObject({ failure });
    expect(kit.styles.some(({ name }) => name === 'Mine')).toBe(false);
  });

  it('follow what another window makes', async () => {
    const [here, there] = [await open(), await open()];
    const made = await there.put('template', template());
    await vi.waitUntil(() => here.findTemplate(made.id) !== undefined, { timeout: 30_000 });
    await there.remove(made.id);
    await vi.waitUntil(() => here.findTemplate(made.id) === undefined, { timeout: 30_000 });
  });
});
