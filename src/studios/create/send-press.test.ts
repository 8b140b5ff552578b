import { beforeEach, expect, it, vi } from 'vitest';
import type { AppState } from '../../lib/state/app-state.ts';
import type { GenerateOutcome, Press } from './generate.ts';
import { createSendPress } from './send-press.ts';

const generate = vi.fn((_app: AppState, _press: Press) => Promise.resolve<GenerateOutcome>('sent'));
vi.mock('./generate.ts', () => ({ generate: (app: AppState, press: Press) => generate(app, press) }));
const activeOf = vi.fn((_workspaceId: string): object[] => []);

let current: string;
let ids: string[];
let load: Promise<void>;
const ui = { isMasked: false, isMarked: false, canvasAssetId: '' };
const part = { whenLoaded: () => load };
const app = {
  settings: part,
  profiles: part,
  jobs: { ...part, activeOf },
  workspaces: {
    ...part,
    get current() {
      return { id: current };
    },
    find: (id: string) => (ids.includes(id) ? { id } : undefined),
  },
  ui,
} as unknown as AppState;

beforeEach(() => {
  vi.clearAllMocks();
  [current, ids, load] = ['one', ['one', 'two'], Promise.resolve()];
  Object.assign(ui, { isMasked: false, isMarked: false, canvasAssetId: '' });
});

function hold(): (outcome: GenerateOutcome) => void {
  let end: (outcome: GenerateOutcome) => void = () => undefined;
  generate.mockImplementationOnce(() => new Promise((resolve) => (end = resolve)));
  return (outcome) => end(outcome);
}

it('sends a second workspace while the first is still on its way', async () => {
  const press = createSendPress(app);
  const endFirst = hold();
  const first = press();
  await vi.waitFor(() => expect(generate).toHaveBeenCalledOnce());
  current = 'two';
  expect(await press()).toEqual({ workspaceId: 'two', outcome: 'sent' });
  endFirst('refused');
  expect(await first).toEqual({ workspaceId: 'one', outcome: 'refused' });
});

it('does not send one workspace twice, however often it is pressed', async () => {
  const press = createSendPress(app);
  const end = hold();
  const [first, second] = [press(), press()];
  expect(await second).toBeUndefined();
  await vi.waitFor(() => expect(generate).toHaveBeenCalledOnce());
  end('sent');
  await first;
  activeOf.mockReturnValueOnce([{}]);
  expect(await press()).toEqual({ workspaceId: 'one', outcome: 'running' });
  expect(generate).toHaveBeenCalledOnce();
});

it('takes the canvas as it was at the press, and the workspace that was current', async () => {
  Object.assign(ui, { isMasked: true, canvasAssetId: 'boat' });
  const sent = createSendPress(app)();
  current = 'two';
  Object.assign(ui, { isMasked: false, canvasAssetId: 'tree' });
  await sent;
  expect(generate.mock.lastCall?.[1]).toEqual({
    workspaceId: 'one',
    canvas: { isMasked: true, isMarked: false, canvasAssetId: 'boat' },
  });
});

it('waits for the database, and follows what was typed to the row that is kept', async () => {
  let loaded: () => void = () => undefined;
  load = new Promise((resolve) => (loaded = resolve));
  current = 'seed';
  const press = createSendPress(app);
  const ends = [press(), press()];
  expect(generate).not.toHaveBeenCalled();
  current = 'two';
  loaded();
  expect(await Promise.all(ends)).toEqual([{ workspaceId: 'two', outcome: 'sent' }, undefined]);
  expect(generate).toHaveBeenCalledOnce();
});

it('can be pressed again after a failure', async () => {
  const press = createSendPress(app);
  generate.mockRejectedValueOnce(new Error('No.'));
  await expect(press()).rejects.toThrow('No.');
  expect(await press()).toEqual({ workspaceId: 'one', outcome: 'sent' });
});
