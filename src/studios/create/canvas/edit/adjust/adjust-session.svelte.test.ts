import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Asset } from '../../../../../lib/contracts/asset.ts';
import type { EditStep } from '../../../../../lib/contracts/edit.ts';
import { NO_ADJUSTMENTS } from '../../../../../lib/kernel/edits/adjust-steps.ts';
import type { Images } from '../../../../../lib/state/images.svelte.ts';
import { AdjustSession } from './adjust-session.svelte.ts';

type Preview = Images['previewAdjustments'];

const previewAdjustments = vi.fn<Preview>();
const images = { previewAdjustments };
/** Answers of previews that are under way, oldest first. */
let answers: (() => ImageBitmap)[] = [];

beforeEach(() => {
  answers = [];
  previewAdjustments.mockReset();
  previewAdjustments.mockImplementation(
    () =>
      new Promise((resolve) => {
        answers.push(() => {
          const bitmap = { close: vi.fn() } as unknown as ImageBitmap;
          resolve(bitmap);
          return bitmap;
        });
      }),
  );
});

async function answer(): Promise<ImageBitmap> {
  const bitmap = answers.shift()?.();
  await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  if (!bitmap) throw new Error('Nothing was asked for.');
  return bitmap;
}

const steps: EditStep[] = [
  { type: 'adjust', values: { ...NO_ADJUSTMENTS, exposure: 5 } },
  { type: 'turn', quarters: 1 },
];
const plain = { bytesHash: 'h', width: 3000, height: 2000 } as Asset;
const adjusted = { ...plain, bytesHash: 'shown', raw: plain, steps } as Asset;

function begin(asset = plain): AdjustSession {
  const session = new AdjustSession(asset, images);
  session.fitTo(900);
  return session;
}

it('begins with what is there, and shows nothing of its own until something changes', () => {
  const session = begin(adjusted);
  expect(session.values.exposure).toBe(5);
  expect(session.isChanged).toBe(false);
  expect(session.preview).toBeUndefined();
  expect(previewAdjustments).not.toHaveBeenCalled();
});

it('asks for the original with the other edits, as large as the screen shows it', async () => {
  const session = begin(adjusted);
  session.set({ contrast: 20 });
  expect(previewAdjustments).toHaveBeenCalledExactlyOnceWith('h', {
    steps: [{ type: 'turn', quarters: 1 }],
    values: { ...NO_ADJUSTMENTS, exposure: 5, contrast: 20 },
    detailSidePx: 3000,
    maxSidePx: 1024,
  });
  const bitmap = await answer();
  expect(session.preview).toBe(bitmap);
  session.fitTo(2000);
  expect(previewAdjustments.mock.lastCall?.[1].maxSidePx).toBe(2560);
  session.fitTo(9000);
  await answer();
  expect(previewAdjustments.mock.lastCall?.[1].maxSidePx).toBe(3000);
});

it('draws one at a time, and of many wishes the last', async () => {
  const session = begin();
  for (let exposure = 1; exposure <= 40; exposure += 1) session.set({ exposure });
  expect(previewAdjustments).toHaveBeenCalledTimes(1);
  const first = await answer();
  expect(previewAdjustments).toHaveBeenCalledTimes(2);
  expect(previewAdjustments.mock.lastCall?.[1].values.exposure).toBe(40);
  expect(session.isDrawing).toBe(true);
  const second = await answer();
  expect(session.preview).toBe(second);
  expect(first.close).toHaveBeenCalledOnce();
  expect(session.isDrawing).toBe(false);
});

it('shows the picture without adjustments while that is held', async () => {
  const session = begin(adjusted);
  session.showBefore(true);
  expect(previewAdjustments.mock.lastCall?.[1].values).toEqual(NO_ADJUSTMENTS);
  const before = await answer();
  expect(session.preview).toBe(before);
  session.showBefore(false);
  expect(session.preview).toBeUndefined();
  expect(session.values.exposure).toBe(5);
});

it('says that a preview could not be drawn, and goes on', async () => {
  previewAdjustments.mockResolvedValueOnce(null);
  const session = begin();
  session.set({ blur: 10 });
  await new Promise((resolve) => setImmediate(resolve));
  expect(session.hasFailed).toBe(true);
  session.set({ blur: 11 });
  await answer();
  expect(session.hasFailed).toBe(false);
});

it('holds no bitmap when it is over, not even one that comes late', async () => {
  const session = begin();
  session.set({ blur: 10 });
  const shown = await answer();
  session.set({ blur: 20 });
  session.destroy();
  expect(shown.close).toHaveBeenCalledOnce();
  const late = await answer();
  expect(late.close).toHaveBeenCalledOnce();
  expect(session.preview).toBeUndefined();
});

describe('applying', () => {
  const applyStep = vi.fn<(step: EditStep) => Promise<void>>(() => Promise.resolve());
  beforeEach(() => void applyStep.mockClear());

  it('is one step', async () => {
    const session = begin();
    session.set({ exposure: 3 });
    session.set({ saturation: -20 });
    await session.apply({ applyStep });
    const values = { ...NO_ADJUSTMENTS, exposure: 3, saturation: -20 };
    expect(applyStep).toHaveBeenCalledExactlyOnceWith({ type: 'adjust', values });
  });

  it('is nothing where nothing changed, and takes all away where all was set back', async () => {
    await begin(adjusted).apply({ applyStep });
    expect(applyStep).not.toHaveBeenCalled();
    const session = begin(adjusted);
    session.resetAll();
    await session.apply({ applyStep });
    expect(applyStep).toHaveBeenCalledExactlyOnceWith({ type: 'adjust', values: NO_ADJUSTMENTS });
  });
});
