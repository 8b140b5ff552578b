/*
 * PackBits: a run of one value in two bytes, others as they are behind their number. Masks are mostly runs; where they are not,
 * it costs one byte in 128.
 */

const LONGEST = 128;

/** Room to pack a tile in; kept, as a stroke packs hundreds. */
let room = new Uint8Array(0);

/** Packed bytes; `unpackBytes` gives them back. */
export function packBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const most = bytes.length + Math.ceil(bytes.length / LONGEST) + 1;
  if (room.length < most) room = new Uint8Array(most);
  const packed = room;
  const words = toWords(bytes);
  let end = 0;
  for (let at = 0; at < bytes.length;) {
    const run = countRun(bytes, words, at);
    if (run > 1) {
      packed[end] = 257 - run;
      packed[end + 1] = bytes[at] as number;
      end += 2;
      at += run;
      continue;
    }
    const literals = countLiterals(bytes, at);
    packed[end] = literals - 1;
    // A loop: most are the few pixels of an edge, and a copy by `set` is a view made for each.
    for (let literal = 0; literal < literals; literal += 1) {
      packed[end + 1 + literal] = bytes[at + literal] as number;
    }
    end += literals + 1;
    at += literals;
  }
  return packed.slice(0, end);
}

/** The same bytes by fours; none where they do not lie so that they can be read like this. */
function toWords({ buffer, byteOffset, length }: Uint8Array): Int32Array {
  return byteOffset % 4 === 0 ? new Int32Array(buffer, byteOffset, length >> 2) : NO_WORDS;
}

const NO_WORDS = new Int32Array(0);

/** Most of a mask is long runs: they are passed four bytes at a time. */
function countRun(bytes: Uint8Array, words: Int32Array, start: number): number {
  const limit = Math.min(bytes.length, start + LONGEST);
  const value = bytes[start] as number;
  const four = Math.imul(value, 0x01_01_01_01);
  let end = start + 1;
  while (end < limit && end % 4 !== 0 && bytes[end] === value) end += 1;
  if (end % 4 === 0) while (end + 4 <= limit && words[end >> 2] === four) end += 4;
  while (end < limit && bytes[end] === value) end += 1;
  return end - start;
}

/** Up to the next run of three; one of two costs as much either way. */
function countLiterals(bytes: Uint8Array, start: number): number {
  const limit = Math.min(bytes.length, start + LONGEST);
  let end = start + 1;
  while (end < limit && !(bytes[end] === bytes[end + 1] && bytes[end] === bytes[end + 2])) end += 1;
  return end - start;
}

/** Writes what `packBytes` packed into `target`, from its start. Throws RangeError if the bytes are not whole. */
export function unpackBytes(packed: Uint8Array, target: Uint8Array): void {
  let end = 0;
  for (let at = 0; at < packed.length;) {
    const head = packed[at] as number;
    if (head < LONGEST) {
      target.set(packed.subarray(at + 1, at + 2 + head), end);
      end += head + 1;
      at += head + 2;
    } else {
      target.fill(packed[at + 1] as number, end, end + 257 - head);
      end += 257 - head;
      at += 2;
    }
  }
  if (end !== target.length) throw new RangeError(`Unpacked ${end} bytes of ${target.length}.`);
}

/** Sum of the bytes that were packed, without unpacking them. */
export function sumPacked(packed: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < packed.length;) {
    const head = packed[at] as number;
    if (head >= LONGEST) {
      sum += (257 - head) * (packed[at + 1] as number);
      at += 2;
      continue;
    }
    for (let literal = at + 1; literal < at + 2 + head; literal += 1) sum += packed[literal] as number;
    at += head + 2;
  }
  return sum;
}
