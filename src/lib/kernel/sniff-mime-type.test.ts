import { describe, expect, it } from 'vitest';
import { sniffMimeType } from './sniff-mime-type.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('sniffMimeType', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n....', 'image/png'],
    ['\xff\xd8\xff\xe0..', 'image/jpeg'],
    ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'image/webp'],
    ['GIF89a', 'image/gif'],
    ['GIF87a', 'image/gif'],
    ['\x00\x00\x00\x20ftypavif', 'image/avif'],
    ['\x00\x00\x00\x20ftypavis', 'image/avif'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', 'image/svg+xml'],
    [' \n<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE svg>\n<svg>', 'image/svg+xml'],
  ])('knows %j', (text, expected) => {
    expect(sniffMimeType(bytes(text))).toBe(expected);
  });

  it.each([
    '',
    'RIFF\x00\x00\x00\x00WAVE',
    '\x89PN',
    '<html><svg></svg></html>',
    '{"error":1}',
    'ftypavif',
    '\x00\x00\x00\x20ftypheic',
  ])('does not take %j for an image', (text) => expect(sniffMimeType(bytes(text))).toBeUndefined());
});
