/** What stands where a secret stood. */
const STAND_IN = '[removed]';

/** A secret shorter than this would take ordinary words with it. */
const MIN_SECRET_LENGTH = 4;

/** Things that look like a credential whoever's they are; the first group is kept. */
const PATTERNS: readonly RegExp[] = [
  /(\bbearer\s+)[\w.~+/=-]{6,}/giu,
  /(\bbasic\s+)[a-z0-9+/=]{12,}/giu,
  /()\b(?:sk|pk|rk|sess|fk|xai|gsk|hf|r8)[-_][\w-]{8,}(?:\*+[\w-]*)?/gu,
  /()\bsk-[\w-]*\*{2,}[\w-]*/gu,
  /()\bAIza[\w-]{30,}/gu,
  /([?&](?:api[-_]?key|apikey|key|token|access[-_]?token|secret|password)=)[^&\s"'<>#]+/giu,
  /("(?:authorization|api[-_]?key|x-goog-api-key|access[-_]?token|secret)"\s*:\s*")[^"]+/giu,
  /(\b(?:authorization|x-api-key|x-goog-api-key|api[-_ ]?key)\s*[:=]\s*["']?)(?!bearer\b|basic\b)[\w.~+/=-]{8,}/giu,
];

/**
 * Takes secrets out of a text that will be stored or shown: the given ones wherever they stand (also percent-encoded or
 * JSON-escaped), and whatever looks like a key. Linear in the text for each secret and pattern.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const withoutKnown = secrets
    .flatMap(toSpellings)
    .reduce((rest, spelling) => removeTail(rest.replaceAll(spelling, STAND_IN), spelling), text);
  return PATTERNS.reduce((rest, pattern) => rest.replace(pattern, `$1${STAND_IN}`), withoutKnown);
}

/** A text that was shortened may end in the first part of a secret. */
function removeTail(text: string, secret: string): string {
  const end = text.endsWith('…') ? text.length - 1 : text.length;
  for (let length = Math.min(secret.length - 1, end); length >= MIN_SECRET_LENGTH; length -= 1) {
    if (text.startsWith(secret.slice(0, length), end - length)) return text.slice(0, end - length) + STAND_IN;
  }
  return text;
}

function toSpellings(secret: string): string[] {
  const trimmed = secret.trim();
  if (trimmed.length < MIN_SECRET_LENGTH) return [];
  const spellings = new Set([
    secret,
    trimmed,
    encodeURIComponent(trimmed),
    JSON.stringify(trimmed).slice(1, -1),
  ]);
  // The longest first: a short spelling must not leave the rest of a longer one behind.
  return [...spellings].sort((a, b) => b.length - a.length);
}
