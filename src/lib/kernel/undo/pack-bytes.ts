/*
 * PackBits: a run of one value in two bytes, others as they are behind their number. Masks are mostly runs; where they are not,
 * it costs one byte in 128.
 */

const LONGEST = 128;

/** Packed bytes; `unpackBytes` gives them back. */
export function packBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(bytes.length + Math.ceil(bytes.length / LONGEST) + 1);
  let end = 0;
  for (let at = 0; at < bytes.length;) {
    const run = countRun(bytes, at);
    if (run > 1) {
      packed[end] = 257 - run;
      packed[end + 1] = bytes[at] as number;
      end += 2;
      at += run;
      continue;
    }
    const literals = countLiterals(bytes, at);
    packed[end] = literals - 1;
    packed.set(bytes.subarray(at, at + literals), end + 1);
    end += literals + 1;
    at += literals;
  }
  return packed.slice(0, end);
}

function countRun(bytes: Uint8Array, start: number): number {
  const limit = Math.min(bytes.length, start + LONGEST);
  const value = bytes[start];
  let end = start + 1;
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
