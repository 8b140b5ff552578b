import type { Job } from '../../lib/contracts/job.ts';
import { toRunRecipe } from '../../lib/kernel/run-recipe.ts';
import { toAuthHeaders } from './providers/provider-credentials.ts';
import type { RunContext } from './run-context.ts';
import { toWorkingProfileId } from './start-fallback.ts';
import { sendRequest } from './transport/send-request.ts';

const STALL_MS = 10_000;

/** Tells the upstream to stop working on an answer that lives on without us. Whether it listens changes nothing here. */
export async function cancelUpstream(context: RunContext, job: Job): Promise<void> {
  try {
    await post(context, job);
  } catch {
    // Nobody waits for it, and the job is cancelled all the same.
  }
}

async function post(context: RunContext, job: Job): Promise<void> {
  const { responseId, resumable } = job;
  const { form } = toRunRecipe(job);
  const provider = await context.providerOf({ form });
  const { resume } = provider;
  const profile = await context.repositories.profiles.get(toWorkingProfileId(job));
  if (!resumable || responseId === undefined || !resume?.toCancelRequest || !profile) return;
  const fetch = context.fetchOf(profile);
  const answer = await sendRequest({
    request: resume.toCancelRequest({ profile, responseId }),
    authorization: toAuthHeaders(provider, profile, await context.readKey(profile.id)),
    stallTimeoutMs: STALL_MS,
    ...(fetch ? { fetch } : {}),
  });
  answer.close();
}
