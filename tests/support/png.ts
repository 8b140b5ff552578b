import { crc32, deflateSync } from 'node:zlib';
import type { Size } from '../../src/lib/contracts/size.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** A PNG of one colour that runs into its own darker shade: small, yet no two rows alike. */
export function createGradientPng({ width, height }: Size, colour: Colour): Buffer {
  const stride = width * 3 + 1;
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const light = 1 - (0.5 * y) / height;
    const pixel = Buffer.from(colour.map((channel) => Math.round(channel * light)));
    rows.fill(pixel, y * stride + 1, (y + 1) * stride);
  }
  return writePng({ width, height }, 'rgb', deflateSync(rows, { level: 6 }));
}

/** A PNG of noise, not compressed: at least 4 bytes a pixel. The noise is the same every time. */
export function createNoisePng({ width, height }: Size): Buffer {
  const stride = width * 4 + 1;
  const rows = Buffer.alloc(stride * height);
  let state = 1;
  for (let at = 0; at + 4 <= rows.length; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    rows.writeUInt32LE(state, at);
  }
  for (let y = 0; y < height; y++) {
    rows[y * stride] = 0;
    for (let x = 0; x < width; x++) rows[y * stride + 4 + x * 4] = 255;
  }
  return writePng({ width, height }, 'rgba', deflateSync(rows, { level: 0 }));
}

/** A PNG that is transparent but for one red pixel. */
export function createDotPng({ width, height }: Size): Buffer {
  const stride = width * 4 + 1;
  const rows = Buffer.alloc(stride * height);
  rows.set([255, 0, 0, 255], Math.floor(height / 2) * stride + 1 + Math.floor(width / 2) * 4);
  return writePng({ width, height }, 'rgba', deflateSync(rows));
}

const COLOUR_TYPES = { rgb: 2, rgba: 6 };

function writePng({ width, height }: Size, pixels: keyof typeof COLOUR_TYPES, data: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, COLOUR_TYPES[pixels], 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    toChunk('IHDR', header),
    toChunk('IDAT', data),
    toChunk('IEND', Buffer.alloc(0)),
  ]);
}

function toChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
