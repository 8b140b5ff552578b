import type { Attempt, Job } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { ProviderHttpRequest } from '../../lib/contracts/provider.ts';
import { redact } from '../../lib/kernel/redact.ts';
import { describeBody, describeHeaders } from './describe-request.ts';
import type { RunContext } from './run-context.ts';
import type { AnswerReport } from './transport/read-answer.ts';
import type { UpstreamAnswer } from './transport/send-request.ts';

/** The record of an exchange that is about to begin. */
export function createAttempt(
  context: Pick<RunContext, 'createId' | 'now'>,
  { job, profile, kind }: { job: Job; profile: Profile; kind: Attempt['kind'] },
): Attempt {
  return {
    id: context.createId(),
    jobId: job.id,
    profileId: profile.id,
    kind,
    number: job.attempt,
    startedAt: context.now(),
    method: kind === 'request' ? 'POST' : 'GET',
    url: '',
    requestBody: '',
    responseBody: '',
    events: [],
  };
}

export function recordRequest(
  attempt: Attempt,
  request: ProviderHttpRequest,
  secrets: readonly string[],
): void {
  attempt.method = request.method;
  attempt.url = redact(request.url, secrets);
  attempt.requestBody = describeBody(request.body, secrets);
}

export function recordHead(attempt: Attempt, answer: UpstreamAnswer, secrets: readonly string[]): void {
  attempt.status = answer.status;
  attempt.headAtMs = Math.round(answer.times.headAtMs);
  attempt.responseHeaders = describeHeaders(answer.headers, secrets);
}

export function recordAnswer(attempt: Attempt, report: AnswerReport): void {
  attempt.responseBody = report.responseBody;
  attempt.events = report.events;
  if (report.firstByteAtMs !== undefined) attempt.firstByteAtMs = report.firstByteAtMs;
  if (report.lastByteAtMs !== undefined) attempt.lastByteAtMs = report.lastByteAtMs;
}
