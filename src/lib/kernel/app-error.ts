import type { Failure, FailureCode } from '../contracts/failure.ts';

/** Longest text of an upstream's own words that a failure may hold. */
const MAX_MESSAGE_LENGTH = 500;

/** Whether an attempt that ended with this code is worth repeating, where the upstream did not say otherwise. */
const RETRYABLE: Record<FailureCode, boolean> = {
  auth: false,
  credit: false,
  quota: false,
  rate: true,
  moderation: false,
  validation: false,
  modelNotFound: false,
  timeoutGateway: true,
  serverError: true,
  cors: false,
  offline: true,
  mixedContent: false,
  network: true,
  stalled: true,
  noImage: true,
  previewOnly: true,
  decode: true,
  storageFull: false,
  cancelled: false,
  refused: false,
  notSupported: false,
  internal: false,
};

/** Failures that the platform itself names, by the name of its exception. */
const CODE_BY_EXCEPTION: Record<string, FailureCode> = {
  QuotaExceededError: 'storageFull',
  AbortError: 'cancelled',
};

/** The one error class: a `Failure` that can be thrown. It never crosses a thread; `toFailure` turns it into data first. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly failure: Failure;

  constructor(failure: Failure, options?: { cause?: unknown }) {
    super(failure.message === '' ? failure.code : failure.message, options);
    this.failure = failure;
  }
}

/** Default answer to "is it worth trying again?" for a code. */
export function isRetryable(code: FailureCode): boolean {
  return RETRYABLE[code];
}

/** A failure with the code's defaults; `message` is cut to 500 characters. */
export function createFailure(code: FailureCode, options: Partial<Failure> = {}): Failure {
  const failure: Failure = { code, message: '', retryable: isRetryable(code), ...options };
  return { ...failure, code, message: shorten(failure.message) };
}

/**
 * Turns anything thrown into data. An `AppError` gives its failure, a full disk `storageFull`, an abort `cancelled`;
 * all else is a defect of ours and becomes `internal`.
 */
export function toFailure(error: unknown): Failure {
  if (error instanceof AppError) return error.failure;
  const platformCode = codeOfException(error);
  if (platformCode !== undefined) return createFailure(platformCode);
  return createFailure('internal', { message: error instanceof Error ? error.message : String(error) });
}

function codeOfException(error: unknown): FailureCode | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { name, inner } = error as { name?: unknown; inner?: unknown };
  const code = typeof name === 'string' ? CODE_BY_EXCEPTION[name] : undefined;
  // Dexie wraps what the database threw (its AbortError says only that the transaction ended); the reason lies in `inner`.
  return (inner === undefined ? undefined : codeOfException(inner)) ?? code;
}

function shorten(message: string): string {
  if (message.length <= MAX_MESSAGE_LENGTH) return message;
  const cut = message.slice(0, MAX_MESSAGE_LENGTH - 1);
  // Half a surrogate pair would show as a box.
  return `${cut.replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
