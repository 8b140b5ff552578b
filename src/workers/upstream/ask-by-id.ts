import type { ResumeAbility } from '../../lib/contracts/traits.ts';
import { createAttempt, recordAnswer, recordHead, recordRequest } from './attempt-record.ts';
import type { AttemptRun } from './exchange.ts';
import { toAuthHeaders } from './providers/provider-credentials.ts';
import type { RunContext } from './run-context.ts';
import { readAnswer } from './transport/read-answer.ts';
import { sendRequest } from './transport/send-request.ts';

/** Asked beside a stream that goes on, so it must not outlive it by much. */
const STALL_MS = 20_000;

/**
 * Asks for an answer by its id while its stream still comes, to learn whether the upstream can give it back. Undefined: there
 * was no reply that says either. Nothing of what comes is stored but the record of it.
 */
export async function askById(
  context: RunContext,
  run: Pick<AttemptRun, 'job' | 'profile' | 'provider' | 'key' | 'ended'>,
  responseId: string,
): Promise<ResumeAbility | undefined> {
  const { profile, provider, key, ended } = run;
  if (!provider.resume) return 'none';
  const request = provider.resume.toPollRequest({ profile, responseId });
  const attempt = createAttempt(context, { ...run, kind: 'poll' });
  recordRequest(attempt, request, [key]);
  const ids = new Set<string>();
  try {
    const fetch = context.fetchOf(profile);
    const answer = await sendRequest({
      request,
      authorization: toAuthHeaders(provider, profile, key),
      signal: ended,
      stallTimeoutMs: STALL_MS,
      ...(fetch ? { fetch } : {}),
    });
    recordHead(attempt, answer, [key]);
    const report = await readAnswer({
      answer,
      provider,
      onEvent: (event) => void (event.type === 'response-created' && ids.add(event.responseId)),
      secrets: [key],
    });
    recordAnswer(attempt, report);
    if (report.failure && answer.status >= 400) attempt.failure = report.failure;
    if (answer.status === 429 || answer.status >= 502) return undefined;
    return answer.status < 300 && ids.has(responseId) ? 'poll' : 'none';
  } catch {
    // No line: that says nothing about the upstream.
    return undefined;
  } finally {
    attempt.endedAt = context.now();
    await Promise.allSettled([context.repositories.attempts.put(attempt)]);
  }
}
