import type { Failure, FailureCode } from '../contracts/failure.ts';
import type { FallbackUse, Job, JobState, ResultLink, StoredPreview, Usage } from '../contracts/job.ts';
import { isActive } from './reduce-job.ts';
import { repairCapabilities, repairForm, repairRecipe } from './repair-recipe.ts';
import {
  choice,
  figure,
  flag,
  isFigure,
  list,
  maybe,
  maybeFigure,
  maybeText,
  needText,
  part,
  repairRow,
  text,
} from './repair-row.ts';
import type { Rule, Rules } from './repair-row.ts';

const STATES: readonly JobState[] = [
  'queued',
  'connecting',
  'running',
  'waiting',
  'done',
  'preview-only',
  'failed',
  'cancelled',
  'interrupted',
];

const FAILURE_CODES: Record<FailureCode, true> = {
  auth: true,
  credit: true,
  quota: true,
  rate: true,
  moderation: true,
  validation: true,
  modelNotFound: true,
  timeoutGateway: true,
  serverError: true,
  cors: true,
  offline: true,
  mixedContent: true,
  network: true,
  stalled: true,
  noImage: true,
  previewOnly: true,
  decode: true,
  storageFull: true,
  cancelled: true,
  refused: true,
  notSupported: true,
  internal: true,
};

const FAILURE: Rules<Failure> = {
  code: choice(Object.keys(FAILURE_CODES) as FailureCode[], 'internal'),
  message: text(),
  retryable: flag(),
  status: maybeFigure,
  retryAfterMs: maybeFigure,
  field: maybeText,
};

const TOKENS: Rules<Omit<Usage, 'tool'>> = {
  inputTokens: figure(),
  inputTextTokens: maybeFigure,
  inputImageTokens: maybeFigure,
  cachedTextTokens: maybeFigure,
  cachedImageTokens: maybeFigure,
  outputTokens: figure(),
  outputTextTokens: maybeFigure,
  outputImageTokens: maybeFigure,
  totalTokens: figure(),
};

export const repairUsage: Rule<Usage> = part<Usage>({
  ...TOKENS,
  tool: maybe(part<Usage>({ ...TOKENS, tool: () => undefined })),
});

const PREVIEW: Rules<StoredPreview> = {
  bytesHash: needText,
  mimeType: text('image/png'),
  width: figure(1, 1),
  height: figure(1, 1),
  sizeBytes: figure(0, 0),
  index: figure(),
};

const FALLBACK: Rules<FallbackUse> = {
  profileId: needText,
  profileName: text(),
  form: repairForm,
  textModel: text(),
  imageModel: text(),
  capabilities: repairCapabilities,
};

const JOB: Rules<Job> = {
  id: needText,
  workspaceId: text(),
  profileId: text(),
  batchId: text(),
  slot: figure(0, 0),
  recipe: repairRecipe,
  previewsWanted: figure(0, 0),
  state: choice(STATES, 'interrupted'),
  attempt: figure(0, 0),
  maxAttempts: figure(1, 1),
  createdAt: figure(),
  order: figure(),
  startedAt: maybeFigure,
  attemptStartedAt: maybeFigure,
  waitStartedAt: maybeFigure,
  waitFor: maybe(choice(['retry', 'resume'], 'retry')),
  retryAt: maybeFigure,
  endedAt: maybeFigure,
  responseId: maybeText,
  resumable: flag(),
  sequence: maybeFigure,
  resumes: figure(0, 0),
  fallback: maybe(part(FALLBACK)),
  heldImages: figure(0, 0),
  preview: maybe(part(PREVIEW)),
  previewCount: figure(0, 0),
  previewTimes: list(figure()),
  assetIds: list(needText),
  links: maybe(list(part<ResultLink>({ url: needText, expiresAt: maybeFigure }))),
  revisedPrompt: maybeText,
  usage: maybe(repairUsage),
  failure: maybe(part(FAILURE)),
};

/**
 * A stored row as a job that nothing breaks on; the same object where it is sound, undefined where it is beyond repair. What to
 * send must be known for certain: a job that has not ended and whose recipe or owner was damaged waits for the user.
 */
export function repairJob(row: unknown): Job | undefined {
  const job = repairRow(row, JOB);
  if (!job || job === row) return job;
  const { recipe, profileId, order } = row as Partial<Job>;
  const isCertain = recipe === job.recipe && profileId === job.profileId;
  return {
    ...job,
    order: isFigure(order) ? order : job.createdAt,
    state: isActive(job.state) && !isCertain ? 'interrupted' : job.state,
  };
}
