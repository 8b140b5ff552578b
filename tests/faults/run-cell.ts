import type { Attempt, Job } from '../../src/lib/contracts/job.ts';
import type { Profile } from '../../src/lib/contracts/profile.ts';
import type { RecordedRequest } from '../support/recorded-request.ts';
import type { ResumeModeName } from '../support/resume-modes.ts';
import { createRunnerHarness } from '../support/runner-harness.ts';
import type { RunnerHarness } from '../support/runner-harness.ts';
import type { UpstreamServer } from '../support/upstream-server.ts';
import { MAX_ATTEMPTS } from './expectation.ts';
import type { Outcome } from './expectation.ts';

export interface CellInput {
  server: UpstreamServer;
  form: Profile['form'];
  scenario: string;
  resume: ResumeModeName;
  /** No other cell has it: it finds the cell's own requests. */
  tag: string;
}

/** What came of a cell. */
export interface CellResult {
  outcome: Outcome | undefined;
  job: Job;
  /** What the result is of. */
  sha256: string[];
  paid: number;
  /** Questions for an answer by its id; free. */
  asks: number;
  /** All else that was sent and is not a request that the upstream refused unread. */
  others: string[];
  waits: number[];
  /** Images that the upstream has, that can be had, and that the job does not have. */
  lost: number;
  /** Requests that were paid for although an image of an earlier one could be had. */
  paidTwice: number;
}

export const PROMPT = 'a red boat';

/** About the smallest legal size: hundreds of cells draw quickly. */
export const SIZE = { width: 816, height: 816 };

/** Silence is a matter of time: the one fault that costs some. */
const STALL_MS = 1_500;
const PATIENT_MS = 30_000;

/** Runs one job through the real runner against the server, and then asks the server what it still has. */
export async function runCell(input: CellInput): Promise<CellResult> {
  const harness = createRunnerHarness();
  try {
    const profile = await addProfile(harness, input);
    const job = await harness.runJob(profile, { recipe: { prompt: PROMPT, size: SIZE } });
    return await examine(harness, input, job);
  } finally {
    harness.close();
  }
}

function addProfile(
  harness: RunnerHarness,
  { server, form, scenario, resume, tag }: CellInput,
): Promise<Profile> {
  return harness.addProfile({
    baseUrl: server.baseUrl(scenario, tag, resume),
    form,
    extraAttempts: MAX_ATTEMPTS - 1,
    stallTimeoutMs: scenario.startsWith('silence') ? STALL_MS : PATIENT_MS,
  });
}

async function examine(harness: RunnerHarness, input: CellInput, job: Job): Promise<CellResult> {
  const { server, tag } = input;
  const sent = server.requests.filter(({ url }) => url.includes(`~${tag}/`));
  const paid = server.paid().filter((request) => sent.includes(request));
  const asks = sent.filter(isAsk);
  const assets = await Promise.all(job.assetIds.map((id) => harness.repositories.assets.get(id)));
  const kept = await findKept(harness, input, job);
  const hasFinal = assets.some((asset) => asset?.kind === 'final');
  return {
    outcome: toOutcome(job),
    job,
    sha256: assets.map((asset) => asset?.bytesHash ?? ''),
    paid: paid.length,
    asks: asks.length,
    others: sent
      .filter((request) => !request.isFree && !paid.includes(request) && !asks.includes(request))
      .map(({ method, url }) => `${method} ${url}`),
    waits: harness.waits,
    lost: hasFinal ? 0 : kept.length,
    paidTwice: kept.filter(({ number }) => number < job.attempt).length,
  };
}

function isAsk({ method, path }: RecordedRequest): boolean {
  return method === 'GET' && /^\/v1\/responses\/[^/]+$/u.test(path);
}

function toOutcome({ state, resumes, failure }: Job): Outcome | undefined {
  const code = failure?.code;
  if (state === 'done') return { end: resumes > 0 ? 'resumed' : 'final' };
  if (state === 'preview-only' && code) return { end: 'preview', code };
  return state === 'failed' && code ? { end: 'error', code } : undefined;
}

/** Attempts that were told the id of an answer which the upstream gives to whoever asks for it. */
async function findKept({ repositories }: RunnerHarness, input: CellInput, job: Job): Promise<Attempt[]> {
  const requests = (await repositories.attempts.ofJob(job.id)).filter(({ kind }) => kind === 'request');
  const answers = await Promise.all(requests.map((attempt) => isKept(input, attempt)));
  return requests.filter((_, index) => answers[index]);
}

async function isKept({ server, scenario, tag, resume }: CellInput, attempt: Attempt): Promise<boolean> {
  const id = /resp_[0-9a-f]{32}/u.exec(attempt.responseBody)?.[0];
  if (id === undefined) return false;
  const answer = await fetch(`${server.baseUrl(scenario, tag, resume)}/v1/responses/${id}`);
  return answer.ok && (await answer.text()).includes('"completed"');
}
