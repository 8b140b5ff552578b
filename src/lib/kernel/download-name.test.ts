import { expect, it } from 'vitest';
import { toDownloadName } from './download-name.ts';

it.each([
  ['A tall vase, 50 mm: fine grain!', 'image/png', 'a-tall-vase-50-mm-fine-grain.png'],
  ['../..\\CON?.txt', 'image/jpeg', 'con-txt.jpg'],
  ['', 'image/webp', 'easel.webp'],
  ['***', 'image/x-unknown', 'easel.bin'],
  ['一只 陶土花瓶', 'image/png', '一只-陶土花瓶.png'],
  ['Café à Zürich', 'image/avif', 'café-à-zürich.avif'],
])('names %j (%s) %s', (prompt, mimeType, name) => {
  expect(toDownloadName(prompt, mimeType)).toBe(name);
});

it('cuts between words, and between letters where there is one word only', () => {
  expect(toDownloadName('word '.repeat(40), 'image/png')).toBe(`${Array(12).fill('word').join('-')}.png`);
  expect(toDownloadName('瓶'.repeat(200), 'image/png')).toBe(`${'瓶'.repeat(60)}.png`);
});
