import { describe, expect, it, vi } from 'vitest';
import type { Choice } from '../../lib/contracts/choice.ts';
import { sampleDraft, sampleProfile, sampleSource } from '../../lib/db/testing/sample-rows.ts';
import { capabilitiesOfModel } from '../../lib/kernel/capabilities-of.ts';
import type { Choices } from '../../lib/state/choices.svelte.ts';
import { chooseModel, toWish } from './choose-model.ts';

const template = { id: 't', platform: 'own', uses: [], words: '', width: 800, height: 600 } as const;

describe('toWish', () => {
  it('says what a draft needs', () => {
    const draft = sampleDraft({
      aspectRatio: '3:2',
      sources: [sampleSource()],
      options: { seed: 3, 'negative-prompt': '', enhance: false },
      level: 'premium',
    });
    expect(toWish({ draft, template, along: { isShownSent: true, references: 2 } })).toEqual({
      target: { width: 800, height: 600 },
      aspectRatio: '3:2',
      sources: 4,
      hasMask: false,
      options: ['seed'],
      level: 'premium',
    });
  });

  it('asks for no exact pixels where only a part of a picture changes', () => {
    const wish = toWish({ draft: sampleDraft(), template, along: { hasMask: true } });
    expect(wish).not.toHaveProperty('target');
    expect(wish).toMatchObject({ hasMask: true, level: 'auto' });
  });
});

it('takes the first, and asks what more its upstream knows of it', async () => {
  const profile = sampleProfile({ id: 'best' });
  const candidate = {
    profile,
    imageModel: 'draw-2',
    capabilities: capabilitiesOfModel(''),
    isMeasured: false,
  };
  const best = { candidate, cropLoss: 0, reasons: [], lacks: [] } as unknown as Choice;
  const known = capabilitiesOfModel('gpt-image-2');
  const choices = {
    rank: vi.fn(() => Promise.resolve([best])),
    capabilitiesOf: vi.fn(() => Promise.resolve(known)),
  };
  const of = (list: Choice[]) => ({ ...choices, rank: () => Promise.resolve(list) }) as unknown as Choices;
  const input = { draft: sampleDraft() };
  expect(await chooseModel(of([best]), input)).toEqual({
    profile,
    imageModel: 'draw-2',
    capabilities: known,
  });
  expect(choices.capabilitiesOf).toHaveBeenCalledExactlyOnceWith(profile, 'draw-2');
  expect(await chooseModel(of([]), input)).toBeUndefined();
});
