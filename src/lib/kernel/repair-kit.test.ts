import { describe, expect, it } from 'vitest';
import { repairKitItem } from './repair-kit.ts';

const times = { createdAt: 1, updatedAt: 2 };
const template = { id: 't', name: 'T', platform: 'own', uses: ['news'], words: '', width: 10, height: 10 };
const persona = {
  id: 'p',
  name: 'P',
  audience: '',
  tone: '',
  visualStyle: '',
  palette: ['#aabbcc'],
  must: [],
  never: [],
  styleId: '',
  profileId: '',
  references: [],
};

describe('repairKitItem', () => {
  it('leaves sound rows as they are', () => {
    const rows = [
      { id: 't', kind: 'template', value: template, ...times },
      { id: 'p', kind: 'persona', value: persona, ...times },
      { id: 'l', kind: 'list', value: { id: 'l', name: 'l', words: ['a'] }, ...times },
      { id: 's', kind: 'style', value: { id: 's', group: 'own', words: '', negative: '' }, ...times },
    ];
    for (const row of rows) expect(repairKitItem(row)).toBe(row);
  });

  it('puts right what can be', () => {
    const torn = { ...persona, palette: ['#aabbcc', 'red', 7], must: 'one', references: [{ id: 'x' }] };
    expect(repairKitItem({ id: 'p', kind: 'persona', value: torn })).toMatchObject({
      createdAt: 0,
      value: { palette: ['#aabbcc'], must: [], references: [] },
    });
    const odd = { ...template, platform: 'myspace', uses: ['news', 'gossip'] };
    expect(repairKitItem({ id: 't', kind: 'template', value: odd, ...times })).toMatchObject({
      value: { platform: 'own', uses: ['news'] },
    });
    const values = { resolution: '9K', count: 0, options: { seed: {} } };
    expect(repairKitItem({ id: 'x', kind: 'preset', value: { id: 'x', values }, ...times })).toMatchObject({
      value: { name: '', values: { resolution: '1K', count: 1, options: {}, aspectRatio: 'auto' } },
    });
  });

  it.each([
    undefined,
    null,
    7,
    {},
    { id: 't', kind: 'template' },
    { id: 't', kind: 'template', value: { ...template, width: 0 } },
    { id: '', kind: 'template', value: template },
    { id: 't', kind: 'toString', value: template },
    { id: 'l', kind: 'list', value: { id: 'l', words: [] } },
    { id: 'x', kind: 'preset', value: { id: 'x' } },
  ])('%o means nothing', (row) => {
    expect(repairKitItem(row)).toBeUndefined();
  });
});
