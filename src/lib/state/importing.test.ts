import sharp from 'sharp';
import { expect, it, vi } from 'vitest';
import type { Asset } from '../contracts/asset.ts';
import type { ExportOutcome, ExportWish } from '../contracts/image-api.ts';
import type { Profile } from '../contracts/profile.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { Importing } from './importing.ts';
import type { ImportingOptions } from './importing.ts';

const size = { width: 6, height: 4 };
const profile = {
  id: 'p1',
  name: 'Relay',
  form: 'images',
  textModel: '',
  imageModel: 'image-1',
} as Profile;

const draw = () => sharp({ create: { ...size, channels: 3, background: '#369' } });
const toFile = (bytes: Buffer) => new Blob([new Uint8Array(bytes)]);

function start({ inspected = true, outcome = undefined as ExportOutcome | undefined } = {}) {
  const addImported = vi.fn((asset: Asset, _blob: Blob) => Promise.resolve(asset));
  const adopt = vi.fn();
  const images = {
    inspect: vi.fn(() => Promise.resolve(inspected ? { ok: true, mimeType: '', ...size } : { ok: false })),
    exportImage: vi.fn((_blob: Blob, _wish: ExportWish) => Promise.resolve(outcome)),
  };
  const options = { repositories: { assets: { addImported } }, images, history: { adopt }, now: () => 77 };
  const importing = new Importing(options as unknown as ImportingOptions);
  const add = (file: Blob) => importing.add({ file, name: 'boat.png', workspaceId: 'w1', profile });
  return { add, addImported, adopt, images };
}

it('keeps a file as an image that nobody asked a model for', async () => {
  const file = toFile(await draw().png().toBuffer());
  const { add, addImported, adopt, images } = start();
  const outcome = await add(file);
  expect(outcome).toMatchObject({
    ok: true,
    asset: {
      ...size,
      kind: 'final',
      bytesHash: await sha256Hex(file),
      mimeType: 'image/png',
      sizeBytes: file.size,
      createdAt: 77,
      workspaceId: 'w1',
      imported: true,
      durationMs: 0,
      recipe: { prompt: 'boat.png', size, sources: [], format: 'png', profileName: 'Relay' },
    },
  });
  expect(outcome.ok && outcome.asset.priceUsd).toBeUndefined();
  const [asset, blob] = addImported.mock.calls[0] ?? [];
  expect(blob?.type).toBe('image/png');
  expect(adopt).toHaveBeenCalledWith(asset);
  expect(images.exportImage).not.toHaveBeenCalled();
});

it('makes a photo upright that lies on its side', async () => {
  const upright = new Blob(['upright'], { type: 'image/jpeg' });
  const outcome = { ok: true as const, blob: upright, width: 4, height: 6, showsBackground: false };
  const { add, images } = start({ outcome });
  const file = toFile(await draw().jpeg().withMetadata({ orientation: 6 }).toBuffer());
  expect(await add(file)).toMatchObject({
    asset: { width: 4, height: 6, bytesHash: await sha256Hex(upright), mimeType: 'image/jpeg' },
  });
  expect(images.exportImage.mock.lastCall?.[1]).toEqual({ type: 'image/jpeg', quality: 0.95 });
});

it('keeps it as it is where it cannot be written so large', async () => {
  const { add } = start({ outcome: { ok: false, reason: 'size' } });
  const file = toFile(await draw().jpeg().withMetadata({ orientation: 3 }).toBuffer());
  expect(await add(file)).toMatchObject({ asset: { ...size, bytesHash: await sha256Hex(file) } });
});

it('says why a file cannot be used', async () => {
  const png = toFile(await draw().png().toBuffer());
  const text = new Blob(['notes']);
  const huge = { size: 51 * 1024 * 1024 } as Blob;
  expect(await start().add(text)).toEqual({ ok: false, reason: 'type' });
  expect(await start().add(huge)).toEqual({ ok: false, reason: 'size' });
  const broken = start({ inspected: false });
  expect(await broken.add(png)).toEqual({ ok: false, reason: 'decode' });
  expect(broken.addImported).not.toHaveBeenCalled();
  const full = start();
  full.addImported.mockRejectedValue(new Error('full'));
  expect(await full.add(png)).toEqual({ ok: false, reason: 'storage' });
  expect(full.adopt).not.toHaveBeenCalled();
});
