import type { Pixels } from '../../pixel-lock/pixels.ts';
import { joinChunks } from './chunks.ts';
import { filterLine } from './line-filters.ts';

const HEADER_BYTES = 13;
const DEPTH = 8;
const RGBA = 6;
/** Packed at once. */
const BAND_LINES = 128;
const NOTHING = new Uint8Array(0);

/** A PNG of exactly these bytes, whatever a canvas would make of them. */
export async function writePng(pixels: Pixels): Promise<Blob> {
  const header = new Uint8Array(HEADER_BYTES);
  const view = new DataView(header.buffer);
  view.setUint32(0, pixels.width);
  view.setUint32(4, pixels.height);
  header.set([DEPTH, RGBA], 8);
  const packing = new CompressionStream('deflate');
  const packed = new Response(packing.readable).arrayBuffer();
  await pack(pixels, packing.writable.getWriter());
  return joinChunks([
    { name: 'IHDR', data: header },
    { name: 'IDAT', data: new Uint8Array(await packed) },
    { name: 'IEND', data: NOTHING },
  ]);
}

async function pack(
  { width, height, data }: Pixels,
  writer: WritableStreamDefaultWriter<BufferSource>,
): Promise<void> {
  const stride = width * 4;
  const lineAt = (y: number) => (y < 0 ? NOTHING : data.subarray(y * stride, (y + 1) * stride));
  for (let top = 0; top < height; top += BAND_LINES) {
    const lines = Math.min(BAND_LINES, height - top);
    const band = new Uint8Array(lines * (stride + 1));
    for (let line = 0; line < lines; line += 1) {
      const into = band.subarray(line * (stride + 1), (line + 1) * (stride + 1));
      filterLine(lineAt(top + line), lineAt(top + line - 1), into);
    }
    await writer.write(band);
  }
  await writer.close();
}
