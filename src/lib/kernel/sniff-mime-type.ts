/** Image types that are told apart by their bytes. */
export type SniffedMimeType =
  'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif' | 'image/avif' | 'image/svg+xml';

/** Each kind by what stands at which offset. */
const SIGNATURES: { mimeType: SniffedMimeType; parts: [offset: number, bytes: number[]][] }[] = [
  { mimeType: 'image/png', parts: [[0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]]] },
  { mimeType: 'image/jpeg', parts: [[0, [0xff, 0xd8, 0xff]]] },
  {
    mimeType: 'image/webp',
    parts: [
      [0, toCodes('RIFF')],
      [8, toCodes('WEBP')],
    ],
  },
  { mimeType: 'image/gif', parts: [[0, toCodes('GIF87a')]] },
  { mimeType: 'image/gif', parts: [[0, toCodes('GIF89a')]] },
  { mimeType: 'image/avif', parts: [[4, toCodes('ftypavif')]] },
  { mimeType: 'image/avif', parts: [[4, toCodes('ftypavis')]] },
];

/** How far into a text file `<svg` is looked for, bytes: behind an XML declaration, comments and a doctype. */
const SVG_SEARCH_BYTES = 1024;

/** The image type by content, whatever a name or a header says; undefined for anything else. Reads at most 1 KiB. */
export function sniffMimeType(bytes: Uint8Array): SniffedMimeType | undefined {
  const found = SIGNATURES.find(({ parts }) =>
    parts.every(([offset, part]) => hasBytesAt(bytes, offset, part)),
  );
  if (found) return found.mimeType;
  return isSvg(bytes) ? 'image/svg+xml' : undefined;
}

function hasBytesAt(bytes: Uint8Array, offset: number, part: number[]): boolean {
  return part.every((byte, index) => bytes[offset + index] === byte);
}

function isSvg(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, SVG_SEARCH_BYTES));
  return /^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/iu.test(start);
}

function toCodes(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
