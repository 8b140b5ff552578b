import { expect, it } from 'vitest';
import type { Base64Run } from './extract-base64-runs.ts';
import { createEventRecord } from './record-events.ts';

const KEY = 'my-very-secret-key';

/** The text that is kept of one message. */
function keep(text: string, runs: ReadonlyMap<string, Base64Run> = new Map()) {
  const record = createEventRecord(runs, [KEY]);
  record.push({ name: '', data: {}, text, source: 'event' }, 12.6);
  return record.events[0]!;
}

it('keeps a message as it came', () => {
  expect(keep('{"a": 1}')).toEqual({ atMs: 13, name: '', length: 8, text: '{"a": 1}' });
});

it.each([
  ['ping', {}, 'event', 'ping'],
  ['ping', { type: 'pong' }, 'event', 'ping'],
  ['', { type: 'pong' }, 'event', 'pong'],
  ['', { type: 1 }, 'event', ''],
  ['error', 'words', 'event', 'error'],
  ['', { data: [] }, 'json', 'json'],
  ['', { type: 'pong' }, 'json', 'pong'],
] as const)('%s %j in %s is called "%s"', (name, data, source, expected) => {
  const record = createEventRecord(new Map(), []);
  record.push({ name, data, text: '', source }, 0);
  expect(record.events[0]?.name).toBe(expected);
});

it('shows what a run stood for, and counts it as it was', () => {
  const run = { bytes: new Uint8Array(3001), groups: new Uint8Array(3000), tail: 'AA' };
  const standIn = '<base64-run:abc:0>';
  expect(keep(`{"x":"${standIn}=="}`, new Map([[standIn, run]]))).toMatchObject({
    text: '{"x":"<3001 bytes of base64>=="}',
    length: '{"x":""}'.length + 4002 + 2,
  });
});

it('removes a key wherever it stands, also where the text is cut', () => {
  for (let shift = 0; shift < 40; shift++) {
    const { text } = keep(`${' '.repeat(1970 + shift)}${KEY} ${'word '.repeat(100)}`);
    expect(text.length).toBeLessThanOrEqual(2000);
    expect(text).not.toContain('my-');
  }
});

it('does not halve a key where it stops looking', () => {
  // Folded, these leave room for what stands at the end of the part that is looked at.
  const runs = Array.from({ length: 5 }, () => `"${'A'.repeat(3000)}"`).join(',');
  for (let shift = -20; shift < 5; shift++) {
    const space = ' '.repeat(16 * 1024 - runs.length + shift);
    const { text } = keep(`${runs}${space}${KEY} ${'word '.repeat(100)}`);
    expect(text).toContain('<2250 bytes of base64>');
    expect(text).not.toContain('my-');
  }
});

it('does not count the bytes of what it did not look at', () => {
  const { text, length } = keep(`{"result":"${'A'.repeat(100_000)}"}`);
  expect(text).toBe('{"result":"…');
  expect(length).toBe(100_013);
});

it('keeps the first 500 messages', () => {
  const record = createEventRecord(new Map(), []);
  for (let index = 0; index < 600; index++)
    record.push({ name: 'tick', data: {}, text: String(index), source: 'event' }, index);
  expect(record.events).toHaveLength(500);
  expect(record.events.at(-1)).toMatchObject({ atMs: 499, text: '499' });
});
