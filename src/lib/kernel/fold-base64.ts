import { isBase64Byte } from './base64.ts';

/** Shorter runs are kept: ids, hashes and tokens are worth reading. */
const MIN_RUN_LENGTH = 256;

const BACKSLASH = 0x5c;
const EQUALS = 0x3d;
const PERCENT = 0x25;
/** What may stand behind a backslash inside base64 in a JSON string: `\/`, and a line's end as `\n` or `\r`. */
const ESCAPED = new Set(['/', 'n', 'r'].map((character) => character.charCodeAt(0)));

/**
 * Replaces every long run of base64 (either alphabet, padding and JSON escapes included) by `<N bytes of base64>`, N being
 * the bytes that it stands for. One pass, linear; text without such a run comes back unchanged.
 */
export function foldBase64(text: string): string {
  const pieces: string[] = [];
  let kept = 0;
  let position = 0;
  while (position < text.length) {
    const run = readRun(text, position);
    if (run.count >= MIN_RUN_LENGTH) {
      pieces.push(text.slice(kept, position), toBase64StandIn(Math.floor((run.count * 3) / 4)));
      kept = run.end;
    }
    position = Math.max(run.end, position + 1);
  }
  return kept === 0 ? text : pieces.join('') + text.slice(kept);
}

/** The text that stands for folded bytes wherever a request or an answer is shown. */
export function toBase64StandIn(byteCount: number): string {
  return `<${byteCount} bytes of base64>`;
}

interface Run {
  /** Where the run ends; equal to its start where there is none. */
  end: number;
  /** Characters that carry six bits each: without padding and escapes. */
  count: number;
}

function readRun(text: string, start: number): Run {
  let end = start;
  let count = 0;
  for (;;) {
    const code = text.charCodeAt(end);
    if (isBase64Byte(code)) {
      end += 1;
      count += 1;
    } else if (code === BACKSLASH && ESCAPED.has(text.charCodeAt(end + 1))) {
      count += text.charCodeAt(end + 1) === 0x2f ? 1 : 0;
      end += 2;
    } else {
      break;
    }
  }
  if (count < MIN_RUN_LENGTH) return { end, count };
  return { end: skipPadding(text, end), count };
}

function skipPadding(text: string, start: number): number {
  let end = start;
  while (
    text.charCodeAt(end) === EQUALS ||
    (text.charCodeAt(end) === PERCENT && text.startsWith('%3D', end))
  ) {
    end += text.charCodeAt(end) === EQUALS ? 1 : 3;
  }
  return end;
}
