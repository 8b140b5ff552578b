/** Load: gzip sizes of what the built page needs, read from `dist`, and of what it fetches in use. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { type Host, readSessionFiles } from './session-files.ts';
import { type Row, spreadOf, toRow } from './statistics.ts';

const DIST = 'dist';
const gzipSize = (file: string) => gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length;

/** Files that a script imports statically; dynamic imports are not needed before a prompt can be typed. */
function staticImports(file: string): string[] {
  const text = readFileSync(join(DIST, file), 'utf8');
  const found = text.matchAll(
    /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{},\s]+?from\s*)?["'](\.[^"']+\.js)["']/g,
  );
  return [...found].map(([, path]) => normalize(join(dirname(file), path ?? '')));
}

/** Script and style named by the page, and all that they import statically. */
export function filesNeededToType(): string[] {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(([, path]) => path ?? '');
  const needed = new Set<string>();
  const open = [...named];
  for (let file = open.pop(); file; file = open.pop()) {
    if (needed.has(file)) continue;
    needed.add(file);
    if (file.endsWith('.js')) open.push(...staticImports(file));
  }
  return [...needed].sort();
}

/** An optional pack: fetched by whoever exports a type that the browser cannot write. */
const ENCODER = /(?:avif|webp)_enc/;

function allScriptAndStyle(): string[] {
  return readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|css)$/.test(entry.name))
    .map((entry) => relative(DIST, join(entry.parentPath, entry.name)))
    .filter((file) => !/^(sw|workbox-)/.test(file) && !ENCODER.test(file));
}

const inKilobytes = (files: string[]) => files.reduce((sum, file) => sum + gzipSize(file), 0) / 1024;

/** Scripts and styles of the app without its packs are those that a session fetches which asks for no pack. */
export async function measureLoad(browser: Browser, host: Host): Promise<Row[]> {
  const session = await readSessionFiles(browser, host);
  const packs = allScriptAndStyle().filter((file) => !session.includes(file));
  const toLoadRow = (figure: string, files: string[], bound: number): Row =>
    toRow({
      figure: `load: ${figure}`,
      spread: spreadOf([inKilobytes(files)]),
      unit: ' KB',
      bound,
      digits: 1,
    });
  return [
    toLoadRow('to type a prompt', filesNeededToType(), 70),
    toLoadRow('whole app without packs', session, 240),
    // No bound: each pack is fetched when it is asked for, and by the service worker in its own time.
    toLoadRow('packs', packs, Infinity),
  ];
}
