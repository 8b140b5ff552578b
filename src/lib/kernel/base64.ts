import { AppError, createFailure } from './app-error.ts';

/**
 * base64 both ways. Where the browser has `Uint8Array.fromBase64` (Chrome 140, Firefox 133, Safari 18.2) it does the work, about
 * 1 GB/s; behind it stands a table decoder, about 0.3 GB/s, which also reads what the native one refuses: base64url and mixtures.
 */

interface NativeBase64 {
  fromBase64?: (text: string) => Uint8Array<ArrayBuffer>;
}

interface NativeTarget {
  setFromBase64?: (text: string) => { read: number; written: number };
}

interface NativeEncoder {
  toBase64?: () => string;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Below this the way to the native decoder costs more than it saves. */
const MIN_NATIVE_LENGTH = 256;
/** The decoder that does the least work for ASCII; kept, for making one costs as much as a short run. */
const ASCII = new TextDecoder('latin1');
const EQUALS = 0x3d;
const INVALID = 255;
const SPACE = 254;

/** Value of every byte: 0 to 63, `SPACE` for white space, `INVALID` for the rest. Knows both alphabets. */
const VALUES: Uint8Array = createValues();
const CODES: Uint8Array = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0));

/**
 * Decodes base64, base64url or a `data:` URL; white space and missing padding are no matter.
 * Throws `AppError` (`decode`) for anything else. Linear.
 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const payload = toPayload(text);
  return decodeNatively(payload) ?? decodeByTable(new TextEncoder().encode(payload));
}

/**
 * Decodes whole groups of four characters, still bytes as they came from the network, to the start of `target`, which must hold
 * three quarters of their length. False where there is anything but characters of one of the alphabets (white space and padding
 * too); `target` may then hold a part. About 1 GB/s with the native decoder, and without allocation but for a short string.
 */
export function decodeBase64Groups(groups: Uint8Array, target: Uint8Array): boolean {
  const length = (groups.length / 4) * 3;
  const { setFromBase64 } = target as NativeTarget;
  if (setFromBase64 !== undefined && groups.length >= MIN_NATIVE_LENGTH) {
    try {
      if (setFromBase64.call(target, ASCII.decode(groups)).written === length) return true;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return decodeWholeQuads(groups, target) === groups.length;
}

/** Standard alphabet, padded, one line. Linear. */
export function toBase64(bytes: Uint8Array): string {
  const native = (bytes as NativeEncoder).toBase64;
  return native === undefined ? encodeByTable(bytes) : native.call(bytes);
}

/** A `data:` URL of the bytes. */
export function toDataUrl(bytes: Uint8Array, mimeType: string): string {
  return `data:${mimeType};base64,${toBase64(bytes)}`;
}

/** True for a byte of either base64 alphabet; padding and white space are not counted. */
export function isBase64Byte(byte: number): boolean {
  return (VALUES[byte] ?? INVALID) < 64;
}

function toPayload(text: string): string {
  const start = text.search(/\S/u);
  if (!/^data:/iu.test(text.slice(start, start + 5))) return text;
  const comma = text.indexOf(',', start);
  if (comma < 0 || !/;\s*base64\s*$/iu.test(text.slice(start, comma))) throw createDecodeError();
  return text.slice(comma + 1);
}

function decodeNatively(text: string): Uint8Array<ArrayBuffer> | undefined {
  const native = (Uint8Array as NativeBase64).fromBase64;
  if (native === undefined) return undefined;
  try {
    return native.call(Uint8Array, text);
  } catch (error) {
    // SyntaxError: base64url, or not base64 at all; the table decoder tells which.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function decodeByTable(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const output = new Uint8Array(Math.ceil((bytes.length * 3) / 4));
  const quads = decodeWholeQuads(bytes, output);
  return decodeRest(bytes, quads, output);
}

/** The fast part: groups of four plain characters. Stops at the first that is anything else. */
function decodeWholeQuads(bytes: Uint8Array, output: Uint8Array): number {
  let read = 0;
  let write = 0;
  const last = bytes.length - 4;
  while (read <= last) {
    const a = VALUES[bytes[read]!]!;
    const b = VALUES[bytes[read + 1]!]!;
    const c = VALUES[bytes[read + 2]!]!;
    const d = VALUES[bytes[read + 3]!]!;
    if ((a | b | c | d) > 63) break;
    output[write] = (a << 2) | (b >> 4);
    output[write + 1] = (b << 4) | (c >> 2);
    output[write + 2] = (c << 6) | d;
    read += 4;
    write += 3;
  }
  return read;
}

/** The careful part: white space, padding, an end in the middle of a group. */
function decodeRest(
  bytes: Uint8Array,
  start: number,
  output: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  let write = (start / 4) * 3;
  let bits = 0;
  let bitCount = 0;
  let read = start;
  for (; read < bytes.length; read++) {
    const value = VALUES[bytes[read]!]!;
    if (value === SPACE) continue;
    if (value === INVALID) break;
    bits = ((bits << 6) | value) & 0xffff;
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    output[write++] = bits >> bitCount;
  }
  // Six bits left over: a single character, which cannot stand for a byte.
  if (bitCount === 6 || !isPadding(bytes, read)) throw createDecodeError();
  return output.subarray(0, write);
}

function isPadding(bytes: Uint8Array, start: number): boolean {
  let count = 0;
  for (let read = start; read < bytes.length; read++) {
    if (bytes[read] === EQUALS) count++;
    else if (VALUES[bytes[read]!] !== SPACE) return false;
  }
  return count <= 2;
}

function encodeByTable(bytes: Uint8Array): string {
  const output = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(EQUALS);
  let write = 0;
  for (let read = 0; read < bytes.length; read += 3) {
    const a = bytes[read]!;
    const b = bytes[read + 1];
    const c = bytes[read + 2];
    output[write] = CODES[a >> 2]!;
    output[write + 1] = CODES[((a & 3) << 4) | ((b ?? 0) >> 4)]!;
    if (b !== undefined) output[write + 2] = CODES[((b & 15) << 2) | ((c ?? 0) >> 6)]!;
    if (c !== undefined) output[write + 3] = CODES[c & 63]!;
    write += 4;
  }
  return new TextDecoder().decode(output);
}

function createValues(): Uint8Array {
  const values = new Uint8Array(256).fill(INVALID);
  for (const [value, character] of [...ALPHABET].entries()) values[character.charCodeAt(0)] = value;
  values['-'.charCodeAt(0)] = 62;
  values['_'.charCodeAt(0)] = 63;
  for (const character of '\t\n\f\r ') values[character.charCodeAt(0)] = SPACE;
  return values;
}

function createDecodeError(): AppError {
  return new AppError(createFailure('decode'));
}
