/** Load: gzip sizes of what the built page needs, read from `dist`. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
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

function allScriptAndStyle(): string[] {
  return readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|css)$/.test(entry.name))
    .map((entry) => relative(DIST, join(entry.parentPath, entry.name)))
    .filter((file) => !/^(sw|workbox-)/.test(file));
}

const inKilobytes = (files: string[]) => files.reduce((sum, file) => sum + gzipSize(file), 0) / 1024;

export function measureLoad(): Row[] {
  return [
    toRow({
      figure: 'load: to type a prompt',
      spread: spreadOf([inKilobytes(filesNeededToType())]),
      unit: ' KB',
      bound: 70,
      digits: 1,
    }),
    toRow({
      figure: 'load: whole app',
      spread: spreadOf([inKilobytes(allScriptAndStyle())]),
      unit: ' KB',
      bound: 240,
      digits: 1,
    }),
  ];
}
