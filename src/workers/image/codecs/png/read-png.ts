import type { Size } from '../../../../lib/contracts/size.ts';
import { createPixels, type Pixels } from '../../pixel-lock/pixels.ts';
import { listChunks, type Chunk } from './chunks.ts';
import { unfilterLine } from './line-filters.ts';

/** Behind width and height: 8 bits, RGBA, the one packing and filtering there is, not interlaced. */
const PLAIN = [8, 6, 0, 0, 0];
/** Colours of another space, a picture that lies on its side, one that moves: a browser shows something else than the bytes. */
const CHANGING = new Set(['iCCP', 'cICP', 'eXIf', 'acTL']);
/** Mean nothing beside a mark that the colours are sRGB. */
const CALIBRATING = new Set(['gAMA', 'cHRM']);
const NOTHING = new Uint8Array(0);

/** The very bytes of a PNG that a browser shows as they are; null for any other, and for what is broken. */
export async function readPng(blob: Blob): Promise<Pixels | null> {
  const chunks = listChunks(new Uint8Array(await blob.arrayBuffer()));
  const size = readPlainSize(chunks);
  if (!size) return null;
  const lines = await unpack(chunks);
  return lines?.length === (size.width * 4 + 1) * size.height ? unfilter(lines, size) : null;
}

function readPlainSize(chunks: readonly Chunk[]): Size | null {
  const [header] = chunks;
  if (header?.name !== 'IHDR' || PLAIN.some((value, at) => header.data[8 + at] !== value)) return null;
  const names = new Set(chunks.map(({ name }) => name));
  const isChanged = [...names].some(
    (name) => CHANGING.has(name) || (CALIBRATING.has(name) && !names.has('sRGB')),
  );
  if (isChanged) return null;
  const view = new DataView(header.data.buffer, header.data.byteOffset);
  return { width: view.getUint32(0), height: view.getUint32(4) };
}

async function unpack(chunks: readonly Chunk[]): Promise<Uint8Array | null> {
  const packed = new Blob(chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data));
  try {
    const lines = packed.stream().pipeThrough(new DecompressionStream('deflate'));
    return new Uint8Array(await new Response(lines).arrayBuffer());
  } catch {
    // Broken, or with something behind it: the browser may still make a picture of it.
    return null;
  }
}

function unfilter(lines: Uint8Array, size: Size): Pixels {
  const pixels = createPixels(size);
  const stride = size.width * 4;
  let above: Uint8Array | Uint8ClampedArray = NOTHING;
  for (let y = 0; y < size.height; y += 1) {
    const from = y * (stride + 1);
    const into = pixels.data.subarray(y * stride, (y + 1) * stride);
    unfilterLine(lines[from] ?? 0, lines.subarray(from + 1, from + 1 + stride), above, into);
    above = into;
  }
  return pixels;
}
