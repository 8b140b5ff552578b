import { sniffMimeType, type SniffedMimeType } from './sniff-mime-type.ts';

type CutReader = (view: DataView) => boolean;

const READERS: Partial<Record<SniffedMimeType, CutReader>> = {
  'image/png': isPngCut,
  'image/jpeg': isJpegCut,
  'image/webp': isWebpCut,
};

/**
 * True for the beginning of an image whose end is missing: browsers show it half, as if nothing were wrong. False for a type
 * that this cannot be told of.
 */
export function isImageCut(bytes: Uint8Array): boolean {
  const reader = READERS[sniffMimeType(bytes) ?? 'image/avif'];
  return reader?.(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)) ?? false;
}

const SIGNATURE_LENGTH = 8;
/** Length, type and check of a chunk. */
const CHUNK_FRAME_LENGTH = 12;
const IEND = 0x49454e44;

function isPngCut(view: DataView): boolean {
  let offset = SIGNATURE_LENGTH;
  while (offset + CHUNK_FRAME_LENGTH <= view.byteLength) {
    if (view.getUint32(offset + 4) === IEND) return false;
    offset += CHUNK_FRAME_LENGTH + view.getUint32(offset);
  }
  return true;
}

const END_OF_IMAGE = 0xffd9;

/** Anything may follow the end; before it only the end of an embedded thumbnail looks the same. */
function isJpegCut(view: DataView): boolean {
  for (let offset = view.byteLength - 2; offset > 0; offset -= 1) {
    if (view.getUint16(offset) === END_OF_IMAGE) return false;
  }
  return true;
}

function isWebpCut(view: DataView): boolean {
  return view.byteLength < SIGNATURE_LENGTH || view.getUint32(4, true) + SIGNATURE_LENGTH > view.byteLength;
}
