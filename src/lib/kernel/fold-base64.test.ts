import { describe, expect, it } from 'vitest';
import { foldBase64 } from './fold-base64.ts';

const IMAGE = Buffer.from(Array.from({ length: 3000 }, (_none, index) => (index * 31) & 255)).toString(
  'base64',
);

describe('foldBase64', () => {
  it.each([
    ['in JSON', `{"a":"${IMAGE}","b":1}`, '{"a":"<3000 bytes of base64>","b":1}'],
    [
      'in a data URL',
      `data:image/png;base64,${IMAGE} end`,
      'data:image/png;base64,<3000 bytes of base64> end',
    ],
    ['alone', IMAGE, '<3000 bytes of base64>'],
    ['twice', `${IMAGE} ${IMAGE}`, '<3000 bytes of base64> <3000 bytes of base64>'],
    ['with padding', `"${Buffer.from(IMAGE.slice(0, 1000)).toString('base64')}"`, '"<1000 bytes of base64>"'],
    ['in the other alphabet', IMAGE.replaceAll('/', '_').replaceAll('+', '-'), '<3000 bytes of base64>'],
    ['with escaped slashes', IMAGE.replaceAll('/', '\\/'), '<3000 bytes of base64>'],
    ['with escaped line ends', IMAGE.replace(/.{76}/gu, '$&\\r\\n'), '<3000 bytes of base64>'],
  ])('folds base64 %s', (_name, text, expected) => {
    expect(foldBase64(text)).toBe(expected);
  });

  it('leaves ids, words and short base64 alone', () => {
    const text = `{"id":"resp_${'0af'.repeat(20)}","text":"${'some words '.repeat(100)}","b":"${IMAGE.slice(0, 200)}"}`;
    expect(foldBase64(text)).toBe(text);
    expect(foldBase64('')).toBe('');
  });

  it('is linear where a run breaks off again and again', () => {
    const text = `${IMAGE.slice(0, 255)} `.repeat(20_000);
    expect(foldBase64(text)).toBe(text);
    expect(foldBase64('\\'.repeat(2_000_000))).toHaveLength(2_000_000);
  });
});
