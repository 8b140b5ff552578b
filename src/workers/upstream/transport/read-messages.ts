import { createParser } from 'eventsource-parser';
import { createJsonSplitter } from './split-json-values.ts';

/*
 * From the text of an answer to its messages, whatever form the text has: an event stream, JSON lines, one JSON body printed
 * over many lines, or a mixture of these (an error as bare JSON in the middle of a stream). The content type is not asked,
 * each line shows what it is by its first characters. One reader lives for one answer.
 */

/** A message before its images were looked at: `name` as in `WireMessage`, `data` as parsed. */
export interface TextMessage {
  name: string;
  data: unknown;
  /** What `data` was parsed from, as it came. */
  text: string;
  /** An event of a stream, or bare JSON. */
  source: 'event' | 'json';
}

export interface MessageReader {
  push(text: string): void;
  /** No more text will come: what lies around without its line's end is read as it is. */
  end(): MessageReaderReport;
}

export interface MessageReaderReport {
  /** Text that was no message: an HTML page, a plain sentence. At most 64 KiB. */
  words: string;
  /** The end came in the middle of a message. */
  isCut: boolean;
}

export interface MessageReaderOptions {
  onMessage(message: TextMessage): void;
  /** Every line as it came, without its end. */
  onLine?(line: string): void;
}

const MAX_WORDS_LENGTH = 64 * 1024;

const EVENT_STREAM_LINE = /^(?:(?:data|event|id|retry)(?::|$)|:)/u;
const JSON_LINE = /^\s*[{["]/u;
/** Scalars that relays send to keep a line alive. */
const EMPTY_LINE = /^\s*(?:null|true|false|-?\d+)?\s*$/u;
const MARKUP_LINE = /^\s*<(?:!|\?|[a-z])/iu;

export function createMessageReader({ onMessage, onLine }: MessageReaderOptions): MessageReader {
  const splitter = createJsonSplitter();
  const lines = createLineSplitter(readLine);
  let words = '';
  let isMarkup = false;
  let isCut = false;
  const parser = createParser({ onEvent: ({ event, data }) => readEvent(event ?? '', data) });

  function readLine(line: string): void {
    onLine?.(line);
    if (isMarkup) return addWords(line);
    // No line of a JSON value looks like this; what began before it was broken.
    if (EVENT_STREAM_LINE.test(line)) return readEventLine(line);
    if (splitter.isInside() || JSON_LINE.test(line)) return readJsonLine(line);
    if (line === '') return parser.feed('\n');
    if (EMPTY_LINE.test(line)) return;
    isMarkup = words === '' && MARKUP_LINE.test(line);
    addWords(line);
  }

  function readEventLine(line: string): void {
    splitter.abandon();
    parser.feed(`${line}\n`);
  }

  function readJsonLine(line: string): void {
    // One value a line is the usual case, and the native parser is much faster than the splitter.
    const data = splitter.isInside() ? undefined : parseJson(line);
    if (data !== undefined) return readValue(line, data);
    for (const value of splitter.push(`${line}\n`)) readValue(value, parseJson(value));
  }

  function readValue(text: string, data: unknown): void {
    if (data === undefined || (typeof data === 'string' && data !== '')) addWords(text);
    else if (!isKeepAlive(data)) onMessage({ name: '', data, text, source: 'json' });
  }

  function readEvent(name: string, text: string): void {
    const data = parseJson(text);
    if (data !== undefined) {
      if (!isKeepAlive(data)) onMessage({ name, data, text, source: 'event' });
    } else if (text.includes('\n')) {
      // Several objects without the blank lines between them.
      for (const line of text.split('\n')) readEvent(name, line);
    } else {
      readBrokenEvent(name, text);
    }
  }

  /** An error in plain words counts; `[DONE]` and the rest does not end the stream. */
  function readBrokenEvent(name: string, text: string): void {
    if (text.trim() === '' || text.trim() === '[DONE]') return;
    isCut = /^\s*[{[]/u.test(text);
    if (isCut) return;
    if (name === 'error') onMessage({ name, data: text, text, source: 'event' });
    else addWords(text);
  }

  function addWords(line: string): void {
    const space = MAX_WORDS_LENGTH - words.length;
    if (line !== '' && space > 0) words += `${line.slice(0, space - 1)}\n`;
  }

  function end(): MessageReaderReport {
    lines.end();
    isCut = false;
    parser.feed('\n\n');
    if (splitter.isInside()) isCut = true;
    return { words, isCut };
  }

  return { push: lines.push, end };
}

interface LineSplitter {
  push(text: string): void;
  end(): void;
}

/** Lines that end in LF, CR or CRLF; a long line is joined once, from its pieces. */
function createLineSplitter(onLine: (line: string) => void): LineSplitter {
  let fragments: string[] = [];
  let isAfterReturn = false;

  function push(text: string): void {
    if (text === '') return;
    const rest = isAfterReturn && text.startsWith('\n') ? text.slice(1) : text;
    isAfterReturn = text.endsWith('\r');
    const parts = rest.includes('\r') ? rest.split(/\r\n|\r|\n/u) : rest.split('\n');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      const line = fragments.length === 0 ? part : fragments.join('') + part;
      fragments = [];
      onLine(line);
    }
    if (last !== '') fragments.push(last);
  }

  function end(): void {
    if (fragments.length > 0) onLine(fragments.join(''));
    fragments = [];
  }

  return { push, end };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** `{}`, `[]`, `""`, `null` and other scalars, `{"data":[]}`. */
function isKeepAlive(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return true;
  const keys = Object.keys(data);
  if (keys.length === 0) return true;
  if (keys.length > 1 || Array.isArray(data)) return false;
  const list = (data as { data?: unknown }).data;
  return Array.isArray(list) && list.length === 0;
}
