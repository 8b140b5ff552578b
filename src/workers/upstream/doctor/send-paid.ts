import type { Usage } from '../../../lib/contracts/job.ts';
import type { Profile } from '../../../lib/contracts/profile.ts';
import type { Provider, ProviderHttpRequest } from '../../../lib/contracts/provider.ts';
import type { ProbeId } from '../../../lib/contracts/traits.ts';
import { toFailure } from '../../../lib/kernel/app-error.ts';
import { toPaidPlan } from '../../../lib/kernel/probe-plan.ts';
import type { PaidRequest } from '../../../lib/kernel/probe-plan.ts';
import { toAuthHeaders } from '../providers/provider-credentials.ts';
import { readAnswer } from '../transport/read-answer.ts';
import { sendRequest } from '../transport/send-request.ts';
import { createCollector } from './collect-answer.ts';
import type { Collector } from './collect-answer.ts';
import { isFieldRefused } from './paid-answer.ts';
import type { PaidAnswer, PaidExtra, PaidImage } from './paid-answer.ts';
import { toPaidHttpRequest } from './paid-request.ts';
import type { Pixels } from './pixels.ts';
import type { Visit } from './visit.ts';

export interface PaidSenderOptions {
  providerOf(profile: Pick<Profile, 'form' | 'description'>): Provider | Promise<Provider>;
  pixels: Pixels;
  /** Called once for each request that an upstream took. */
  onPaid(profile: Profile, request: PaidRequest, usage: Usage | undefined): Promise<void>;
}

type SendPaid = (visit: Visit, request: PaidRequest, probes: readonly ProbeId[]) => Promise<PaidAnswer>;

/**
 * Sends the requests that cost money. One that is refused for what is in it, which costs nothing, goes out again with less in it;
 * never again after anything else.
 */
export function createPaidSender(options: PaidSenderOptions): SendPaid {
  return async (visit, request, probes) => {
    const refused: PaidExtra[] = [];
    for (;;) {
      const extras = toExtras(visit, request).filter((extra) => !refused.includes(extra));
      const answer = await sendOnce(options, { visit, request, probes, extras });
      const [extra] = extras;
      if (extra === undefined || !isFieldRefused(answer.failure)) return { ...answer, refused };
      refused.push(extra);
    }
  };
}

/** In the order in which they are given up. */
function toExtras(visit: Visit, request: PaidRequest): PaidExtra[] {
  if (request !== 'picture') return [];
  const isWanted = visit.isPaid('background') || visit.isPaid('fetchById');
  return visit.profile.form === 'responses' && isWanted ? ['background', 'stream'] : ['stream'];
}

interface Sending {
  visit: Visit;
  request: PaidRequest;
  probes: readonly ProbeId[];
  extras: readonly PaidExtra[];
}

async function sendOnce(options: PaidSenderOptions, sending: Sending): Promise<PaidAnswer> {
  const { visit, request, probes, extras } = sending;
  const provider = await options.providerOf(visit.profile);
  const plan = toPaidPlan(visit.profile, request);
  const sources = request === 'edit' ? await options.pixels.drawSources(plan.size) : [];
  const hasMask = probes.includes('mask');
  const collected = createCollector();
  const answer: PaidAnswer = { plan, images: [], refused: [], isStream: undefined, responseId: '' };
  try {
    const http = await toPaidHttpRequest({
      provider,
      profile: { ...visit.profile, stream: extras.includes('stream') || isStreamed(visit.profile, request) },
      plan,
      background: extras.includes('background'),
      keep: visit.isPaid('fetchById'),
      sources: probes.includes('severalImages') ? sources : sources.slice(0, 1),
      ...(hasMask ? { mask: await options.pixels.drawMask(plan.size) } : {}),
    });
    Object.assign(answer, await exchange(visit, { provider, http, collected }));
  } catch (error) {
    answer.failure = toFailure(error);
  }
  if (isMaybePaid(answer)) await options.onPaid(visit.profile, request, collected.usage());
  visit.signal.throwIfAborted();
  Object.assign(answer, await collected.toAnswer(visit));
  const [source] = sources;
  const [image] = answer.images;
  if (hasMask && source && image) await compare(options.pixels, answer, { source, image });
  return answer;
}

/** A request that is not about streaming goes out as the profile's own do; several images at once come in one piece. */
function isStreamed(profile: Profile, request: PaidRequest): boolean {
  return request === 'edit' && profile.stream;
}

const BILLED_CODES = new Set(['stalled', 'timeoutGateway', 'cancelled']);

/** Refusals are free; a line that broke or a gateway that gave up may have left a bill. */
function isMaybePaid({ failure, isStream }: PaidAnswer): boolean {
  if (!failure) return true;
  const hasBegun = isStream !== undefined && (failure.status === undefined || failure.status < 400);
  return hasBegun || BILLED_CODES.has(failure.code);
}

async function exchange(
  visit: Visit,
  { provider, http, collected }: { provider: Provider; http: ProviderHttpRequest; collected: Collector },
): Promise<Partial<PaidAnswer>> {
  const { profile, key, signal, fetch } = visit;
  const answer = await sendRequest({
    request: http,
    authorization: toAuthHeaders(provider, profile, key),
    signal,
    stallTimeoutMs: profile.stallTimeoutMs,
    ...(fetch ? { fetch } : {}),
  });
  const report = await readAnswer({ answer, provider, onEvent: collected.add, secrets: [key] });
  if (answer.status >= 400) {
    const headers = Object.fromEntries(answer.headers);
    visit.seen.push({ status: answer.status, headers, body: report.responseBody });
  }
  const { failure, firstByteAtMs, lastByteAtMs, events } = report;
  return {
    ...(failure === undefined ? {} : { failure }),
    ...(answer.status >= 400 || events.length === 0
      ? {}
      : { isStream: events.some(({ name }) => name !== 'json') }),
    ...(firstByteAtMs === undefined ? {} : { firstMs: firstByteAtMs }),
    ...(lastByteAtMs === undefined ? {} : { lastMs: lastByteAtMs }),
  };
}

async function compare(
  pixels: Pixels,
  answer: PaidAnswer,
  { source, image }: { source: Blob; image: PaidImage },
): Promise<void> {
  if (!image.facts) return;
  const result = new Blob([image.bytes], { type: image.facts.mimeType });
  const changed = await pixels.compare(source, result);
  if (changed) answer.changed = changed;
}
