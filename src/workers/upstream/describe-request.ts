import type { ProviderHttpRequest } from '../../lib/contracts/provider.ts';
import { foldBase64 } from '../../lib/kernel/fold-base64.ts';
import { redact } from '../../lib/kernel/redact.ts';

/** A body as it is shown in "Raw response": base64 folded, multipart as a list of its parts, secrets removed. */
export function describeBody(body: ProviderHttpRequest['body'], secrets: readonly string[]): string {
  if (body === undefined) return '';
  return redact(typeof body === 'string' ? foldBase64(body) : describeParts(body), secrets);
}

/** Headers without cookies and without secrets. */
export function describeHeaders(headers: Headers, secrets: readonly string[]): Record<string, string> {
  const shown = [...headers].filter(([name]) => name !== 'set-cookie' && name !== 'set-cookie2');
  return Object.fromEntries(shown.map(([name, value]) => [name, redact(value, secrets)]));
}

function describeParts(form: FormData): string {
  return [...form]
    .map(([name, value]) =>
      typeof value === 'string'
        ? `${name}: ${foldBase64(value)}`
        : `${name}: ${value.name} (${value.type}, ${value.size} bytes)`,
    )
    .join('\n');
}
