import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Asset } from '../contracts/asset.ts';
import type { MarksInput } from '../contracts/image-api.ts';
import type { Mark } from '../contracts/mark.ts';
import type { EaselDatabase } from '../db/database.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { START_TOOLS } from '../kernel/edits/start-tools.ts';
import { readMarksFile } from '../kernel/marks/marks-file.ts';
import { addFakeAsset } from './editing.fake.ts';
import { MarkSender } from './mark-sender.ts';
import type { MaskedSource } from './masked-source-input.ts';

const SIZE = { width: 60, height: 40 };
const FRAME = { x: 0, y: 0, ...SIZE };
const look = { colour: '#ff3b30', widthPx: 2 };
const pin: Mark = { ...look, id: 'p', type: 'pin', at: { x: 50, y: 30 }, note: 'a red sail' };
const box: Mark = { ...look, id: 'b', type: 'rectangle', from: { x: 2, y: 2 }, to: { x: 9, y: 9 } };

let db: EaselDatabase;
let repositories: Repositories;
let asset: Asset;
const drawMarks = vi.fn((input: MarksInput) =>
  Promise.resolve<Blob | null>(
    'blob' in input
      ? new Blob(['the picture with marks'], { type: 'image/jpeg' })
      : new Blob(['marks'], { type: 'image/png' }),
  ),
);

function send({
  marks = [pin, box],
  sendMarks = true,
  masked,
}: {
  marks?: Mark[];
  sendMarks?: boolean;
  masked?: MaskedSource;
} = {}) {
  const editing = { tools: { ...START_TOOLS, sendMarks } };
  const sender = new MarkSender({ editing, repositories, images: { drawMarks } });
  return sender.toMarkedSource({ asset, marks, mask: undefined }, masked);
}

beforeEach(async () => {
  drawMarks.mockClear();
  ({ db, repositories } = openTestDatabase());
  asset = await addFakeAsset({ db, repositories }, { name: 'boat', ...SIZE });
});

it('stores the marks on nothing and in a copy, and names the picture they lie over', async () => {
  const made = await send();
  expect(made).toMatchObject({
    source: { ...SIZE, bytesHash: asset.bytesHash, assetId: 'boat' },
    markup: { ...SIZE, sizeBytes: 5, copy: { sizeBytes: 22, mimeType: 'image/jpeg' } },
    legend: '1: a red sail',
  });
  const read = async (hash = '') => (await repositories.bytes.get(hash))?.text();
  expect(await read(made?.markup.bytesHash)).toBe('marks');
  const drawn = await read(made?.markup.drawn?.bytesHash);
  expect(readMarksFile(drawn ?? '')).toEqual({ ...SIZE, marks: [pin, box] });
  expect(await read(made?.markup.copy.bytesHash)).toBe('the picture with marks');
  const [[layer], [copy]] = drawMarks.mock.calls as [[MarksInput], [MarksInput]];
  expect(layer).toEqual({ marks: [pin, box], frame: FRAME, size: SIZE });
  expect(copy).toMatchObject({ marks: [pin, box], frame: FRAME, maxSidePx: 2048 });
});

it('sends nothing where there are none, where they shall stay here, and where none is in the picture', async () => {
  expect(await send({ marks: [] })).toBeUndefined();
  expect(await send({ sendMarks: false })).toBeUndefined();
  const far: Mark = { ...box, from: { x: 70, y: 2 }, to: { x: 90, y: 9 } };
  expect(await send({ marks: [far] })).toBeUndefined();
  expect(drawMarks).not.toHaveBeenCalled();
});

it('draws over what a masked edit sends, be it a part', async () => {
  const source = { id: 's', bytesHash: asset.bytesHash, mimeType: 'image/png', name: '', sizeBytes: 1 };
  const size = { width: 16, height: 16 };
  const rect = { x: 0, y: 0, width: 20, height: 20 };
  const mask = {
    ...{ ...size, bytesHash: 'm', sizeBytes: 1, lock: true, bandPx: 4 },
    part: { rect, whole: { ...asset }, maskHash: 'n' },
  };
  const masked: MaskedSource = { source: { ...source, ...size }, mask };
  const made = await send({ masked });
  expect(made?.source).toBe(masked.source);
  expect(made?.markup).toMatchObject(size);
  // The pin lies outside of the part: its note would be about nothing.
  expect(made).not.toHaveProperty('legend');
  expect(drawMarks.mock.calls.map(([input]) => input.frame)).toEqual([rect, rect]);
});

it('is null where the marks cannot be drawn, or the picture is gone', async () => {
  drawMarks.mockResolvedValueOnce(null);
  expect(await send()).toBeNull();
  await db.bytes.clear();
  expect(await send()).toBeNull();
});
