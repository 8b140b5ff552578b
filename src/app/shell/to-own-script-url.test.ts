import { describe, expect, test } from 'vitest';
import { toOwnScriptUrl } from './to-own-script-url.ts';

const BASE = 'https://easel.example/app/';

describe('toOwnScriptUrl', () => {
  test.each([
    ['./sw.js', 'https://easel.example/app/sw.js'],
    ['https://easel.example/app/assets/worker-1.js', 'https://easel.example/app/assets/worker-1.js'],
  ])('lets %s pass', (url, expected) => {
    expect(toOwnScriptUrl(url, BASE)).toBe(expected);
  });

  test.each([
    'https://other.example/worker.js',
    '//other.example/w.js',
    'http://easel.example/w.js',
    'data:text/javascript,1',
    'blob:null/1',
  ])('refuses %s', (url) => {
    expect(() => toOwnScriptUrl(url, BASE)).toThrow(TypeError);
  });

  test('refuses an opaque origin even where the page has one itself', () => {
    expect(() => toOwnScriptUrl('data:text/javascript,1', 'file:///app/')).toThrow(TypeError);
  });
});
