import type { Attempt, AttemptEvent } from '../../../lib/contracts/job.ts';
import type { Failure } from '../../../lib/contracts/failure.ts';

/** All of an exchange as one text, for the clipboard; the shape of an HTTP exchange needs no translation. */
export function toRawText(attempt: Attempt): string {
  const { method, url, requestBody, responseHeaders, responseBody, events, failure } = attempt;
  return [
    `# ${attempt.number} ${attempt.kind}  ${new Date(attempt.startedAt).toISOString()}`,
    `${method} ${url}`,
    requestBody,
    toStatusLine(attempt),
    toHeaderText(responseHeaders),
    events.map(toEventText).join('\n'),
    responseBody,
    failure ? toFailureText(failure) : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function toStatusLine({ status, headAtMs }: Attempt): string {
  return [`HTTP ${status ?? '-'}`, ...(headAtMs === undefined ? [] : [`+${formatOffset(headAtMs)}`])].join(
    '  ',
  );
}

function toEventText({ atMs, name, length, text }: AttemptEvent): string {
  return `+${formatOffset(atMs)}  ${name || '-'}  ${length}\n${text}`;
}

/** Code, status and the upstream's words. */
export function toFailureText({ code, status, message }: Failure): string {
  return [code, ...(status === undefined ? [] : [`HTTP ${status}`]), ...(message ? [message] : [])].join(
    '  ',
  );
}

/** One header a line. */
export function toHeaderText(headers: Record<string, string> | undefined): string {
  return Object.entries(headers ?? {})
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** Since the request left: `0.42 s`. */
export function formatOffset(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

/** Exchanges by the attempt they belong to, in the order in which they were sent. */
export function groupByAttempt(exchanges: readonly Attempt[]): { number: number; exchanges: Attempt[] }[] {
  const groups: { number: number; exchanges: Attempt[] }[] = [];
  for (const exchange of exchanges) {
    const group = groups.find(({ number }) => number === exchange.number);
    if (group) group.exchanges.push(exchange);
    else groups.push({ number: exchange.number, exchanges: [exchange] });
  }
  return groups;
}
