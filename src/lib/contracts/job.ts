import type { Failure } from './failure.ts';
import type { Recipe } from './recipe.ts';

export type JobState =
  | 'queued'
  | 'connecting'
  | 'running'
  | 'waiting'
  | 'done'
  | 'preview-only'
  | 'failed'
  | 'cancelled'
  /** Its owner died and sending again might be paid twice: it waits for the user. */
  | 'interrupted';

/** Token counts of one answer, as the upstream reported them. */
export interface Usage {
  inputTokens: number;
  inputTextTokens?: number;
  inputImageTokens?: number;
  cachedTextTokens?: number;
  cachedImageTokens?: number;
  outputTokens: number;
  outputTextTokens?: number;
  outputImageTokens?: number;
  totalTokens: number;
  /** Usage of the tool's own image model, where it is reported apart from the text model's. */
  tool?: Usage;
}

/** A preview that lies in the bytes table. */
export interface StoredPreview {
  bytesHash: string;
  mimeType: string;
  width: number;
  height: number;
  sizeBytes: number;
  /** 0-based, as the upstream counted. */
  index: number;
}

/** One request and its retries. Written before the request leaves; every later word about it is a change of this row. */
export interface Job {
  id: string;
  workspaceId: string;
  profileId: string;
  /** Jobs made by one press of "Generate" share it. */
  batchId: string;
  /** Place in the batch, from 0. */
  slot: number;
  recipe: Recipe;
  previewsWanted: number;
  state: JobState;
  /** Attempts begun, from 1 once the first has; 0 while queued. */
  attempt: number;
  /** First attempt and extra ones together. */
  maxAttempts: number;
  /** Milliseconds since the epoch, as all `...At`. */
  createdAt: number;
  startedAt?: number;
  attemptStartedAt?: number;
  /** While waiting: when the next attempt begins. */
  retryAt?: number;
  endedAt?: number;
  /** Upstream's id of the answer, for resuming. */
  responseId?: string;
  /** Last sequence number seen. */
  sequence?: number;
  /** Newest preview over all attempts. */
  preview?: StoredPreview;
  /** Previews that arrived in the present attempt. */
  previewCount: number;
  /** When each preview of the present attempt arrived. */
  previewTimes: number[];
  /** Results, in the order of arrival. */
  assetIds: string[];
  revisedPrompt?: string;
  usage?: Usage;
  /** Of the last attempt that failed; kept while waiting and after the end. */
  failure?: Failure;
}

/** A job that nothing will change any more without the user. */
export type EndedJobState = 'done' | 'preview-only' | 'failed' | 'cancelled' | 'interrupted';

/** What happens to a job; `reduceJob` is the only code that turns these into a row. */
export type JobEvent =
  | { type: 'attempt-started'; at: number }
  | { type: 'answer-started'; at: number }
  | { type: 'response-identified'; responseId: string; at: number }
  | { type: 'sequence-seen'; sequence: number; at: number }
  | { type: 'preview-stored'; preview: StoredPreview; at: number }
  | { type: 'image-stored'; assetId: string; revisedPrompt?: string; at: number }
  | { type: 'usage-reported'; usage: Usage; at: number }
  | { type: 'attempt-failed'; failure: Failure; at: number }
  /** `retryAt` in milliseconds since the epoch. */
  | { type: 'wait-started'; retryAt: number; at: number }
  | { type: 'job-completed'; at: number }
  /** All that is left is a preview: it became an asset of kind `preview`. `failure` says why no final image came. */
  | { type: 'preview-kept'; assetId: string; failure: Failure; at: number }
  | { type: 'job-failed'; failure: Failure; at: number }
  | { type: 'job-cancelled'; at: number }
  | { type: 'job-interrupted'; at: number };

/** What one attempt sent and got back, for "Raw response". No key in it, ever; base64 is folded. */
export interface Attempt {
  id: string;
  jobId: string;
  /** From 1. */
  number: number;
  startedAt: number;
  endedAt?: number;
  method: string;
  url: string;
  /** Request body, base64 folded to `<N bytes of base64>`. Multipart bodies as a list of their parts. */
  requestBody: string;
  status?: number;
  responseHeaders?: Record<string, string>;
  /** Response body, base64 folded, at most 256 KiB. */
  responseBody: string;
  failure?: Failure;
}
