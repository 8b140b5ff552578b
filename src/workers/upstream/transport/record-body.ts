import { foldBase64 } from '../../../lib/kernel/fold-base64.ts';
import type { Base64Run } from './extract-base64-runs.ts';
import { replaceRuns, toFolded } from './replace-runs.ts';

/*
 * Keeps the text of an answer for "Raw response": base64 folded, and where it is too long its beginning and its end, since
 * an error usually stands last. Memory is bounded by the limit, whatever the length of the answer.
 */

/** Characters, which for what upstreams send are about bytes. */
const HEAD_LENGTH = 160 * 1024;
const TAIL_LENGTH = 64 * 1024;

export interface BodyRecord {
  /** A line without its end. */
  push(line: string): void;
  toText(): string;
}

export function createBodyRecord(runs: ReadonlyMap<string, Base64Run>): BodyRecord {
  let head = '';
  let tail: string[] = [];
  let tailLength = 0;
  let leftOut = 0;

  function push(line: string): void {
    const text = `${foldBase64(replaceRuns(line, runs, toFolded))}\n`;
    const space = Math.max(0, tail.length === 0 ? HEAD_LENGTH - head.length : 0);
    head += text.slice(0, space);
    if (text.length > space) pushTail(text.slice(space));
  }

  function pushTail(text: string): void {
    tail.push(text);
    tailLength += text.length;
    if (tailLength <= TAIL_LENGTH * 2) return;
    const joined = tail.join('');
    leftOut += joined.length - TAIL_LENGTH;
    tail = [joined.slice(-TAIL_LENGTH)];
    tailLength = TAIL_LENGTH;
  }

  function toText(): string {
    const joined = tail.join('');
    const end = joined.slice(-TAIL_LENGTH);
    const missing = leftOut + joined.length - end.length;
    return missing === 0 ? head + end : `${head}\n<${missing} characters left out>\n${end}`;
  }

  return { push, toText };
}
