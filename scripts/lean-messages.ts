/**
 * Paraglide writes a message as a function per locale and a third that chooses; nobody here asks for a locale other than the
 * page's own, so in the build one function is enough. And whoever reads one language need not load the others: the messages keep
 * the base language, which also stands in where another could not be fetched, and each other language becomes two chunks, of
 * what is said first and of the rest.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

const MESSAGE_FILE = /\/messages\/generated\/messages\/[^/]+\.js$/;
const LOADER_FILE = resolve('src/messages/other-texts.ts');
const GENERATED = resolve('src/messages/generated/messages');
const COMMENT = /\/\*[\s\S]*?\*\/\s*/g;
const ONE_LOCALE = /^const (\w+) = \((i?)\) => \{\s*return \((`(?:[^`\\]|\\.)*`)\)\s*\};$/gm;
const CHOICE = /export const (\w+) = \(\(inputs(?: = \{\})?, options = \{\}\) => \{([\s\S]*)\}\);?\s*$/;
const OTHER_LOCALE = /if \(locale === ("[\w-]+")\) return (\w+)\(inputs\)/g;
const LAST_LOCALE = /^\s*return (\w+)\(inputs\)/m;

/** Messages of what the entry itself shows; the build stops if it shows another. */
const FIRST = /^(shell_|composer_|queue_button)/;
const PACK = /^\0?easel:texts\/([\w-]+)\/(first|later)$/;

export function leanMessages(): Plugin {
  const messages = new Map<string, LeanMessage & { key: string }>();
  return {
    name: 'easel:lean-messages',
    apply: 'build',
    buildStart() {
      messages.clear();
      for (const file of readdirSync(GENERATED).sort()) {
        const lean = toLeanMessage(readFileSync(resolve(GENERATED, file), 'utf8'));
        if (lean) messages.set(basename(file, '.js'), { ...lean, key: `_${messages.size.toString(36)}` });
      }
    },
    resolveId: (id) => (PACK.test(id) ? `\0${id}` : null),
    load(id) {
      if (id === LOADER_FILE) return toLoader([...messages.values()]);
      const [, locale = '', part] = PACK.exec(id) ?? [];
      return part ? toPack([...messages.values()], locale, part === 'first') : null;
    },
    transform: {
      filter: { id: MESSAGE_FILE },
      handler(_code, id) {
        const lean = messages.get(basename(id, '.js'));
        return lean ? { code: toMessage(lean), map: null } : null;
      },
    },
    generateBundle(_options, bundle) {
      const strays = findStrays(bundle, messages);
      if (strays.length > 0) this.error(`Said before its language is there: ${strays.join(', ')}.`);
    },
  };
}

export interface LeanMessage {
  name: string;
  /** Template literals over `i`, the inputs. */
  base: string;
  /** By locale. */
  others: Record<string, string>;
}

/** The message's texts; undefined where it is more than a text per locale (a plural): that is left as it is. */
export function toLeanMessage(code: string): LeanMessage | undefined {
  const bare = code.replace(COMMENT, '');
  const choice = CHOICE.exec(bare);
  const texts = new Map([...bare.matchAll(ONE_LOCALE)].map(([, name, , text]) => [name, text]));
  const [, name, body = ''] = choice ?? [];
  const base = texts.get(LAST_LOCALE.exec(body)?.[1]);
  if (!name || !base) return undefined;
  const others = [...body.matchAll(OTHER_LOCALE)].map(([, locale = '', text]) => [
    JSON.parse(locale) as string,
    texts.get(text),
  ]);
  if (others.length + 1 !== texts.size || others.some(([, text]) => text === undefined)) return undefined;
  return { name, base, others: Object.fromEntries(others) as Record<string, string> };
}

/** A message that says what its language's chunk says, else the base language's words. */
export function toMessage({ name, base, key }: LeanMessage & { key: string }): string {
  return `import { texts } from ${JSON.stringify(LOADER_FILE)};
export const ${name} = (i) => texts.${key}?.(i) ?? ${base};
`;
}

/** The texts of one locale as a module: a function a message, under its key. */
export function toPack(
  messages: readonly (LeanMessage & { key: string })[],
  locale: string,
  isFirst: boolean,
): string {
  const said = messages.filter(({ name, others }) => FIRST.test(name) === isFirst && locale in others);
  return `export default {${said.map(({ key, others }) => `${key}: (i) => ${others[locale]}`).join(',\n')}};\n`;
}

function toLoader(messages: readonly LeanMessage[]): string {
  const locales = [...new Set(messages.flatMap(({ others }) => Object.keys(others)))];
  const toTable = (part: string) =>
    `{${locales.map((locale) => `${JSON.stringify(locale)}: () => import('easel:texts/${locale}/${part}')`).join(', ')}}`;
  return `import { getLocale } from ${JSON.stringify(resolve(GENERATED, '../runtime.js'))};
export const texts = {};
const load = (table) =>
  table[getLocale()]?.().then((pack) => void Object.assign(texts, pack.default), () => undefined) ?? Promise.resolve();
export const loadFirstTexts = () => load(${toTable('first')});
export const loadLaterTexts = () => load(${toTable('later')});
`;
}

/** Messages in the page's own chunk, or in what that imports at once, that are not among the first. */
function findStrays(bundle: Rolldown.OutputBundle, messages: ReadonlyMap<string, LeanMessage>): string[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const open = chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith('/index.html'));
  const seen = new Set(open);
  for (let chunk = open.pop(); chunk; chunk = open.pop()) {
    for (const file of chunk.imports) {
      const next = byFile.get(file);
      if (next && !seen.has(next)) open.push(next);
      if (next) seen.add(next);
    }
  }
  const said = [...seen].flatMap(({ modules }) => Object.keys(modules)).filter((id) => MESSAGE_FILE.test(id));
  return said.map((id) => basename(id, '.js')).filter((name) => messages.has(name) && !FIRST.test(name));
}
