/**
 * Every way a job can fail, as data. Codes follow the error classes that a person sees one sentence and one remedy for;
 * `internal` is a defect of ours, never a fault of an upstream.
 */
export type FailureCode =
  | 'auth'
  | 'credit'
  | 'quota'
  | 'rate'
  | 'moderation'
  | 'validation'
  | 'modelNotFound'
  | 'timeoutGateway'
  | 'serverError'
  | 'cors'
  | 'offline'
  | 'mixedContent'
  | 'network'
  | 'stalled'
  | 'noImage'
  | 'previewOnly'
  | 'decode'
  | 'storageFull'
  | 'cancelled'
  | 'refused'
  | 'notSupported'
  | 'internal';

/** What went wrong. It crosses threads and is stored; it never holds a key, a header, or a body. */
export interface Failure {
  code: FailureCode;
  /** The upstream's own words, at most 500 characters, without HTML and with secrets removed; empty if it said nothing. */
  message: string;
  retryable: boolean;
  /** HTTP status, where there was an answer. */
  status?: number;
  /** From `Retry-After`, in milliseconds from the moment of the answer. */
  retryAfterMs?: number;
  /** The field a validation error names. */
  field?: string;
}
