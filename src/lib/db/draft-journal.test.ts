import { describe, expect, it } from 'vitest';
import { createDraftJournal } from './draft-journal.ts';
import { createTextStorage } from './testing/create-text-storage.ts';
import { sampleDraft, sampleSource, sampleWorkspace } from './testing/sample-rows.ts';

describe('the draft journal', () => {
  it('gives back the last draft of each workspace', () => {
    const storage = createTextStorage({ other: 'x' });
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
    expect(createDraftJournal(createTextStorage({ 'easel.draft.a': text })).entries().size).toBe(0);
  });

  it('adds fields up and forgets them with the draft', () => {
    const storage = createTextStorage({});
    const journal = createDraftJournal(storage);
    journal.writeFields('a', { name: 'Menu' });
    journal.writeFields('a', { order: 2 });
    expect([...createDraftJournal(storage).fields()]).toEqual([['a', { name: 'Menu', order: 2 }]]);
    journal.remove('a');
    expect(journal.fields().size).toBe(0);
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
      journal.keepCurrent(sampleWorkspace());
      expect(journal.current()).toBeUndefined();
      expect(journal.entries().size).toBe(0);
    }
  });

  it('keeps the current workspace whole, beside the drafts', () => {
    const storage = createTextStorage();
    const journal = createDraftJournal(storage);
    const workspace = sampleWorkspace({ draft: sampleDraft({ prompt: '船', sources: [sampleSource()] }) });
    expect(journal.current()).toBeUndefined();
    journal.keepCurrent(workspace);
    expect(createDraftJournal(storage).current()).toEqual(workspace);
    expect(journal.entries().size).toBe(0);
    journal.keepCurrent(undefined);
    expect(journal.current()).toBeUndefined();
  });

  it.each([
    '',
    'null',
    '{"id":"w1"}',
    '{"id":7,"draft":{"prompt":"","sources":[]}}',
    '{"id":"w1","draft":{"prompt":1}}',
  ])('starts without a current one that reads %j', (text) => {
    expect(createDraftJournal(createTextStorage({ 'easel.current': text })).current()).toBeUndefined();
  });
});
