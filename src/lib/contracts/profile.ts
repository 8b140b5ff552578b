import type { Capabilities } from './capabilities.ts';
import type { ProviderDescription } from './provider-description.ts';

/** The two forms of OpenAI-compatible relays. */
export type RelayForm = 'responses' | 'images';

/**
 * Which wire format an upstream speaks: a relay's, or the id of another provider. Which of those there are is known to the
 * upstream worker alone; see `ProviderCard`.
 */
export type ApiForm = RelayForm | (string & {});

export type ReasoningEffort = 'none' | 'minimal' | 'low' | 'medium' | 'high';

/** An upstream as its user named it. The key is not here: it lies encrypted in the secrets table and only the upstream worker reads it. */
export interface Profile {
  id: string;
  name: string;
  /** `demo` is drawn on this device, without key and network; it speaks the wire format of `form` all the same. */
  kind: 'demo' | 'openai';
  form: ApiForm;
  /** Normalised (see `toBaseUrl`); empty for the demo. */
  baseUrl: string;
  /** Responses form only: the text model that calls the image tool. Empty means none. */
  textModel: string;
  /** The image model; empty lets the upstream choose (Responses form only). */
  imageModel: string;
  hasKey: boolean;
  sendPromptUnchanged: boolean;
  reasoningEffort: ReasoningEffort;
  /** Attempts after the first, 0 to 10. */
  extraAttempts: number;
  /** Pause before an attempt, milliseconds. */
  waitMs: number;
  /** Previews asked for, 0 to 3. */
  previews: number;
  /** Silence after which an attempt is given up, milliseconds. */
  stallTimeoutMs: number;
  /** Jobs of this profile that run at once. */
  parallelJobs: number;
  allowInsecure: boolean;
  /** Ask for a stream; off for upstreams that answer in one piece only. */
  stream: boolean;
  /** Profile that takes a job over once retryable failures are used up; empty: none. */
  fallbackProfileId: string;
  /** What a day may cost, USD; the lane pauses when it is reached. 0: no cap. */
  dailyCapUsd: number;
  /** Model ids that the upstream listed at the last test, as suggestions. */
  knownModels: string[];
  /** What the provider says of the image model, as of the last save; relays have none: theirs follow from the model's id. */
  capabilities?: Capabilities;
  /** How an upstream is asked that no provider of ours knows; only with the form `described`. */
  description?: ProviderDescription;
  createdAt: number;
  updatedAt: number;
}

/** Outcome of "Test connection". */
export type ConnectionOutcome =
  | 'ok'
  | 'badKey'
  | 'modelNotFound'
  | 'cors'
  | 'unreachable'
  | 'offline'
  | 'mixedContent'
  /** It answered, but not as an upstream of this kind would (HTML page, 5xx, no model list). */
  | 'unexpected';

export interface ConnectionReport {
  outcome: ConnectionOutcome;
  /** Ids the upstream lists; empty if it does not list any. */
  models: string[];
  status?: number;
  /** The upstream's own words, shortened and redacted; may be empty. */
  message: string;
  /** What is left to be spent, where the upstream says it. */
  balance?: Balance;
}

/** What is left to be spent. */
export interface Balance {
  amount: number;
  unit: 'USD' | 'credits';
}
