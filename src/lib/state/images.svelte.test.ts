import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AdjustInput, ExportWish } from '../contracts/image-api.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { sampleAsset } from '../db/testing/sample-rows.ts';
import { NO_ADJUSTMENTS } from '../kernel/edits/adjust-steps.ts';
import { Images } from './images.svelte.ts';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
const GIF = new TextEncoder().encode('GIF89a..........');
const full = new Error('full');

let repositories: Repositories;
let images: Images;
const worker = {
  inspect: vi.fn(async (_blob: Blob) => ({ ok: true, mimeType: 'image/png', width: 4, height: 2 }) as const),
  decode: vi.fn(
    async (_blob: Blob, _side: number) => ({ width: 4, height: 2, close: vi.fn() }) as unknown as ImageBitmap,
  ),
  createThumbnail: vi.fn(async (_blob: Blob, _side: number) => ({
    blob: new Blob(['t'], { type: 'image/webp' }),
    width: 2,
    height: 1,
  })),
  toPng: vi.fn(async (_blob: Blob) => new Blob(['p'], { type: 'image/png' })),
  exportImage: vi.fn(async (blob: Blob, _wish: ExportWish) => ({
    ok: true as const,
    blob,
    width: 4,
    height: 2,
    showsBackground: false,
  })),
  previewAdjustments: vi.fn(async (_input: AdjustInput) => null as ImageBitmap | null),
};

beforeEach(() => {
  vi.clearAllMocks();
  ({ repositories } = openTestDatabase());
  images = new Images({ repositories, images: worker });
});

describe('png', () => {
  it('is made of the stored bytes, and null where there are none', async () => {
    const hash = await repositories.bytes.put(new Blob([PNG], { type: 'image/webp' }));
    expect((await images.png(hash))?.type).toBe('image/png');
    expect(worker.toPng).toHaveBeenCalledOnce();
    expect(await images.png('gone')).toBeNull();
    expect(worker.toPng).toHaveBeenCalledOnce();
  });
});

describe('a file of another kind', () => {
  it('is made of the stored bytes, and says where there are none', async () => {
    const hash = await repositories.bytes.put(new Blob([PNG], { type: 'image/png' }));
    expect(await images.exportFile(hash, { type: 'image/jpeg' })).toMatchObject({ ok: true });
    expect(await images.exportFile('gone', { type: 'image/jpeg' })).toEqual({ ok: false, reason: 'decode' });
    expect(worker.exportImage).toHaveBeenCalledOnce();
  });
});

describe('a preview of adjustments', () => {
  const input = { steps: [], values: NO_ADJUSTMENTS, maxSidePx: 100 };

  it('is null where the bytes are gone, and where the worker died', async () => {
    const hash = await repositories.bytes.put(new Blob([PNG], { type: 'image/png' }));
    expect(await images.previewAdjustments('gone', input)).toBeNull();
    worker.previewAdjustments.mockRejectedValueOnce(new Error('dead'));
    expect(await images.previewAdjustments(hash, input)).toBeNull();
    expect(worker.previewAdjustments).toHaveBeenCalledOnce();
  });
});

describe('addFile', () => {
  it('stores the bytes and says what they are, whatever the file calls itself', async () => {
    const added = await images.addFile(new Blob([PNG], { type: 'text/plain' }), 'boat.txt');
    expect(added).toMatchObject({
      ok: true,
      source: { mimeType: 'image/png', name: 'boat.txt', width: 4, height: 2, sizeBytes: PNG.length },
    });
    const hash = added.ok ? added.source.bytesHash : '';
    expect((await images.blob(hash))?.type).toBe('image/png');
  });

  it('refuses what no upstream takes', async () => {
    expect(await images.addFile(new Blob([GIF], { type: 'image/png' }), 'a.png')).toEqual({
      ok: false,
      reason: 'type',
    });
    expect(await images.addFile(new Blob([]), 'empty.png')).toEqual({ ok: false, reason: 'type' });
  });

  it('refuses what is too large without reading it', async () => {
    const large = { size: 50 * 1024 * 1024 + 1, arrayBuffer: vi.fn() } as unknown as Blob;
    expect(await images.addFile(large, 'a.png')).toEqual({ ok: false, reason: 'size' });
    expect(large.arrayBuffer).not.toHaveBeenCalled();
  });

  it('refuses what cannot be decoded, and says where there is no room', async () => {
    worker.inspect.mockResolvedValueOnce({ ok: false } as never);
    expect(await images.addFile(new Blob([PNG]), 'a.png')).toEqual({ ok: false, reason: 'decode' });
    vi.spyOn(repositories.bytes, 'put').mockRejectedValue(full);
    expect(await images.addFile(new Blob([PNG]), 'a.png')).toEqual({ ok: false, reason: 'storage' });
  });
});

