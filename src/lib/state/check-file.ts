import type { ImageApi } from '../contracts/image-api.ts';
import type { Size } from '../contracts/size.ts';
import { sniffMimeType } from '../kernel/sniff-mime-type.ts';

const MAX_SOURCE_BYTES = 50 * 1024 * 1024;
const SOURCE_TYPES: readonly (string | undefined)[] = ['image/png', 'image/jpeg', 'image/webp'];
const MAGIC_BYTES = 4096;

/** What a file is by its content; or why it cannot be used. */
export type CheckedFile =
  ({ ok: true; blob: Blob; mimeType: string } & Size) | { ok: false; reason: 'type' | 'size' | 'decode' };

/** Checks a file by its content and copies its bytes: a picked file can vanish from the disk. */
export async function checkFile(file: Blob, images: Pick<ImageApi, 'inspect'>): Promise<CheckedFile> {
  if (file.size > MAX_SOURCE_BYTES) return { ok: false, reason: 'size' };
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return { ok: false, reason: 'decode' };
  const mimeType = sniffMimeType(new Uint8Array(bytes, 0, Math.min(bytes.byteLength, MAGIC_BYTES)));
  if (!mimeType || !SOURCE_TYPES.includes(mimeType)) return { ok: false, reason: 'type' };
  const blob = new Blob([bytes], { type: mimeType });
  const facts = await images.inspect(blob).catch(() => ({ ok: false }) as const);
  if (!facts.ok) return { ok: false, reason: 'decode' };
  return { ok: true, blob, mimeType, width: facts.width, height: facts.height };
}
