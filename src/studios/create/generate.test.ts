import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Asset } from '../../lib/contracts/asset.ts';
import type { Choice } from '../../lib/contracts/choice.ts';
import type { Draft } from '../../lib/contracts/workspace.ts';
import {
  sampleAsset,
  sampleDraft,
  sampleProfile,
  sampleSource,
  sampleWorkspace,
} from '../../lib/db/testing/sample-rows.ts';
import { AppError, createFailure } from '../../lib/kernel/app-error.ts';
import { capabilitiesOfModel } from '../../lib/kernel/capabilities-of.ts';
import type { AppState } from '../../lib/state/app-state.ts';
import type { Submission } from '../../lib/state/jobs.svelte.ts';
import { overwriteGetLocale } from '../../messages/generated/runtime.js';
import { generate } from './generate.ts';
import type { PressedCanvas } from './generate.ts';

const own = sampleProfile({ id: 'own', form: 'images' });
const other = sampleProfile({ id: 'other', name: 'Other', form: 'other', imageModel: 'draw-1' });
const known = capabilitiesOfModel('gpt-image-2');
const style = { id: 'chalk', group: 'own', words: 'In chalk.', negative: '' } as const;

const sampleMask = { bytesHash: 'm', sizeBytes: 1, width: 8, height: 8, lock: true, bandPx: 4 };
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
const read = vi.fn((_workspaceId: string, assetId: string) =>
  Promise.resolve({ asset: sampleAsset({ id: assetId, kind: 'final' }), mask: undefined, marks: [] }),
);
const toMaskedSource = vi.fn(({ asset }: { asset: Asset }) =>
  Promise.resolve({ source: sampleSource({ id: asset.id }), mask: sampleMask }),
);
const loadEditing = vi.fn(() =>
  Promise.resolve({
    editing: { read },
    acts: { toMaskedSource },
    markSender: { toMarkedSource: () => Promise.resolve(undefined) },
  }),
);
overwriteGetLocale(() => 'en');
beforeEach(() => vi.clearAllMocks());

const pressed = (draft: Partial<Draft>) =>
  sampleWorkspace({ id: 'pressed', draft: sampleDraft({ prompt: 'A pear', ...draft }) });
const NOTHING_OVER = { isMasked: false, isMarked: false, canvasAssetId: '' };

/** What is open by now is another workspace, with another picture over which a mask lies. */
function run(
  draft: Partial<Draft>,
  { workspace = pressed(draft), canvas = NOTHING_OVER as PressedCanvas } = {},
) {
  const app = {
    workspaces: {
      current: sampleWorkspace({ id: 'other', draft: sampleDraft({ prompt: 'A plum' }) }),
      find: (id: string) => [workspace].find((one) => one.id === id),
    },
    profiles: { find: () => undefined, default: own },
    jobs: { submit },
    ui: { isMasked: true, isMarked: true, canvasAssetId: 'plum' },
    toasts: { show },
    settings: { values: { storagePersistent: true } },
    history: { total: 0 },
    loadKit,
    loadEditing,
  } as unknown as AppState;
  return generate(app, { workspaceId: 'pressed', canvas });
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

describe('of a workspace that is not current any more', () => {
  it('its own words are sent, and nothing that lies over the picture of another', async () => {
    expect(await run({})).toBe('sent');
    expect(sent()).toMatchObject({ workspace: { id: 'pressed' }, recipes: [{ prompt: 'A pear' }] });
    expect(sent()?.recipes[0]).not.toHaveProperty('mask');
    expect(loadEditing).not.toHaveBeenCalled();
  });

  it('its own picture is sent with its mask, taken before anything else is waited for', async () => {
    const workspace = { ...pressed({ styleId: 'chalk' }), shownAssetId: 'pear' };
    const canvas = { isMasked: true, isMarked: false, canvasAssetId: 'pear' };
    expect(await run({}, { workspace, canvas })).toBe('sent');
    expect(read).toHaveBeenCalledExactlyOnceWith('pressed', 'pear');
    expect(sent()?.recipes[0]).toMatchObject({ mask: sampleMask, sources: [{ id: 'pear' }] });
    const [isRead, isKitLoaded] = [read, loadKit].map((act) => act.mock.invocationCallOrder[0] ?? 0);
    expect(isRead).toBeLessThan(isKitLoaded ?? 0);
  });

  it('nothing is sent where nobody can tell whether there is a mask', async () => {
    read.mockRejectedValueOnce(new AppError(createFailure('internal')));
    const workspace = { ...pressed({}), shownAssetId: 'pear' };
    const canvas = { isMasked: undefined, isMarked: undefined, canvasAssetId: '' };
    expect(await run({}, { workspace, canvas })).toBe('refused');
    expect(submit).not.toHaveBeenCalled();
    expect(show).toHaveBeenCalledOnce();
  });

  it('nothing is sent of one that was closed', async () => {
    expect(await run({}, { workspace: { ...pressed({}), id: 'closed' } })).toBe('refused');
    expect(submit).not.toHaveBeenCalled();
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
