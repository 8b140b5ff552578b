import { expect, it } from 'vitest';
import { toDownloadName, toFileName } from './download-name.ts';

it.each([
  ['A tall vase, 50 mm: fine grain!', 'image/png', 'a-tall-vase-50-mm-fine-grain.png'],
  ['IMG_1234.JPEG', 'image/jpeg', 'img-1234.jpg'],
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

it.each([
  ['Harbour at dusk', 'Harbour at dusk.webp'],
  ['  a/b\\c: "d"?  ', 'a b c d.webp'],
  ['boat.webp', 'boat.webp'],
  ['boat.WebP', 'boat.webp'],
  ['boat.v2', 'boat.v2.webp'],
  ['...', 'easel.webp'],
  ['', 'easel.webp'],
  ['con', 'con_.webp'],
  ['a\u202egpj.exe', 'a gpj.exe.webp'],
  ['陶土花瓶', '陶土花瓶.webp'],
  ['x'.repeat(500), `${'x'.repeat(120)}.webp`],
])('takes %j as a name', (typed, name) => {
  expect(toFileName(typed, 'image/webp')).toBe(name);
});
