/** Builds small pages with workers: what both need is written once, and a worker that would load the page fails the build. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Rolldown, build } from 'vite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { workerEntries, workerSafePreload } from '../../scripts/worker-entries.ts';

const START = "new Worker(new URL('./some.worker.ts', import.meta.url), { type: 'module' });";

const FILES = {
  'index.html': '<script type="module" src="./main.ts"></script>',
  'main.ts': `import { shared } from './shared.ts';\nconsole.log('the page', shared());\n${START}`,
  'some.worker.ts': "import { shared } from './shared.ts';\nconsole.log('the worker', shared());",
  'shared.ts': "export const shared = () => 'shared text';",
  'lazy.ts': "import { shared } from './shared.ts';\nexport const lazy = () => 'lazy text' + shared();",
};

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'easel-build-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function buildPage(changes: Partial<typeof FILES> & Record<string, string> = {}) {
  for (const [name, text] of Object.entries({ ...FILES, ...changes })) writeFileSync(join(root, name), text);
  const built = await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'silent',
    plugins: [workerEntries(), workerSafePreload()],
    build: { write: false, minify: false, modulePreload: { polyfill: false } },
    worker: { format: 'es' },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
  const chunks = output.filter((file) => file.type === 'chunk');
  const chunkWith = (text: string) => chunks.filter(({ code }) => code.includes(text));
  return { chunks, chunkWith };
}

it('writes once what page and worker share, and starts the worker beside the page', async () => {
  const { chunkWith } = await buildPage();
  const [page, worker, shared] = ['the page', 'the worker', 'shared text'].map((text) => {
    const found = chunkWith(text);
    expect(found).toHaveLength(1);
    return found[0] as Rolldown.OutputChunk;
  });
  expect(page?.imports).toEqual([shared?.fileName]);
  expect(worker?.imports).toEqual([shared?.fileName]);
  expect(worker?.isEntry).toBe(true);
  const name = worker?.fileName.replace('assets/', '') ?? '';
  expect(page?.code).toContain(`new Worker(new URL("${name}", import.meta.url)`);
});

it('lets a worker load a part later, without a document', async () => {
  const lazily = "import('./lazy.ts').then(({ lazy }) => console.log('the worker', lazy()));";
  const { chunkWith } = await buildPage({
    'main.ts': `${FILES['main.ts']}\n${lazily.replace('worker', 'page')}`,
    'some.worker.ts': lazily,
  });
  const [helper] = chunkWith('modulepreload');
  expect(chunkWith('lazy text')).toHaveLength(1);
  expect(helper?.code).toContain('globalThis.document && deps');
  expect(helper?.code).not.toContain('window.');
});

it('refuses a worker that imports the entry of the page', async () => {
  const worker = "import { shared } from './main.ts';\nconsole.log(shared);";
  const main = `${FILES['main.ts']}\nexport { shared };`;
  await expect(buildPage({ 'some.worker.ts': worker, 'main.ts': main })).rejects.toThrow(
    /some\.worker\.ts imports the page's entry/u,
  );
});

it('refuses a worker that would load a style, at once or later', async () => {
  const files = { 'lazy.ts': "import './lazy.css';\nexport const lazy = () => 1;", 'lazy.css': 'p{top:0}' };
  const worker = "import('./lazy.ts').then(({ lazy }) => console.log(lazy()));";
  await expect(buildPage({ ...files, 'some.worker.ts': worker })).rejects.toThrow(/would load a style/u);
});
