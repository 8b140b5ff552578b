import { expect, test } from 'vitest';
import { toFileName } from './file-name.ts';

test.each([
  ['A tall vase.', 'image/png', 'A tall vase.png'],
  ['one/two\\three:\nfour?', 'image/jpeg', 'one two three four.jpg'],
  ['../../etc/passwd', 'image/webp', 'etc passwd.webp'],
  ['   ', 'image/png', 'easel.png'],
  ['', 'application/x-odd', 'easel.png'],
  ['山水画，水墨', 'image/webp', '山水画，水墨.webp'],
])('%j of %s becomes %j', (prompt, mimeType, name) => {
  expect(toFileName(prompt, mimeType)).toBe(name);
});

test('ends at a whole word', () => {
  const name = toFileName('word '.repeat(40), 'image/png');
  expect(name).toBe(`${Array(12).fill('word').join(' ')}.png`);
});

test('cuts a text without spaces between characters, not within one', () => {
  expect(toFileName('🎨'.repeat(80), 'image/png')).toBe(`${'🎨'.repeat(60)}.png`);
});
