import { describe, expect, it } from 'vitest';
import { AppError } from './app-error.ts';
import { decodeBase64Groups, fromBase64, toBase64 } from './base64.ts';

/** The browser's own decoder is at work here; Node has none, so the other test only sees the table. */
describe('base64 in the browser', () => {
  const bytes = Uint8Array.from({ length: 100_001 }, (_none, index) => (index * 7919 + (index >> 7)) & 255);
  const text = toBase64(bytes);
  const urlText = text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

  it.each([
    ['standard', text],
    ['unpadded', text.replaceAll('=', '')],
    ['base64url', urlText],
    ['wrapped', text.replace(/.{76}/gu, '$&\r\n')],
    ['a data URL', `data:image/png;base64,${text}`],
  ])('reads %s', (_name, spelling) => {
    expect(toBase64(fromBase64(spelling))).toBe(text);
  });

  it.each(['Q', 'QU*D', 'QQ===', `${text}*`])('refuses what is none (%#)', (spelling) => {
    expect(() => fromBase64(spelling)).toThrow(AppError);
  });

  it('decodes whole groups and nothing else', () => {
    const encoder = new TextEncoder();
    const groups = text.slice(0, 40_000);
    const target = new Uint8Array(30_000);
    expect(decodeBase64Groups(encoder.encode(groups), target)).toBe(true);
    expect(toBase64(target)).toBe(groups);
    expect(decodeBase64Groups(encoder.encode(urlText.slice(0, 40_000)), target)).toBe(true);
    expect(toBase64(target)).toBe(groups);
    for (const wrong of ['\n\n\n\n', 'QQ==', '"}\n\n', 'AA =']) {
      expect(decodeBase64Groups(encoder.encode(groups.slice(0, -4) + wrong), target)).toBe(false);
    }
  });
});
