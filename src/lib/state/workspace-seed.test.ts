import { expect, it } from 'vitest';
import { sampleDraft, sampleSource, sampleWorkspace } from '../db/testing/sample-rows.ts';
import { newDraft } from './new-workspace.ts';
import { carryOver, startFrom } from './workspace-seed.ts';

it('a workspace that an older version kept has every field', () => {
  const old = { id: 'w1', draft: { prompt: 'kept', sources: [] } };
  const seed = startFrom(old as unknown as Parameters<typeof startFrom>[0], 5);
  expect(seed).toEqual({
    ...sampleWorkspace({ id: 'w1', createdAt: 5 }),
    draft: { ...newDraft(), prompt: 'kept' },
  });
});

it('sources of the seed itself, or known already, are not carried over', () => {
  const [kept, known, added] = ['kept', 'known', 'added'].map((id) => sampleSource({ id }));
  if (!kept || !known || !added) throw new Error('three sources');
  const seed = sampleDraft({ sources: [kept] });
  const into = sampleDraft({ sources: [known] });
  expect(carryOver({ sources: [kept, known, added] }, seed, into)).toEqual({ sources: [known, added] });
  expect(carryOver({ sources: [kept] }, seed, into)).toEqual({});
});
