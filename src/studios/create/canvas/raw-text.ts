import type { Attempt } from '../../../lib/contracts/job.ts';

/** All of an attempt as one text, for the clipboard; the shape of an HTTP exchange needs no translation. */
export function toRawText(attempt: Attempt): string {
  const { method, url, requestBody, status, responseHeaders, responseBody, failure } = attempt;
  return [
    `# ${attempt.number}  ${new Date(attempt.startedAt).toISOString()}`,
    `${method} ${url}`,
    requestBody,
    `HTTP ${status ?? '-'}${failure ? `  ${failure.code}` : ''}`,
    toHeaderText(responseHeaders),
    responseBody,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** One header a line. */
export function toHeaderText(headers: Record<string, string> | undefined): string {
  return Object.entries(headers ?? {})
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