describe('pictures', () => {
  it('are decoded once per size', async () => {
    const hash = await repositories.bytes.put(new Blob([PNG]));
    const [one, two] = await Promise.all([images.bitmap(hash, 100), images.bitmap(hash, 100)]);
    expect(one).toBe(two);
    await images.bitmap(hash, 200);
    expect(worker.decode.mock.calls.map(([, side]) => side)).toEqual([100, 200]);
  });

  it('that are damaged are null, and asked for again next time', async () => {
    expect(await images.bitmap('gone', 100)).toBeNull();
    expect(await images.blob('gone')).toBeUndefined();
    const hash = await repositories.bytes.put(new Blob([PNG]));
    worker.decode.mockRejectedValueOnce(new Error('worker died'));
    expect(await images.bitmap(hash, 100)).toBeNull();
    expect(await images.bitmap(hash, 100)).not.toBeNull();
    vi.spyOn(repositories.bytes, 'get').mockRejectedValue(new Error('unreadable'));
    expect(await images.blob(hash)).toBeUndefined();
  });

  it('have a thumbnail that is made once, stored, and shown even where it cannot be stored', async () => {
    const hash = await repositories.bytes.put(new Blob([PNG]));
    const url = await images.thumbnailUrl('a1', hash);
    expect(url).toMatch(/^blob:/);
    expect(await images.thumbnailUrl('a1', hash)).toBe(url);
    expect(await repositories.thumbnails.get('a1')).toMatchObject({ width: 2, mimeType: 'image/webp' });
    const nextVisit = new Images({ repositories, images: worker });
    expect(await nextVisit.thumbnailUrl('a1', hash)).toMatch(/^blob:/);
    expect(worker.createThumbnail).toHaveBeenCalledTimes(1);
    vi.spyOn(repositories.thumbnails, 'put').mockRejectedValue(full);
    expect(await images.thumbnailUrl('a2', hash)).toMatch(/^blob:/);
    expect(await images.thumbnailUrl('a3', 'gone')).toBeNull();
  });

  it('have another thumbnail once they are shown in another form, even where the older one came late', async () => {
    const [before, after] = await Promise.all([
      repositories.bytes.put(new Blob([PNG])),
      repositories.bytes.put(new Blob([PNG, 'x'])),
    ]);
    await images.thumbnailUrl('a1', before);
    const made = vi.mocked(worker.createThumbnail).mock.calls.length;
    await images.thumbnailUrl('a1', after);
    expect(worker.createThumbnail).toHaveBeenCalledTimes(made + 1);
    expect(await repositories.thumbnails.get('a1')).toMatchObject({ bytesHash: after });
    await new Images({ repositories, images: worker }).thumbnailUrl('a1', after);
    expect(worker.createThumbnail).toHaveBeenCalledTimes(made + 1);
  });
});

it('makes a source of an asset that shares its bytes', () => {
  const source = images.sourceFromAsset(sampleAsset({ id: 'a7', bytesHash: 'h' }));
  expect(source).toMatchObject({ assetId: 'a7', bytesHash: 'h', name: 'a red boat', width: 1024 });
  expect(source.id).not.toBe(images.sourceFromAsset(sampleAsset()).id);
});
