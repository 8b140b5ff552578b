import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Asset } from '../../../../lib/contracts/asset.ts';
import type { ExportOutcome, ExportWish } from '../../../../lib/contracts/image-api.ts';
import { toStartChoice } from './export-choice.ts';
import { ExportSession } from './export-session.svelte.ts';

const asset = {
  bytesHash: 'h',
  width: 64,
  height: 32,
  mimeType: 'image/png',
  recipe: { prompt: 'A lighthouse' },
} as Asset;

type Options = { signal?: AbortSignal };
const exportFile = vi.fn<(hash: string, wish: ExportWish, options?: Options) => Promise<ExportOutcome>>();

beforeEach(() => {
  vi.useFakeTimers();
  exportFile.mockReset();
  exportFile.mockImplementation((_hash, { type }) =>
    Promise.resolve({
      ok: true,
      blob: new Blob(['x'], { type }),
      width: 64,
      height: 32,
      showsBackground: false,
    }),
  );
});

afterEach(() => vi.useRealTimers());

const begin = () =>
  new ExportSession({ asset, choice: toStartChoice(asset), images: { exportFile }, marks: () => [] });

it('writes the file at once, and anew with the last of many changes', async () => {
  const session = begin();
  expect(session.isWriting).toBe(true);
  await vi.runAllTimersAsync();
  expect(session.file).toMatchObject({ name: 'a-lighthouse.png', type: 'image/png' });
  session.change({ type: 'image/jpeg' });
  for (let quality = 80; quality > 60; quality -= 1) session.change({ quality });
  expect(session.file).toBeUndefined();
  await vi.runAllTimersAsync();
  expect(exportFile).toHaveBeenCalledTimes(2);
  expect(exportFile.mock.lastCall?.[1]).toMatchObject({ type: 'image/jpeg', quality: 0.61 });
  expect(session.file?.name).toBe('a-lighthouse.jpg');
});

it('gives up what is under way when the choice changes, and takes no late answer', async () => {
  const answers: ((outcome: ExportOutcome) => void)[] = [];
  exportFile.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  const session = begin();
  await vi.runAllTimersAsync();
  session.change({ type: 'image/avif' });
  await vi.runAllTimersAsync();
  expect(exportFile.mock.calls[0]?.[2]?.signal?.aborted).toBe(true);
  const late = { ok: true, width: 1, height: 1, showsBackground: false } as const;
  answers[1]?.({ ...late, blob: new Blob(['avif'], { type: 'image/avif' }) });
  answers[0]?.({ ...late, blob: new Blob(['png'], { type: 'image/png' }) });
  await vi.runAllTimersAsync();
  expect(session.written?.blob.type).toBe('image/avif');
});

it('hands the file over once it is written, whatever was changed meanwhile', async () => {
  const session = begin();
  const file = session.toFile();
  session.change({ type: 'image/webp', stem: 'my boat' });
  await vi.runAllTimersAsync();
  expect((await file)?.name).toBe('my boat.webp');
});

it('does not write anew for a name', async () => {
  const session = begin();
  await vi.runAllTimersAsync();
  session.change({ stem: 'con' });
  await vi.runAllTimersAsync();
  expect(exportFile).toHaveBeenCalledOnce();
  expect(session.file?.name).toBe('con_.png');
});

it('says why there is no file, and can try again', async () => {
  exportFile.mockResolvedValueOnce({ ok: false, reason: 'encoder' });
  const session = begin();
  await vi.runAllTimersAsync();
  expect(session.failure).toBe('encoder');
  expect(await session.toFile()).toBeUndefined();
  exportFile.mockRejectedValueOnce(new Error('dead'));
  session.write();
  await vi.runAllTimersAsync();
  expect(session.failure).toBe('worker');
  session.write();
  await vi.runAllTimersAsync();
  expect(session.failure).toBeUndefined();
  expect(await session.toFile()).toBeDefined();
});

it('keeps nothing waiting when it is closed', async () => {
  exportFile.mockImplementation(() => new Promise(() => undefined));
  const session = begin();
  const file = session.toFile();
  session.destroy();
  expect(await file).toBeUndefined();
});
