import { decodeBase64Groups, fromBase64, isBase64Byte, toBase64 } from '../../../lib/kernel/base64.ts';

/*
 * Takes long base64 runs out of a body while it arrives. A 4K PNG is one line of 20 to 40 MB; to make text of it, split that
 * into lines, parse it as JSON and only then decode it would touch every byte five times and hold it three times over. Here a
 * run of 4 KiB and more is decoded chunk by chunk into one growing buffer, and a short stand-in takes its place in the text,
 * so that whatever comes after (UTF-8, event stream, JSON) only ever sees small text. It works on bytes and knows no format;
 * one extractor lives for one answer.
 */

/** Runs shorter than this stay in the text: ids, signatures, small images. */
const MIN_RUN_LENGTH = 4096;

/** Longest piece that is handled at once, bytes: keeps the strings that the native decoder wants short-lived and in cache. */
const MAX_PIECE_LENGTH = 1 << 16;

/** What a buffer for a run may hold, bytes: a preview, an ordinary image, the largest 4K PNG; then twice as much each time. */
const CAPACITIES = [1 << 20, 1 << 23, 48 << 20];

/** A run that was taken out. */
export interface Base64Run {
  /** All bytes, a view into a buffer that may be longer; undefined where a single character is left over. */
  bytes: Uint8Array<ArrayBuffer> | undefined;
  /** The bytes of the whole groups of four characters: all but what `tail` stands for. */
  groups: Uint8Array<ArrayBuffer>;
  /** Up to three characters after the last whole group, still base64. */
  tail: string;
}

export interface RunExtractor {
  /** Takes the next bytes of a body, gives back the text bytes that are certain by now. They may be views of `chunk`. */
  push(chunk: Uint8Array): Uint8Array[];
  /** The rest at the end of the body. */
  end(): Uint8Array[];
  /** Every run so far by its stand-in. A run that is still arriving is not among them. */
  runs: ReadonlyMap<string, Base64Run>;
  /** Lets go of the run with these bytes: its image has been handed on. */
  forget(bytes: Uint8Array | undefined): void;
}

/** `nonce` makes the stand-ins of this answer impossible to guess for whoever wrote the answer. */
export function createRunExtractor(nonce: string = crypto.randomUUID()): RunExtractor {
  const runs = new Map<string, Base64Run>();
  const encoder = new TextEncoder();
  let runCount = 0;
  let held: Uint8Array = new Uint8Array(0);
  let current: RunDecoder | undefined;

  function push(chunk: Uint8Array): Uint8Array[] {
    const output: Uint8Array[] = [];
    for (let start = 0; start < chunk.length; start += MAX_PIECE_LENGTH) {
      pushPiece(chunk.subarray(start, start + MAX_PIECE_LENGTH), output);
    }
    return output;
  }

  function pushPiece(piece: Uint8Array, output: Uint8Array[]): void {
    let rest: Uint8Array | undefined = piece;
    while (rest !== undefined)
      rest = current === undefined ? pushText(rest, output) : pushRun(current, rest, output);
  }

  /** Returns what belongs to the run that begins, if one does. */
  function pushText(piece: Uint8Array, output: Uint8Array[]): Uint8Array | undefined {
    const bytes = held.length === 0 ? piece : concatenate(held, piece);
    const start = findRun(bytes);
    const textEnd = start ?? findTrailingRun(bytes);
    if (textEnd > 0) output.push(bytes.subarray(0, textEnd));
    if (start === undefined) {
      // Copied, for it must outlive the chunk: the browser may hand out the same memory again.
      held = bytes.slice(textEnd);
      return undefined;
    }
    held = new Uint8Array(0);
    current = createRunDecoder();
    return bytes.subarray(start);
  }

  /** Returns what comes after the run, if it ends here. */
  function pushRun(run: RunDecoder, piece: Uint8Array, output: Uint8Array[]): Uint8Array | undefined {
    const length = run.push(piece);
    if (length === piece.length) return undefined;
    endRun(run, output);
    return piece.subarray(length);
  }

  function endRun(run: RunDecoder, output: Uint8Array[]): void {
    const standIn = `<base64-run:${nonce}:${runCount++}>`;
    runs.set(standIn, run.end());
    output.push(encoder.encode(standIn));
    current = undefined;
  }

  function end(): Uint8Array[] {
    const output: Uint8Array[] = [];
    if (current !== undefined) endRun(current, output);
    if (held.length > 0) output.push(held);
    held = new Uint8Array(0);
    return output;
  }

  function forget(bytes: Uint8Array | undefined): void {
    for (const [standIn, run] of runs) if (run.bytes === bytes) runs.delete(standIn);
  }

  return { push, end, runs, forget };
}

