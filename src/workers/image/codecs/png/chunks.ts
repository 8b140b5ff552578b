/** One part of a PNG: four letters and its bytes. */
export interface Chunk {
  name: string;
  data: Uint8Array<ArrayBuffer>;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length and name before the bytes, a checksum behind them. */
const HEAD_BYTES = 8;
const FRAME_BYTES = HEAD_BYTES + 4;
const POLYNOMIAL = 0xedb88320;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? POLYNOMIAL ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

function computeChecksum(bytes: Uint8Array): number {
  let rest = -1;
  for (const byte of bytes) rest = (TABLE[(rest ^ byte) & 255] ?? 0) ^ (rest >>> 8);
  return (rest ^ -1) >>> 0;
}

/** A file of these chunks. */
export function joinChunks(chunks: readonly Chunk[]): Blob {
  return new Blob([new Uint8Array(SIGNATURE), ...chunks.map(frame)], { type: 'image/png' });
}

function frame({ name, data }: Chunk): Uint8Array<ArrayBuffer> {
  const framed = new Uint8Array(data.length + FRAME_BYTES);
  const view = new DataView(framed.buffer);
  view.setUint32(0, data.length);
  for (let at = 0; at < 4; at += 1) framed[4 + at] = name.charCodeAt(at);
  framed.set(data, HEAD_BYTES);
  view.setUint32(HEAD_BYTES + data.length, computeChecksum(framed.subarray(4, HEAD_BYTES + data.length)));
  return framed;
}

/** The chunks of a file; what is cut off or no PNG has none, or fewer. The bytes are not copied. */
export function listChunks(file: Uint8Array<ArrayBuffer>): Chunk[] {
  if (SIGNATURE.some((byte, at) => file[at] !== byte)) return [];
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + FRAME_BYTES <= file.length;) {
    const end = at + HEAD_BYTES + view.getUint32(at);
    if (end + 4 > file.length) break;
    const name = String.fromCharCode(...file.subarray(at + 4, at + HEAD_BYTES));
    chunks.push({ name, data: file.subarray(at + HEAD_BYTES, end) });
    at = end + 4;
  }
  return chunks;
}
