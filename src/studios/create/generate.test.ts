import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Choice } from '../../lib/contracts/choice.ts';
import type { Draft } from '../../lib/contracts/workspace.ts';
import { sampleDraft, sampleProfile, sampleWorkspace } from '../../lib/db/testing/sample-rows.ts';
import { capabilitiesOfModel } from '../../lib/kernel/capabilities-of.ts';
import type { AppState } from '../../lib/state/app-state.ts';
import type { Submission } from '../../lib/state/jobs.svelte.ts';
import { overwriteGetLocale } from '../../messages/generated/runtime.js';
import { generate } from './generate.ts';

const own = sampleProfile({ id: 'own', form: 'images' });
const other = sampleProfile({ id: 'other', name: 'Other', form: 'other', imageModel: 'draw-1' });
const known = capabilitiesOfModel('gpt-image-2');
const style = { id: 'chalk', group: 'own', words: 'In chalk.', negative: '' } as const;

const submit = vi.fn((_submission: Submission) => Promise.resolve());
const show = vi.fn((_toast: { text: string }) => 'toast');
const rank = vi.fn((): Promise<Choice[]> => Promise.resolve([]));
const capabilitiesOf = vi.fn(() => Promise.resolve(known));
const loadKit = vi.fn(() =>
  Promise.resolve({
    kit: {
      findTemplate: () => undefined,
      findStyle: (id: string | undefined) => (id === 'chalk' ? style : undefined),
      findPersona: () => undefined,
      lists: [],
    },
    choices: { rank, capabilitiesOf },
  }),
);
overwriteGetLocale(() => 'en');
beforeEach(() => vi.clearAllMocks());

function run(draft: Partial<Draft>) {
  const app = {
    workspaces: { current: sampleWorkspace({ draft: sampleDraft({ prompt: 'A pear', ...draft }) }) },
    profiles: { find: () => undefined, default: own },
    jobs: { submit },
    ui: { isMasked: false, isMarked: false },
    toasts: { show },
    settings: { values: { storagePersistent: true } },
    history: { total: 0 },
    loadKit,
  } as unknown as AppState;
  return generate(app, known);
}

const sent = () => submit.mock.lastCall?.[0];

describe('what is sent', () => {
  it('needs nothing of the kit where the draft names nothing of it', async () => {
    expect(await run({ count: 2, imageModel: '', templateId: '', styleId: '' })).toBe('sent');
    expect(sent()).toMatchObject({ profile: { id: 'own' }, recipes: [{ imageModel: 'gpt-image-2' }, {}] });
    expect(loadKit).not.toHaveBeenCalled();
  });

  it('is framed by what the draft names, and drawn from what the prompt leaves open', async () => {
    expect(await run({ styleId: 'chalk', prompt: 'A {red|blue} pear' })).toBe('sent');
    expect(sent()?.recipes[0]).toMatchObject({
      prompt: 'A {red|blue} pear',
      variant: expect.stringMatching(/^A (red|blue) pear$/u) as unknown,
      frame: { parts: [{ from: 'style', id: 'chalk', text: 'In chalk.' }] },
    });
  });

  it('goes to the model that the draft names, as its upstream describes it', async () => {
    await run({ imageModel: 'gpt-image-1.5' });
    expect(capabilitiesOf).toHaveBeenCalledExactlyOnceWith(own, 'gpt-image-1.5');
    expect(sent()).toMatchObject({ profile: { id: 'own' }, recipes: [{ imageModel: 'gpt-image-1.5' }] });
  });

  it('goes to the best where that is left open, and the jobs say whose they are', async () => {
    const candidate = { profile: other, imageModel: 'draw-2', capabilities: known };
    rank.mockResolvedValueOnce([{ candidate, cropLoss: 0, reasons: [], lacks: [] } as unknown as Choice]);
    await run({ isAutomatic: true, level: 'draft', imageModel: 'ignored' });
    expect(rank).toHaveBeenCalledWith(
      expect.objectContaining({ level: 'draft', aspectRatio: 'auto' }),
      expect.objectContaining({ prompt: 'A pear' }),
    );
    expect(sent()).toMatchObject({
      profile: { id: 'other' },
      recipes: [{ profileId: 'other', profileName: 'Other', imageModel: 'draw-2', quality: 'low' }],
    });
  });
});

describe('what keeps it from being sent', () => {
  it('is said: a matrix of too many pictures', async () => {
    expect(await run({ isMatrix: true, prompt: '{1|2|3|4} {1|2|3}' })).toBe('refused');
    expect(show.mock.lastCall?.[0].text).toContain('at most 10 images');
    expect(submit).not.toHaveBeenCalled();
  });

  it('is said: nothing but comments', async () => {
    expect(await run({ prompt: '# only for me' })).toBe('empty-prompt');
    expect(submit).not.toHaveBeenCalled();
  });

  it('is said: the kit cannot be loaded', async () => {
    loadKit.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    expect(await run({ styleId: 'chalk' })).toBe('refused');
    expect(show).toHaveBeenCalledOnce();
  });
});
