import type { Failure, FailureCode } from '../lib/contracts/failure.ts';
import { m } from './generated/messages.js';

/** What a person reads about a failure: one sentence for who did what, one for what to do now. */
export interface FailureTexts {
  cause: string;
  remedy: string;
}

interface TextMakers {
  cause: (failure: Failure) => string;
  remedy: (failure: Failure) => string;
}

/** The upstream's words stand inside a sentence: more than this is no sentence, and "Raw response" has all of it. */
const MAX_QUOTE_LENGTH = 240;

const TEXTS: Readonly<Record<FailureCode, TextMakers>> = {
  auth: { cause: () => m.failure_auth_cause(), remedy: () => m.failure_auth_remedy() },
  credit: { cause: () => m.failure_credit_cause(), remedy: () => m.failure_credit_remedy() },
  quota: { cause: () => m.failure_quota_cause(), remedy: () => m.failure_quota_remedy() },
  rate: {
    cause: (failure) =>
      withSeconds(failure, (seconds) => m.failure_rate_cause_seconds({ seconds })) ?? m.failure_rate_cause(),
    remedy: (failure) =>
      withSeconds(failure, (seconds) => m.failure_rate_remedy_seconds({ seconds })) ??
      m.failure_rate_remedy(),
  },
  moderation: {
    cause: (failure) =>
      withWords(failure, (message) => m.failure_moderation_cause_words({ message })) ??
      m.failure_moderation_cause(),
    remedy: () => m.failure_moderation_remedy(),
  },
  validation: { cause: toValidationCause, remedy: toValidationRemedy },
  modelNotFound: {
    cause: () => m.failure_modelNotFound_cause(),
    remedy: () => m.failure_modelNotFound_remedy(),
  },
  timeoutGateway: {
    cause: (failure) =>
      withStatus(failure, (status) => m.failure_timeoutGateway_cause_status({ status })) ??
      m.failure_timeoutGateway_cause(),
    remedy: () => m.failure_timeoutGateway_remedy(),
  },
  serverError: {
    cause: (failure) =>
      withStatus(failure, (status) => m.failure_serverError_cause_status({ status })) ??
      m.failure_serverError_cause(),
    remedy: () => m.failure_serverError_remedy(),
  },
  cors: { cause: () => m.failure_cors_cause(), remedy: () => m.failure_cors_remedy() },
  offline: { cause: () => m.failure_offline_cause(), remedy: () => m.failure_offline_remedy() },
  mixedContent: {
    cause: () => m.failure_mixedContent_cause(),
    remedy: () => m.failure_mixedContent_remedy(),
  },
  network: {
    cause: (failure) =>
      withStatus(failure, (status) => m.failure_network_cause_status({ status })) ??
      m.failure_network_cause(),
    remedy: () => m.failure_network_remedy(),
  },
  stalled: { cause: () => m.failure_stalled_cause(), remedy: () => m.failure_stalled_remedy() },
  noImage: {
    cause: (failure) =>
      withWords(failure, (message) => m.failure_noImage_cause_words({ message })) ??
      m.failure_noImage_cause(),
    remedy: () => m.failure_noImage_remedy(),
  },
  previewOnly: { cause: () => m.failure_previewOnly_cause(), remedy: () => m.failure_previewOnly_remedy() },
  decode: { cause: () => m.failure_decode_cause(), remedy: () => m.failure_decode_remedy() },
  storageFull: { cause: () => m.failure_storageFull_cause(), remedy: () => m.failure_storageFull_remedy() },
  cancelled: { cause: () => m.failure_cancelled_cause(), remedy: () => m.failure_cancelled_remedy() },
  refused: {
    cause: (failure) =>
      withWords(failure, (message) => m.failure_refused_cause_words({ message })) ??
      m.failure_refused_cause(),
    remedy: () => m.failure_refused_remedy(),
  },
  notSupported: {
    cause: (failure) =>
      withWords(failure, (message) => m.failure_notSupported_cause_words({ message })) ??
      m.failure_notSupported_cause(),
    remedy: () => m.failure_notSupported_remedy(),
  },
  internal: { cause: () => m.failure_internal_cause(), remedy: () => m.failure_internal_remedy() },
};

/** Cause and remedy in the current language; the upstream's own words are quoted where they explain something. */
export function failureTexts(failure: Failure): FailureTexts {
  // A row of a newer version may hold a code that this one does not know.
  const { cause, remedy } = TEXTS[failure.code] ?? TEXTS.internal;
  return { cause: cause(failure), remedy: remedy(failure) };
}

function toValidationCause(failure: Failure): string {
  const { field } = failure;
  if (field === undefined || field === '') {
    const words = withWords(failure, (message) => m.failure_validation_cause_words({ message }));
    return words ?? m.failure_validation_cause();
  }
  const words = withWords(failure, (message) => m.failure_validation_cause_field_words({ field, message }));
  return words ?? m.failure_validation_cause_field({ field });
}

function toValidationRemedy({ field }: Failure): string {
  return field === undefined || field === ''
    ? m.failure_validation_remedy()
    : m.failure_validation_remedy_field({ field });
}

function withStatus({ status }: Failure, make: (status: number) => string): string | undefined {
  return status === undefined || status < 300 ? undefined : make(status);
}

function withSeconds({ retryAfterMs }: Failure, make: (seconds: number) => string): string | undefined {
  return retryAfterMs === undefined ? undefined : make(Math.ceil(retryAfterMs / 1000));
}

function withWords({ message }: Failure, make: (message: string) => string): string | undefined {
  const words = message.replace(/\s+/g, ' ').trim();
  if (words === '') return undefined;
  return make(words.length > MAX_QUOTE_LENGTH ? `${words.slice(0, MAX_QUOTE_LENGTH - 1).trimEnd()}…` : words);
}
