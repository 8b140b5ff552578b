/**
 * Paraglide writes a message as a function per locale and a third that chooses; nobody here asks for a locale other than the
 * page's own, so in the build one function is enough. It saves about a tenth of the app.
 */
import type { Plugin } from 'vite';

const MESSAGE_FILE = /\/messages\/generated\/messages\/[^/]+\.js$/;
const COMMENT = /\/\*[\s\S]*?\*\/\s*/g;
const ONE_LOCALE = /^const (\w+) = \((i?)\) => \{\s*return \((`(?:[^`\\]|\\.)*`)\)\s*\};$/gm;
const CHOICE = /export const (\w+) = \(\(inputs(?: = \{\})?, options = \{\}\) => \{([\s\S]*)\}\);?\s*$/;
const OTHER_LOCALE = /if \(locale === ("[\w-]+")\) return (\w+)\(inputs\)/g;
const LAST_LOCALE = /^\s*return (\w+)\(inputs\)/m;

export function leanMessages(): Plugin {
  return {
    name: 'easel:lean-messages',
    apply: 'build',
    transform: {
      filter: { id: MESSAGE_FILE },
      handler: (code) => {
        const lean = toLeanMessage(code);
        return lean === undefined ? null : { code: lean, map: null };
      },
    },
  };
}

/** The message in one function; undefined where it is more than a text per locale (a plural). */
export function toLeanMessage(code: string): string | undefined {
  const bare = code.replace(COMMENT, '');
  const choice = CHOICE.exec(bare);
  const texts = new Map([...bare.matchAll(ONE_LOCALE)].map(([, name, , text]) => [name, text]));
  const [, name, body = ''] = choice ?? [];
  const last = texts.get(LAST_LOCALE.exec(body)?.[1]);
  if (!name || !last) return undefined;
  const others = [...body.matchAll(OTHER_LOCALE)].map(([, locale, text]) => [locale, texts.get(text)]);
  if (others.length + 1 !== texts.size || others.some(([, text]) => text === undefined)) return undefined;
  const choose = others.map(([locale, text]) => `getLocale() === ${locale} ? ${text} : `).join('');
  return `import { getLocale } from '../runtime.js';\nexport const ${name} = (i) => ${choose}${last};\n`;
}
