import type { Profile } from '../../../lib/contracts/profile.ts';
import type { Finding, ProbeId, Traits } from '../../../lib/contracts/traits.ts';
import type { PageFacts, UpstreamApi } from '../../../lib/contracts/upstream-api.ts';
import { toFailure } from '../../../lib/kernel/app-error.ts';
import { needsPayment, probesOf } from '../../../lib/kernel/probe-plan.ts';
import { recogniseRelays } from '../../../lib/kernel/recognise-relay.ts';
import { redact } from '../../../lib/kernel/redact.ts';
import { probeHost } from '../transport/probe-host.ts';
import type { DoctorContext } from './doctor-context.ts';
import { canvasPixels } from './pixels.ts';
import type { Verdict } from './probe.ts';
import { PROBES } from './probes.ts';
import { recordProbeExpense } from './record-probe-expense.ts';
import { createPaidSender } from './send-paid.ts';
import { toResume } from './to-resume.ts';
import { Visit } from './visit.ts';

/** Past attempts that are looked at; older ones tell of an upstream that was. */
const MOST_ATTEMPTS = 300;

export type Doctor = Pick<UpstreamApi, 'diagnose' | 'stopDiagnosis'>;

/** Finds out what an upstream can do, one question after the other, and writes each finding as it comes. */
export function createDoctor(context: DoctorContext): Doctor {
  const running = new Map<string, AbortController>();

  async function diagnose(profileId: string, paid: ProbeId[], page: PageFacts): Promise<void> {
    if (running.has(profileId)) return;
    const stop = new AbortController();
    running.set(profileId, stop);
    try {
      await examine(context, { profileId, paid, page, stop });
    } finally {
      running.delete(profileId);
    }
  }

  async function stopDiagnosis(profileId: string): Promise<void> {
    running.get(profileId)?.abort();
    const profile = await context.repositories.profiles.get(profileId);
    // Another window's diagnosis sees that it is not wanted any more.
    if (profile) await clear(context, profile);
  }

  return { diagnose, stopDiagnosis };
}

interface Wish {
  profileId: string;
  paid: readonly ProbeId[];
  page: PageFacts;
  stop: AbortController;
}

/** A diagnosis while it runs. */
interface Examination {
  profile: Profile;
  key: string;
  visit: Visit;
  startedAt: number;
  stop: AbortController;
}

async function examine(context: DoctorContext, wish: Wish): Promise<void> {
  const profile = await context.repositories.profiles.get(wish.profileId);
  if (!profile) return;
  const examination = await begin(context, profile, wish);
  const probes = probesOf(profile).filter((probe) => !needsPayment(probe) || wish.paid.includes(probe));
  try {
    for (const probe of probes) {
      if (wish.stop.signal.aborted) return;
      if (isSensible(examination.visit, probe)) await take(context, examination, probe);
    }
  } finally {
    await clear(context, profile, examination.startedAt);
  }
}

async function begin(context: DoctorContext, profile: Profile, wish: Wish): Promise<Examination> {
  const { repositories } = context;
  const key = await context.readKey(profile.id);
  const traits = await repositories.traits.of(profile);
  const visit = new Visit({
    profile,
    key,
    page: wish.page,
    paid: wish.paid,
    traits,
    signal: wish.stop.signal,
    fetch: context.fetchOf(profile),
    probeHost: context.probeHost ?? probeHost,
    readAttempts: () => repositories.attempts.ofProfile(profile.id, MOST_ATTEMPTS),
    sendPaid: createPaidSender({
      providerOf: context.providerOf,
      pixels: context.pixels ?? canvasPixels,
      onPaid: (paidProfile, request, usage) =>
        recordProbeExpense(context, { profile: paidProfile, request, usage }),
    }),
  });
  const startedAt = context.now();
  await repositories.traits.change(profile, startedAt, () => ({
    diagnosing: { startedAt, probe: 'reachable' },
  }));
  return { profile, key, visit, startedAt, stop: wish.stop };
}

/** What is known to be wanting makes no sense of what builds upon it; it is left out and not marked. */
function isSensible(visit: Visit, probe: ProbeId): boolean {
  return PROBES[probe].needs.every((needed) => visit.findings.get(needed)?.outcome !== 'no');
}

async function take(context: DoctorContext, examination: Examination, probe: ProbeId): Promise<void> {
  const { profile, key, visit, startedAt, stop } = examination;
  const { traits } = context.repositories;
  const { diagnosing } = await traits.of(profile);
  // Stopped in another window, or the profile was changed or deleted meanwhile.
  if (diagnosing?.startedAt !== startedAt) return stop.abort();
  await traits.change(profile, context.now(), () => ({ diagnosing: { startedAt, probe } }));
  const verdict = await run(visit, probe);
  if (!verdict || stop.signal.aborted) return;
  const finding = toFinding(probe, verdict, { key, at: context.now() });
  visit.findings.set(probe, finding);
  await traits.change(profile, finding.at, (before) => ({
    findings: replaceFinding(before, finding),
    resume: toResume(before.resume, finding, { isPaid: visit.isPaid(probe) }),
    relays: mergeRelays(before, visit),
  }));
}

/** A probe that came to nothing is a finding, too; one that was stopped is none. */
async function run(visit: Visit, probe: ProbeId): Promise<Verdict | undefined> {
  try {
    return await PROBES[probe].run(visit);
  } catch (error) {
    const failure = toFailure(error);
    if (failure.code === 'cancelled') return undefined;
    return { outcome: 'unknown', reason: 'failed', values: { message: failure.message || failure.code } };
  }
}

function toFinding(
  probe: ProbeId,
  { outcome, reason, values = {} }: Verdict,
  { key, at }: { key: string; at: number },
): Finding {
  const safe = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? redact(value, [key]) : value,
  ]);
  return { probe, outcome, reason, values: Object.fromEntries(safe) as Finding['values'], at };
}

/** The newer one of a probe takes the older one's place. */
function replaceFinding({ findings }: Traits, finding: Finding): Finding[] {
  return [...findings.filter(({ probe }) => probe !== finding.probe), finding];
}

function mergeRelays({ relays }: Traits, { profile, seen }: Visit): Traits['relays'] {
  return [...new Set([...relays, ...recogniseRelays(profile.baseUrl, seen)])];
}

/** `startedAt`: only if it is still this diagnosis that the row speaks of. */
async function clear(context: DoctorContext, profile: Profile, startedAt?: number): Promise<void> {
  const { traits } = context.repositories;
  const { diagnosing } = await traits.of(profile);
  if (!diagnosing || (startedAt !== undefined && diagnosing.startedAt !== startedAt)) return;
  await traits.change(profile, context.now(), () => ({ diagnosing: undefined }));
}
