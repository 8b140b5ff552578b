/**
 * Builds the workers as further entries of the page's own build, so that page and workers share chunks (the database, the
 * kernel, Comlink) instead of carrying a copy each. The dev server and the tests start workers in Vite's own way.
 */
import { basename, dirname, resolve } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** The one way in which a worker is started here. */
const WORKER_URL = /\bnew URL\(\s*'([^']+\.worker\.ts)',\s*import\.meta\.url,?\s*\)/g;

const PRELOAD_HELPER = /vite\/preload-helper\.js$/;

/** What Vite's helper for dynamic imports does with the page, and how it is said so that a worker can do it too. */
const PAGE_ONLY: [string, string][] = [
  ['deps && deps.length > 0', 'globalThis.document && deps && deps.length > 0'],
  ['window.dispatchEvent', 'globalThis.dispatchEvent'],
];

type Bundle = Rolldown.OutputBundle;
type Context = Pick<Rolldown.PluginContext, 'getModuleInfo' | 'getModuleIds'>;

export function workerEntries(): Plugin {
  const workerFiles = new Set<string>();
  return {
    name: 'easel:worker-entries',
    apply: 'build',
    enforce: 'pre',
    buildStart: () => workerFiles.clear(),
    transform: {
      filter: { code: WORKER_URL },
      handler(code, importer) {
        const emit = (_: string, path: string) => {
          const id = resolve(dirname(importer), path);
          workerFiles.add(id);
          const reference = this.emitFile({ type: 'chunk', id, name: basename(id, '.ts') });
          return `import.meta.ROLLUP_FILE_URL_${reference}`;
        };
        return { code: code.replace(WORKER_URL, emit), map: null };
      },
    },
    generateBundle(_, bundle) {
      const page = findPageEntries(this, workerFiles);
      const errors = [...workerFiles].flatMap((id) => findStrangers({ context: this, bundle, id, page }));
      if (errors.length > 0) this.error(errors.join('\n'));
    },
  };
}

/** Lets the helper that the page's dynamic imports go through run in a worker, too: there it loads and preloads nothing. */
export function workerSafePreload(): Plugin {
  return {
    name: 'easel:worker-safe-preload',
    apply: 'build',
    transform: {
      filter: { id: PRELOAD_HELPER },
      handler(code) {
        for (const [from] of PAGE_ONLY)
          if (!code.includes(from)) this.error(`Vite's preload helper has changed: it lacks "${from}".`);
        return { code: PAGE_ONLY.reduce((text, [from, to]) => text.replace(from, to), code), map: null };
      },
    },
  };
}

/** Where the page begins: its HTML, and the scripts named there. */
function findPageEntries(context: Context, workerFiles: Set<string>): Set<string> {
  const entries = [...context.getModuleIds()].filter(
    (id) => context.getModuleInfo(id)?.isEntry && !workerFiles.has(id),
  );
  const scripts = entries.filter((id) => id.endsWith('.html')).flatMap((id) => importsOf(context, id));
  return new Set([...entries, ...scripts.filter((id) => !id.startsWith('\0'))]);
}

interface Search {
  context: Context;
  bundle: Bundle;
  /** The worker's file. */
  id: string;
  page: Set<string>;
}

/** What a worker would load that is not its own: the page, a style, a module that it does not import. */
function findStrangers({ context, bundle, id, page }: Search): string[] {
  const own = reach([id], (module) => importsOf(context, module));
  const imported = [...own].find((module) => page.has(module));
  if (imported) return [`${id} imports the page's entry (${imported}).`];
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  return loadedChunks(chunks, id).flatMap((chunk) => {
    const stranger = chunk.moduleIds.find((module) => !module.startsWith('\0') && !own.has(module));
    if (stranger) return [`${id} would load ${stranger} (${chunk.fileName}).`];
    if (chunk.viteMetadata?.importedCss.size) return [`${id} would load a style (${chunk.fileName}).`];
    return /\bwindow\.[a-z]/iu.test(chunk.code)
      ? [`${id} would load what needs a window (${chunk.fileName}).`]
      : [];
  });
}

function loadedChunks(chunks: Rolldown.OutputChunk[], id: string): Rolldown.OutputChunk[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const first = chunks.find(({ facadeModuleId }) => facadeModuleId === id);
  const names = reach(first ? [first.fileName] : [], (name) => {
    const chunk = byName.get(name);
    return chunk ? [...chunk.imports, ...chunk.dynamicImports] : [];
  });
  return [...names].flatMap((name) => byName.get(name) ?? []);
}

function importsOf(context: Context, module: string): readonly string[] {
  const info = context.getModuleInfo(module);
  return info ? [...info.importedIds, ...info.dynamicallyImportedIds] : [];
}

function reach(from: string[], next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set(from);
  for (const id of seen) next(id).forEach((other) => seen.add(other));
  return seen;
}
