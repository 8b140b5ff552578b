import { describe, expect, it } from 'vitest';
import { createDraftJournal } from './draft-journal.ts';
import type { TextStorage } from './draft-journal.ts';
import { sampleDraft } from './testing/sample-rows.ts';

function createStorage(entries: Record<string, string> = {}): TextStorage {
  const map = new Map(Object.entries(entries));
  return {
    get length() {
      return map.size;
    },
    key: (position) => [...map.keys()][position] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, text) => void map.set(key, text),
    removeItem: (key) => void map.delete(key),
  };
}

describe('the draft journal', () => {
  it('gives back the last draft of each workspace', () => {
    const storage = createStorage({ other: 'x' });
    const journal = createDraftJournal(storage);
    journal.write('a', sampleDraft({ prompt: 'b' }));
    journal.write('a', sampleDraft({ prompt: 'bo' }));
    journal.write('b', sampleDraft({ prompt: '船' }));
    const entries = createDraftJournal(storage).entries();
    expect([...entries].map(([id, draft]) => [id, draft.prompt])).toEqual([
      ['a', 'bo'],
      ['b', '船'],
    ]);
    journal.remove('a');
    expect([...journal.entries().keys()]).toEqual(['b']);
  });

  it.each(['', '{"prompt":', 'null', '7', '{"prompt":"no sources"}'])('drops %j', (text) => {
    expect(createDraftJournal(createStorage({ 'easel.draft.a': text })).entries().size).toBe(0);
  });

  it('costs no keystroke where storage is full, forbidden or missing', () => {
    const refuse = () => {
      throw new DOMException('no', 'QuotaExceededError');
    };
    const refusing = { length: 1, key: refuse, getItem: refuse, setItem: refuse, removeItem: refuse };
    for (const storage of [refusing, null]) {
      const journal = createDraftJournal(storage);
      journal.write('a', sampleDraft());
      journal.remove('a');
      expect(journal.entries().size).toBe(0);
    }
  });
});
