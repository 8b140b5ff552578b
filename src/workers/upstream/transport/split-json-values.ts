/*
 * Finds the JSON objects, arrays and strings in text that comes in pieces: one per line, printed over many lines, or simply
 * one after the other. It only counts brackets; whether a value is valid is for `JSON.parse` to say. Linear.
 */

export interface JsonSplitter {
  /** Takes more text; returns every value that it completes. */
  push(text: string): string[];
  /** A value has begun and not ended. */
  isInside(): boolean;
  /** Forgets the value that has begun. */
  abandon(): void;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENERS = new Set([0x7b, 0x5b]);
const CLOSERS = new Set([0x7d, 0x5d]);

export function createJsonSplitter(): JsonSplitter {
  let fragments: string[] = [];
  let depth = 0;
  let isInString = false;
  let isEscaped = false;

  function push(text: string): string[] {
    const values: string[] = [];
    let start = isInside() ? 0 : -1;
    for (let position = 0; position < text.length; position++) {
      const wasInside = isInside();
      step(text.charCodeAt(position));
      if (!wasInside && isInside()) start = position;
      if (wasInside && !isInside()) {
        values.push(fragments.join('') + text.slice(start, position + 1));
        fragments = [];
      }
    }
    if (isInside()) fragments.push(text.slice(start));
    return values;
  }

  function step(code: number): void {
    if (isInString) stepInString(code);
    else if (code === QUOTE) isInString = true;
    else if (OPENERS.has(code)) depth += 1;
    else if (CLOSERS.has(code) && depth > 0) depth -= 1;
  }

  function stepInString(code: number): void {
    if (isEscaped) isEscaped = false;
    else if (code === BACKSLASH) isEscaped = true;
    else if (code === QUOTE) isInString = false;
  }

  function isInside(): boolean {
    return depth > 0 || isInString;
  }

  function abandon(): void {
    fragments = [];
    depth = 0;
    isInString = false;
    isEscaped = false;
  }

  return { push, isInside, abandon };
}
