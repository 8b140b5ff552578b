import type { Failure } from '../../lib/contracts/failure.ts';
import type { Attempt, Job } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { Provider, ProviderEvent, ProviderHttpRequest } from '../../lib/contracts/provider.ts';
import { AppError, createFailure, toFailure } from '../../lib/kernel/app-error.ts';
import { redact } from '../../lib/kernel/redact.ts';
import { describeBody, describeHeaders } from './describe-request.ts';
import { toAuthHeaders } from './providers/provider-credentials.ts';
import type { RunContext } from './run-context.ts';
import { ResultStore } from './store-results.ts';
import { readAnswer } from './transport/read-answer.ts';
import { ConnectError, sendRequest } from './transport/send-request.ts';
import type { UpstreamAnswer } from './transport/send-request.ts';

/** How long an upstream may keep the line open after its final image, without another word, before we let go of it. */
const AFTER_FINAL_MS = 10_000;

export interface AttemptInput {
  /** As it stands after `attempt-started`. */
  job: Job;
  profile: Profile;
  cancelled: AbortSignal;
}

/** One attempt while it runs. */
interface Attempting extends AttemptInput {
  provider: Provider;
  request: ProviderHttpRequest;
  key: string;
  /** Fires on cancel, and when the job's row turns out to have ended. */
  abort: AbortController;
  attempt: Attempt;
}

/**
 * Sends one request and stores what comes of it. Undefined: there is a final image, and the job is done. What was sent and came
 * back is kept in an attempt row, without the key.
 */
export async function runAttempt(context: RunContext, input: AttemptInput): Promise<Failure | undefined> {
  const { job, cancelled } = input;
  const abort = new AbortController();
  const forward = (): void => abort.abort();
  cancelled.addEventListener('abort', forward);
  if (cancelled.aborted) abort.abort();
  const attempt = createAttempt(context, job);
  try {
    const prepared = await prepare(context, input, attempt);
    await context.repositories.attempts.put(attempt);
    return await exchange(context, { ...input, ...prepared, abort, attempt });
  } catch (error) {
    attempt.failure = toFailure(error);
    return attempt.failure;
  } finally {
    cancelled.removeEventListener('abort', forward);
    attempt.endedAt = context.now();
    // A full disk must not undo what the attempt achieved; its record is the lesser loss.
    await Promise.allSettled([context.repositories.attempts.put(attempt)]);
  }
}

function createAttempt(context: RunContext, job: Job): Attempt {
  return {
    id: context.createId(),
    jobId: job.id,
    number: job.attempt,
    startedAt: context.now(),
    method: 'POST',
    url: '',
    requestBody: '',
    responseBody: '',
  };
}

async function prepare(
  context: RunContext,
  { job, profile }: AttemptInput,
  attempt: Attempt,
): Promise<Pick<Attempting, 'provider' | 'request' | 'key'>> {
  const { recipe, previewsWanted } = job;
  // The profile may have been changed since; the recipe is what was agreed on.
  const { form, textModel, imageModel } = recipe;
  const provider = context.providerOf({ form });
  const key = await context.readKey(profile.id);
  const request = await provider.toHttpRequest({
    profile: { ...profile, form, textModel, imageModel },
    recipe,
    sources: await readSources(context, job),
    previews: previewsWanted,
  });
  attempt.method = request.method;
  attempt.url = redact(request.url, [key]);
  attempt.requestBody = describeBody(request.body, [key]);
  return { provider, request, key };
}

async function readSources(
  { repositories }: RunContext,
  job: Job,
): Promise<{ blob: Blob; mimeType: string; name: string }[]> {
  return Promise.all(
    job.recipe.sources.map(async ({ bytesHash, mimeType, name }) => {
      const blob = await repositories.bytes.get(bytesHash);
      if (!blob) throw new AppError(createFailure('validation', { field: 'sources', message: name }));
      return { blob, mimeType, name };
    }),
  );
}

async function exchange(context: RunContext, attempting: Attempting): Promise<Failure | undefined> {
  const { attempt, job, profile, abort } = attempting;
  const answer = await send(context, attempting);
  const store = new ResultStore(context, {
    job,
    profile,
    signal: abort.signal,
    onEnded: () => abort.abort(),
  });
  const failure = await receive(context, attempting, { answer, store });
  // Whatever went wrong after an image was stored: there is an image, and it is not paid for twice.
  if (store.hasImage) await store.complete();
  else if (failure) attempt.failure = failure;
  return attempt.failure;
}

async function send(context: RunContext, attempting: Attempting): Promise<UpstreamAnswer> {
  const { profile, key, request, abort, attempt } = attempting;
  const fetch = context.fetchOf(profile);
  try {
    const answer = await sendRequest({
      request,
      authorization: toAuthHeaders(profile, key),
      signal: abort.signal,
      stallTimeoutMs: profile.stallTimeoutMs,
      ...(fetch ? { fetch } : {}),
    });
    attempt.status = answer.status;
    attempt.responseHeaders = describeHeaders(answer.headers, [key]);
    return answer;
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    throw new AppError(await context.diagnose({ profile, key, error }), { cause: error });
  }
}

/** Why there is no image; undefined where there should be one. */
async function receive(
  context: RunContext,
  { job, provider, key, attempt }: Attempting,
  { answer, store }: { answer: UpstreamAnswer; store: ResultStore },
): Promise<Failure | undefined> {
  let farewell: ReturnType<typeof setTimeout> | undefined;
  const onEvent = async (event: ProviderEvent): Promise<void> => {
    clearTimeout(farewell);
    await store.take(event);
    if (store.hasImage) farewell = setTimeout(() => answer.close(), AFTER_FINAL_MS);
  };
  try {
    if (answer.status < 400) {
      await context.repositories.jobs.apply(job.id, { type: 'answer-started', at: context.now() });
    }
    const report = await readAnswer({ answer, provider, onEvent, secrets: [key] });
    attempt.responseBody = report.responseBody;
    return report.failure ?? store.failure ?? createFailure('noImage');
  } catch (error) {
    return toFailure(error);
  } finally {
    clearTimeout(farewell);
    answer.close();
  }
}
