import type { Asset } from '../contracts/asset.ts';
import type { EditStep } from '../contracts/edit.ts';
import type { ImageApi } from '../contracts/image-api.ts';
import type { Size } from '../contracts/size.ts';
import type { EaselDatabase } from '../db/database.ts';
import type { Repositories } from '../db/repositories.ts';
import { sampleAsset, sampleRecipe, sampleSource } from '../db/testing/sample-rows.ts';
import { toEditedSize } from '../kernel/edits/edit-size.ts';
import { createMask } from '../kernel/mask/mask.ts';

/** Pictures for tests: a line of text that says what they are of and how large. */
interface FakePicture extends Size {
  name: string;
}

export function drawFake({ name, width, height }: FakePicture): Blob {
  return new Blob([JSON.stringify({ name, width, height })], { type: 'image/png' });
}

export async function readFake(blob: Blob | undefined): Promise<FakePicture> {
  if (!blob) throw new Error('There is no picture.');
  return JSON.parse(await blob.text()) as FakePicture;
}

type FakeImages = Pick<ImageApi, 'renderEdits' | 'lockPixels' | 'decodeMask' | 'encodeMask' | 'cutPart'>;

/** The image worker, over fake pictures. `pause` is awaited within each call, by its name. */
export function createFakeImages(
  pause: (name: keyof FakeImages) => Promise<void> = () => Promise.resolve(),
): FakeImages {
  return {
    renderEdits: async (blob, steps) => {
      await pause('renderEdits');
      const { name, ...size } = await readFake(blob);
      const edited = toEditedSize(size, steps);
      return {
        ...edited,
        blob: drawFake({ name: nameEdited(name, steps), ...edited }),
        mimeType: 'image/png',
      };
    },
    cutPart: async ({ blob, rect, size }) => {
      await pause('cutPart');
      const { name } = await readFake(blob);
      const place = `${rect.x}/${rect.y} ${rect.width}x${rect.height}`;
      return drawFake({ name: `${name} at ${place}`, ...size });
    },
    lockPixels: async ({ source, result, mask, part }) => {
      await pause('lockPixels');
      const [from, to] = [await readFake(source), await readFake(result)];
      const { width, height } = part ? from : mask;
      const place = part ? ` at ${part.x}/${part.y}` : '';
      const name = `${to.name} locked to ${from.name}${place}`;
      return { width, height, blob: drawFake({ name, width, height }), moved: 0.25 };
    },
    decodeMask: async (_blob, size) => {
      await pause('decodeMask');
      return createMask(size);
    },
    encodeMask: async (mask) => {
      await pause('encodeMask');
      return mask.data.some(Boolean) ? drawFake({ name: `mask ${mask.data.join('')}`, ...mask }) : null;
    },
  };
}

export function nameEdited(name: string, steps: readonly EditStep[]): string {
  return steps.length === 0 ? name : `${name} ${JSON.stringify(steps)}`;
}

/** Stores an asset with bytes of its own; its id is the picture's name. */
export async function addFakeAsset(
  { db, repositories }: { db: EaselDatabase; repositories: Repositories },
  { name, width, height }: FakePicture,
  values: Partial<Asset> = {},
): Promise<Asset> {
  const blob = drawFake({ name, width, height });
  const bytesHash = await repositories.bytes.put(blob);
  const asset = sampleAsset({ id: name, bytesHash, width, height, sizeBytes: blob.size, ...values });
  await db.assets.add(asset);
  return asset;
}

/** What makes an asset a masked edit of `source`, whose picture and mask are stored. */
export async function toMaskedValues(
  bytes: Repositories['bytes'],
  source: FakePicture,
): Promise<Partial<Asset>> {
  const { width, height } = source;
  const bytesHash = await bytes.put(drawFake(source));
  const maskHash = await bytes.put(drawFake({ ...source, name: `mask of ${source.name}` }));
  const mask = { bytesHash: maskHash, sizeBytes: 1, width, height, lock: true, bandPx: 4 };
  return { recipe: sampleRecipe({ sources: [sampleSource({ bytesHash, width, height })], mask }) };
}
