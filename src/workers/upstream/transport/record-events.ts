import type { AttemptEvent } from '../../../lib/contracts/job.ts';
import { foldBase64 } from '../../../lib/kernel/fold-base64.ts';
import { redact } from '../../../lib/kernel/redact.ts';
import { toRunLength, type Base64Run } from './extract-base64-runs.ts';
import type { TextMessage } from './read-messages.ts';
import { replaceRuns, toFolded } from './replace-runs.ts';

/*
 * Keeps the first messages of an answer with their times, for "Raw response". It sees them before their images are taken away,
 * and only ever the stand-ins of these.
 */

const MAX_EVENTS = 500;
const MAX_TEXT_LENGTH = 2000;

/** What is looked at of a message, characters: a relay that escapes its slashes leaves megabytes of base64 in the text. */
const MAX_SOURCE_LENGTH = 16 * 1024;

export interface EventRecord {
  push(message: TextMessage, atMs: number): void;
  events: AttemptEvent[];
}

export function createEventRecord(
  runs: ReadonlyMap<string, Base64Run>,
  secrets: readonly string[],
): EventRecord {
  const events: AttemptEvent[] = [];

  function push(message: TextMessage, atMs: number): void {
    if (events.length === MAX_EVENTS) return;
    let hidden = 0;
    const text = replaceRuns(message.text, runs, (run) => {
      const folded = toFolded(run);
      hidden += toRunLength(run) - folded.length;
      return folded;
    });
    events.push({
      atMs: Math.round(atMs),
      name: toName(message),
      length: text.length + hidden,
      text: shorten(redact(foldBase64(cutAtWord(text)), secrets)),
    });
  }

  return { push, events };
}

/** The name in the data stands in for that of the event, as everywhere. */
function toName({ name, data, source }: TextMessage): string {
  const type = typeof data === 'object' && data !== null && 'type' in data ? data.type : '';
  return name || (typeof type === 'string' ? type : '') || (source === 'json' ? 'json' : '');
}

/** Cut where no word is halved: half a secret would not be recognised as one. */
function cutAtWord(text: string): string {
  if (text.length <= MAX_SOURCE_LENGTH) return text;
  let end = MAX_SOURCE_LENGTH;
  while (end > 0 && !/[\s"',]/u.test(text.charAt(end - 1))) end -= 1;
  return `${text.slice(0, end)}…`;
}

function shorten(text: string): string {
  if (text.length <= MAX_TEXT_LENGTH) return text;
  // Half a surrogate pair would show as a box.
  return `${text.slice(0, MAX_TEXT_LENGTH - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
