import { describe, expect, it } from 'vitest';
import { matchesSearch, toSearchText, toSearchWords } from './search-text.ts';

const CASES: [prompt: string, query: string, found: boolean][] = [
  ['A red boat on a lake', '', true],
  ['A red boat on a lake', '   ', true],
  ['A red boat on a lake', 'BOAT', true],
  ['A red boat on a lake', 'lake red', true],
  ['A red boat on a lake', 'lake blue', false],
  ['A red boat on a lake', 'oat', true],
  ['一只红色的小船停在湖上', '小船', true],
  ['一只红色的小船停在湖上', '红色 湖上', true],
  ['一只红色的小船停在湖上', '红湖', false],
  ['ＦＵＬＬ width １２３', 'full 123', true],
  ['ﬁne art', 'fine', true],
  ['Straße', 'STRASSE', true],
  ['café', 'cafe\u0301', true],
  ['50% off (sale)', '50% (sale', true],
  ['first\n\tsecond', 'first second', true],
  ['🚀 launch', '🚀', true],
];

describe('matchesSearch', () => {
  it.each(CASES)('%j with %j: %j', (prompt, query, found) => {
    expect(matchesSearch(toSearchText(prompt), query)).toBe(found);
  });

  it('looks through the revised prompt too', () => {
    const text = toSearchText('boat', 'A weathered dinghy');
    expect(matchesSearch(text, 'boat dinghy')).toBe(true);
    expect(toSearchText('boat', 'boat')).toBe('boat');
  });
});

describe('toSearchWords', () => {
  it('splits at any white space, full-width space too', () => {
    expect(toSearchWords(' Red\u3000boat\n红 ')).toEqual(['red', 'boat', '红']);
  });
});
