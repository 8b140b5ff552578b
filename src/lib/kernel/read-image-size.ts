import type { Size } from '../contracts/size.ts';
import { sniffMimeType, type SniffedMimeType } from './sniff-mime-type.ts';

type SizeReader = (view: DataView) => Size | undefined;

/** A file's pixels lie as they are shown. */
const UPRIGHT = 1;

const READERS: Partial<Record<SniffedMimeType, SizeReader>> = {
  'image/png': readPng,
  'image/jpeg': readJpeg,
  'image/webp': readWebp,
  'image/gif': readGif,
};

/**
 * Pixels of an image as it is shown (EXIF orientation applied for JPEG), read from its header without decoding.
 * Undefined for a type without a reader and for a header that is cut or broken.
 */
export function readImageSize(bytes: Uint8Array): Size | undefined {
  const reader = READERS[sniffMimeType(bytes) ?? 'image/avif'];
  if (reader === undefined) return undefined;
  try {
    const size = reader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return size !== undefined && size.width > 0 && size.height > 0 ? size : undefined;
  } catch (error) {
    // The view ends before the header does.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readPng(view: DataView): Size {
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function readGif(view: DataView): Size {
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

const VP8_ = 0x56503820;
const VP8L = 0x5650384c;
const VP8X = 0x56503858;

function readWebp(view: DataView): Size | undefined {
  const chunk = view.getUint32(12);
  if (chunk === VP8X) return { width: readUint24(view, 24) + 1, height: readUint24(view, 27) + 1 };
  if (chunk === VP8_) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (chunk !== VP8L) return undefined;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function readUint24(view: DataView, offset: number): number {
  return view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16);
}

const MARKER_APP1 = 0xe1;
const MARKER_END = 0xd9;
const MARKER_SCAN = 0xda;
/** SOF0 to SOF15 without DHT, JPG and DAC, which lie among them. */
const FRAME_MARKERS = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/** True where a JPEG's pixels are turned or mirrored to be shown: whoever does not look at its EXIF sees another picture. */
export function isTurnedJpeg(bytes: Uint8Array): boolean {
  if (sniffMimeType(bytes) !== 'image/jpeg') return false;
  try {
    const frame = findFrame(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return frame !== undefined && frame.orientation !== UPRIGHT;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function readJpeg(view: DataView): Size | undefined {
  const frame = findFrame(view);
  return frame && turn(readFrame(view, frame.offset), frame.orientation);
}

function findFrame(view: DataView): { offset: number; orientation: number } | undefined {
  let offset = 2;
  let orientation = UPRIGHT;
  for (;;) {
    if (view.getUint8(offset) !== 0xff) return undefined;
    const marker = view.getUint8(offset + 1);
    // Any number of 0xff may fill the space before a marker.
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    if (marker === MARKER_SCAN || marker === MARKER_END) return undefined;
    if (FRAME_MARKERS.has(marker)) return { offset, orientation };
    if (marker === MARKER_APP1) orientation = readOrientation(view, offset + 4) ?? orientation;
    offset += 2 + view.getUint16(offset + 2);
  }
}

function readFrame(view: DataView, offset: number): Size {
  return { width: view.getUint16(offset + 7), height: view.getUint16(offset + 5) };
}

/** Orientations 5 to 8 lie on their side. */
function turn(size: Size, orientation: number): Size {
  return orientation >= 5 && orientation <= 8 ? { width: size.height, height: size.width } : size;
}

const EXIF = 0x45786966;
const LITTLE_ENDIAN = 0x4949;
const TAG_ORIENTATION = 0x0112;

/** `start` is where the segment's content begins: "Exif\0\0", then a TIFF header. */
function readOrientation(view: DataView, start: number): number | undefined {
  if (view.getUint32(start) !== EXIF) return undefined;
  const tiff = start + 6;
  const isLittle = view.getUint16(tiff) === LITTLE_ENDIAN;
  const directory = tiff + view.getUint32(tiff + 4, isLittle);
  const count = view.getUint16(directory, isLittle);
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12;
    if (view.getUint16(entry, isLittle) === TAG_ORIENTATION) return view.getUint16(entry + 8, isLittle);
  }
  return undefined;
}