/** The base64 text of a run, as it stood there but for the alphabet. */
export function toRunText(run: Base64Run): string {
  return toBase64(run.groups) + run.tail;
}

/** How many characters of the wire a run was. */
export function toRunLength(run: Base64Run): number {
  return (run.groups.length / 3) * 4 + run.tail.length;
}

/** Where the first run of at least `MIN_RUN_LENGTH` begins. Looks at the far end of each window first, so text costs little. */
function findRun(bytes: Uint8Array): number | undefined {
  let candidate = 0;
  /** All from `candidate` to here is known to be base64. */
  let known = 0;
  while (bytes.length - candidate >= MIN_RUN_LENGTH) {
    const windowEnd = candidate + MIN_RUN_LENGTH;
    let position = windowEnd - 1;
    while (position >= known && isBase64Byte(bytes[position]!)) position -= 1;
    if (position < known) return candidate;
    candidate = position + 1;
    known = windowEnd;
  }
  return undefined;
}

/** Where the base64 characters at the very end begin: they may grow into a run. */
function findTrailingRun(bytes: Uint8Array): number {
  let start = bytes.length;
  while (start > 0 && isBase64Byte(bytes[start - 1]!)) start -= 1;
  return start;
}

interface RunDecoder {
  /** Takes bytes up to the end of the run; returns how many belonged to it. */
  push(piece: Uint8Array): number;
  end(): Base64Run;
}

function createRunDecoder(): RunDecoder {
  const output = createGrowingBuffer();
  const carry = new Uint8Array(4);
  let carryLength = 0;

  function push(piece: Uint8Array): number {
    const filled = carryLength > 0 ? fillCarry(piece) : 0;
    if (carryLength > 0) return filled;
    const groups = piece.subarray(filled, filled + ((piece.length - filled) & ~3));
    const taken = output.decode(groups) ? groups.length : decodePrefix(groups);
    if (taken < groups.length) return filled + taken;
    return filled + taken + fillCarry(piece.subarray(filled + taken));
  }

  /** Completes a group of four that a chunk's end had cut, or begins one; returns how many bytes that took. */
  function fillCarry(piece: Uint8Array): number {
    let used = 0;
    while (carryLength < 4 && used < piece.length && isBase64Byte(piece[used]!))
      carry[carryLength++] = piece[used++]!;
    if (carryLength < 4) return used;
    carryLength = 0;
    output.decode(carry);
    return used;
  }

  /** The run ends in these bytes; returns where. */
  function decodePrefix(groups: Uint8Array): number {
    let end = 0;
    while (end < groups.length && isBase64Byte(groups[end]!)) end += 1;
    const groupsEnd = end & ~3;
    output.decode(groups.subarray(0, groupsEnd));
    carry.set(groups.subarray(groupsEnd, end));
    carryLength = end - groupsEnd;
    return end;
  }

  function end(): Base64Run {
    const groups = output.written();
    const tail = new TextDecoder().decode(carry.subarray(0, carryLength));
    if (carryLength !== 1) output.append(fromBase64(tail));
    return { bytes: carryLength === 1 ? undefined : output.written(), groups, tail };
  }

  return { push, end };
}

interface GrowingBuffer {
  /** Appends what whole groups of four stand for; false, and nothing taken, where not all of it is base64. */
  decode(groups: Uint8Array): boolean;
  append(bytes: Uint8Array): void;
  /** A view of all that was written. */
  written(): Uint8Array<ArrayBuffer>;
}

/** Grows in few large steps: fresh memory costs nothing until it is written to, copying does. */
function createGrowingBuffer(): GrowingBuffer {
  let buffer = new Uint8Array(CAPACITIES[0]!);
  let length = 0;

  function reserve(byteCount: number): void {
    const needed = length + byteCount;
    if (needed <= buffer.length) return;
    const capacity = CAPACITIES.find((size) => size >= needed) ?? Math.max(needed, buffer.length * 2);
    const larger = new Uint8Array(capacity);
    larger.set(buffer.subarray(0, length));
    buffer = larger;
  }

  return {
    decode(groups) {
      const byteCount = (groups.length / 4) * 3;
      reserve(byteCount);
      if (!decodeBase64Groups(groups, buffer.subarray(length, length + byteCount))) return false;
      length += byteCount;
      return true;
    },
    append(bytes) {
      reserve(bytes.length);
      buffer.set(bytes, length);
      length += bytes.length;
    },
    written: () => buffer.subarray(0, length),
  };
}

function concatenate(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
