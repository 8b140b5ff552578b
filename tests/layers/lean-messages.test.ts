/** What the build makes of Paraglide's messages says the same as they do. */
import { expect, it } from 'vitest';
import { toLeanMessage, toMessage, toPack } from '../../scripts/lean-messages.ts';

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

/** Runs a message of the build, with the texts of a language or without. */
function say(message: string, pack: string | undefined, inputs?: object): unknown {
  const body = message.replace(/^import .*$/m, '').replace('export const some_words =', 'return');
  const texts = pack ? (new Function(pack.replace('export default', 'return')) as () => object)() : {};
  const make = new Function('texts', body) as (texts: object) => (inputs?: object) => unknown;
  return make(texts)(inputs);
}

it.each([
  ['Actual size', '实际大小', ''],
  ['{count} of \\`${i?.total}\\`', '第 ${i?.count} 张，共 ${i?.total} 张', 'i'],
  ['A \\\\ and a "quote"', '（）', ''],
])('says "%s" in both languages', (en, zh, inputs) => {
  const lean = toLeanMessage(toModule(en, zh, inputs));
  if (!lean) throw new Error('It is a text per language.');
  const keyed = { ...lean, key: '_1' };
  const values = { count: 2, total: 3 };
  const expected = (text: string) =>
    text
      .replace(/\$\{i\?\.(\w+)\}/g, (_, name: 'count' | 'total') => String(values[name]))
      .replace(/\\(.)/g, '$1');
  expect(say(toMessage(keyed), undefined, values)).toBe(expected(en));
  expect(say(toMessage(keyed), toPack([keyed], 'zh-CN', false), values)).toBe(expected(zh));
  expect(toMessage(keyed)).not.toContain(zh);
});

it('keeps what is said first apart', () => {
  const first = { name: 'shell_words', base: '`a`', others: { 'zh-CN': '`甲`' }, key: '_1' };
  const later = { name: 'doctor_words', base: '`b`', others: { 'zh-CN': '`乙`' }, key: '_2' };
  expect(toPack([first, later], 'zh-CN', true)).toContain('甲');
  expect(toPack([first, later], 'zh-CN', true)).not.toContain('乙');
  expect(toPack([first, later], 'zh-CN', false)).toContain('乙');
});

it('leaves what is more than a text per language as it is', () => {
  const plural = toModule('one', '一').replace(
    'return /** @type {LocalizedString} */ (`one`)',
    'if (i.n) return `a`; return `b`',
  );
  expect(toLeanMessage(plural)).toBeUndefined();
  expect(toLeanMessage("export * from './messages/_index.js'")).toBeUndefined();
});
