/** What the build makes of Paraglide's messages says the same as they do. */
import { expect, it } from 'vitest';
import { toLeanMessage } from '../../scripts/lean-messages.ts';

/** As Paraglide writes a message; `choice` is what it does with the locale. */
const toModule = (en: string, zh: string, inputs = '') => `/* eslint-disable */
import { getLocale, experimentalStaticLocale } from '../runtime.js';
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
const en_some_words = /** @type {(inputs: Inputs) => LocalizedString} */ (${inputs}) => {
	return /** @type {LocalizedString} */ (\`${en}\`)
};

const zh_cn2_some_words = /** @type {(inputs: Inputs) => LocalizedString} */ (${inputs}) => {
	return /** @type {LocalizedString} */ (\`${zh}\`)
};

/** @returns {LocalizedString} */
export const some_words = /** @type {any} */ ((inputs${inputs ? '' : ' = {}'}, options = {}) => {
	const locale = experimentalStaticLocale ?? options.locale ?? getLocale()
	if (locale === "zh-CN") return zh_cn2_some_words(inputs)
	return en_some_words(inputs)
});`;

/** Runs a message module in a locale. */
function say(code: string | undefined, locale: string, inputs?: object): unknown {
  const body = (code ?? '')
    .replace(/^import .*$/m, '')
    .replace('export const some_words =', 'const some_words =');
  const make = new Function('getLocale', `${body}\nreturn some_words;`) as (
    getLocale: () => string,
  ) => (inputs?: object) => unknown;
  return make(() => locale)(inputs);
}

it.each([
  ['Actual size', '实际大小', ''],
  ['{count} of \\`${i?.total}\\`', '第 ${i?.count} 张，共 ${i?.total} 张', 'i'],
  ['A \\\\ and a "quote"', '（）', ''],
])('says "%s" in both languages', (en, zh, inputs) => {
  const lean = toLeanMessage(toModule(en, zh, inputs));
  const values = { count: 2, total: 3 };
  const expected = (text: string) =>
    text
      .replace(/\$\{i\?\.(\w+)\}/g, (_, name: 'count' | 'total') => String(values[name]))
      .replace(/\\(.)/g, '$1');
  expect(say(lean, 'en', values)).toBe(expected(en));
  expect(say(lean, 'zh-CN', values)).toBe(expected(zh));
  expect(lean?.length).toBeLessThan(toModule(en, zh, inputs).length / 2);
});

it('leaves what is more than a text per language as it is', () => {
  const plural = toModule('one', '一').replace(
    'return /** @type {LocalizedString} */ (`one`)',
    'if (i.n) return `a`; return `b`',
  );
  expect(toLeanMessage(plural)).toBeUndefined();
  expect(toLeanMessage("export * from './messages/_index.js'")).toBeUndefined();
});
