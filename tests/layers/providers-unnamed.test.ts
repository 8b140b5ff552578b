/**
 * Nothing of a provider is known outside its folder: not its name, not where its service is, not what its models are called.
 * Imports are the lint's to forbid; this looks at the words.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EXPECTED_PROVIDERS } from '../../src/app/setup/expected-providers.ts';
import { OTHER_PROVIDERS } from '../../src/workers/upstream/providers/other-providers.ts';

const FOLDERS = 'src/workers/upstream/providers/';
/** A relay as well as a provider: the doctor tells relays by their hosts. */
const KNOWN_RELAYS = new Set(['openrouter']);

const CARDS = OTHER_PROVIDERS.flatMap(({ card }) => (card ? [card] : []));

/** Words that give a provider away. */
function toWords(): string[] {
  const told = CARDS.filter(({ form, baseUrl }) => !KNOWN_RELAYS.has(form) && baseUrl !== '');
  const models = told.flatMap(({ models: ids }) => ids.filter((id) => /[/-].*\d|\//u.test(id)));
  return told.flatMap(({ name, baseUrl }) => [name, new URL(baseUrl).host]).concat(models);
}

function findNamed(files: readonly { path: string; text: string }[]): string[] {
  const words = toWords().map((word) => word.toLowerCase());
  return files
    .filter(({ path }) => !path.startsWith(FOLDERS))
    .flatMap(({ path, text }) => {
      const plain = text.toLowerCase();
      return words.filter((word) => plain.includes(word)).map((word) => `${path}: ${word}`);
    });
}

function readTree(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|svelte|json)$/u.test(entry.name))
    .filter(({ name }) => !/\.(?:test|fake)\./u.test(name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

it('are as many as the set-up keeps room for', () => {
  expect(CARDS).toHaveLength(EXPECTED_PROVIDERS);
});

it('knows words to look for, of several providers', () => {
  expect(CARDS.length).toBeGreaterThanOrEqual(8);
  expect(toWords().length).toBeGreaterThan(15);
});

it.each(toWords().slice(0, 6))('finds “%s” where it is planted', (word) => {
  const planted = { path: 'src/lib/kernel/planted.ts', text: `export const NAME = '${word}';` };
  expect(findNamed([planted])).toContain(`${planted.path}: ${word.toLowerCase()}`);
  expect(findNamed([{ ...planted, path: `${FOLDERS}planted/planted.ts` }])).toEqual([]);
});

it('finds none in code and texts', () => {
  const files = [...readTree('src'), ...readTree('messages/en'), ...readTree('messages/zh-CN')];
  expect(files.length).toBeGreaterThan(500);
  expect(findNamed(files)).toEqual([]);
});
