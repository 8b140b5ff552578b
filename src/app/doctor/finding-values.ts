import type { Finding } from '../../lib/contracts/traits.ts';
import { m } from '../../messages/generated/messages.js';

type Values = Finding['values'];

/** A figure or name of a finding; a question mark where it is missing, so that the sentence still stands. */
export function readText(values: Values, name: string): string {
  return String(values[name] ?? '?');
}

/** Milliseconds as seconds with one digit. */
export function readSeconds(values: Values, name: string): string {
  const ms = values[name];
  return typeof ms === 'number' ? (ms / 1000).toFixed(1) : '?';
}

/** What the upstream said, in brackets, to stand in a sentence; empty where it said nothing. */
export function readSaid({ status, message }: Values): string {
  if (status !== undefined && message) return m.doctor_said_both({ status, message });
  if (status !== undefined) return m.doctor_said_status({ status });
  return message ? m.doctor_said_words({ message }) : '';
}
