import type { Capabilities } from './capabilities.ts';
import type { Failure } from './failure.ts';
import type { ApiForm } from './profile.ts';
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
  /** Place in the queue: the lowest goes first. `createdAt` until someone moves the job. */
  order: number;
  startedAt?: number;
  attemptStartedAt?: number;
  /** While waiting: when it began, what for, and when it ends. */
  waitStartedAt?: number;
  waitFor?: WaitReason;
  retryAt?: number;
  endedAt?: number;
  /** Upstream's id of the present attempt's answer, for resuming and cancelling there. */
  responseId?: string;
  /** The answer lives on the upstream whatever becomes of the line (it was asked for with `background`). */
  resumable: boolean;
  /** Last sequence number seen. */
  sequence?: number;
  /** How often the present attempt was taken up again. */
  resumes: number;
  /** Who does the work since the profile itself gave up; shown with the job. */
  fallback?: FallbackUse;
  /** Images that arrived, were paid for and found no room: the worker still holds them in memory. */
  heldImages: number;
  /** Newest preview over all attempts. */
  preview?: StoredPreview;
  /** Previews that arrived in the present attempt. */
  previewCount: number;
  /** When each preview of the present attempt arrived. */
  previewTimes: number[];
  /** Results, in the order of arrival. */
  assetIds: string[];
  /** Images that were made, and whose host lets no page read them: a person still can. */
  links?: readonly ResultLink[];
  revisedPrompt?: string;
  usage?: Usage;
  /** Of the last attempt that failed; kept while waiting and after the end. */
  failure?: Failure;
}

/** Where an image lies that could not be read here. */
export interface ResultLink {
  url: string;
  /** When its host lets go of it, milliseconds since the epoch; undefined: not known. */
  expiresAt?: number;
}

/** `retry`: for a new request. `resume`: for the next try to take the same answer up again; nothing is paid for. */
export type WaitReason = 'retry' | 'resume';

/** The fallback profile that took a job over. */
export interface FallbackUse {
  profileId: string;
  profileName: string;
  form: ApiForm;
  textModel: string;
  imageModel: string;
  /** What was known of the model then; relays have none. */
  capabilities?: Capabilities;
}

/** A job that nothing will change any more without the user. */
export type EndedJobState = 'done' | 'preview-only' | 'failed' | 'cancelled' | 'interrupted';

/** What happens to a job; `reduceJob` is the only code that turns these into a row. */
export type JobEvent =
  | { type: 'attempt-started'; at: number }
  | { type: 'answer-started'; at: number }
  | { type: 'response-identified'; responseId: string; resumable: boolean; at: number }
  | { type: 'sequence-seen'; sequence: number; at: number }
  | { type: 'preview-stored'; preview: StoredPreview; at: number }
  | { type: 'image-stored'; assetId: string; revisedPrompt?: string; at: number }
  /** Comes before the end; the same address twice is one. */
  | { type: 'link-kept'; link: ResultLink; at: number }
  | { type: 'usage-reported'; usage: Usage; at: number }
  | { type: 'attempt-failed'; failure: Failure; at: number }
  /** `retryAt` in milliseconds since the epoch. */
  | { type: 'wait-started'; retryAt: number; waitFor: WaitReason; at: number }
  /** The present attempt's answer is being taken up again: no new request is paid for. */
  | { type: 'resume-started'; at: number }
  /** The job goes on with another profile, `extraAttempts + 1` attempts more. */
  | { type: 'fallback-started'; fallback: FallbackUse; attempts: number; at: number }
  | { type: 'order-changed'; order: number; at: number }
  | { type: 'job-completed'; at: number }
  /** All that is left is a preview: it became an asset of kind `preview`. `failure` says why no final image came. */
  | { type: 'preview-kept'; assetId: string; failure: Failure; at: number }
  | { type: 'job-failed'; failure: Failure; at: number }
  | { type: 'job-cancelled'; at: number }
  | { type: 'job-interrupted'; at: number }
  /** An image could not be stored and is held in memory; comes before `job-failed`. */
  | { type: 'image-held'; at: number }
  /** The three that may follow an end. A held image found room after all: */
  | { type: 'held-image-stored'; assetId: string; at: number }
  /** it is gone (downloaded and let go of, or its worker ended): */
  | { type: 'held-images-dropped'; at: number }
  /** the user asks to take the answer up again; only where the job is resumable. */
  | { type: 'job-reopened'; at: number };

/** One message of an answer, for "Raw response". */
export interface AttemptEvent {
  /** Milliseconds since the request left. */
  atMs: number;
  /** The event's name, or `json` for a body in one piece; empty where it had none. */
  name: string;
  /** Length on the wire, characters. */
  length: number;
  /** As it came, base64 folded, secrets removed, at most 2,000 characters. */
  text: string;
}

/**
 * What one exchange sent and got back, for "Raw response" and for the doctor. No key in it, ever; base64 is folded.
 * An attempt that was taken up again has several, all with its number.
 */
export interface Attempt {
  id: string;
  jobId: string;
  profileId: string;
  /** `request` is the one that is paid for; the others ask for the same answer again. */
  kind: 'request' | 'resume' | 'poll';
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
  /** The first 500 messages. */
  events: AttemptEvent[];
  /** Milliseconds since the request left. */
  headAtMs?: number;
  firstByteAtMs?: number;
  lastByteAtMs?: number;
  failure?: Failure;
}
