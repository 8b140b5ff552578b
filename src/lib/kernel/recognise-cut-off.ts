import type { Attempt } from '../contracts/job.ts';

/** What past attempts say of silence on a line. */
export type SilenceReport =
  /** Requests that said nothing died after `seconds`, `count` times. */
  | { kind: 'cut'; seconds: number; count: number }
  /** None died so, and one outlived a silence of `seconds`. */
  | { kind: 'survived'; seconds: number }
  | { kind: 'nothing' };

/** Seconds after which gateways are known to give up: nginx 60, Cloudflare 100 and 125, balancers and CDNs the others. */
const PLATEAUS = [30, 60, 90, 100, 120, 125, 180, 240, 300, 600];

/** What dies sooner died of something else. */
const MIN_SILENCE_MS = 15_000;

/** A silence that outlived the usual gateways says something. */
const LONG_SILENCE_MS = 127_000;

/** By these a gateway says itself that it waited too long: one is enough. */
const GATEWAY_STATUSES = new Set([504, 524]);
/** By these it says that the line behind it broke: as good as a line that broke. */
const BROKEN_STATUSES = new Set([502, 520]);

interface Death {
  silentMs: number;
  at: number;
  isByGateway: boolean;
}

interface Group {
  seconds: number;
  /** Its time is one that gateways are known for. */
  isKnown: boolean;
  deaths: Death[];
}

/**
 * Looks for a time after which an upstream's silent lines are cut. A gateway's own word (504, 524) is enough; a line that
 * merely broke may have broken for any reason, so two must have done so after one of the known times, or three after the same
 * other one. What the user cancelled and what our own timer ended says nothing. Attempts in any order.
 */
export function recogniseCutOff(attempts: readonly Attempt[]): SilenceReport {
  const survivors = attempts.filter(isSurvivor).map((attempt) => ({
    silentMs: longestSilence(attempt),
    at: attempt.startedAt,
  }));
  const groups = groupDeaths(attempts.flatMap(toDeath)).filter(
    (group) => isEnough(group) && !isRefuted(group, survivors),
  );
  const [worst] = groups.sort((a, b) => b.deaths.length - a.deaths.length || newestOf(b) - newestOf(a));
  if (worst) return { kind: 'cut', seconds: worst.seconds, count: worst.deaths.length };
  const longest = Math.max(0, ...survivors.map(({ silentMs }) => silentMs));
  return longest >= LONG_SILENCE_MS
    ? { kind: 'survived', seconds: Math.floor(longest / 1000) }
    : { kind: 'nothing' };
}

function isSurvivor({ failure, status, kind, endedAt }: Attempt): boolean {
  return endedAt !== undefined && kind !== 'poll' && failure === undefined && (status ?? 500) < 400;
}

function toDeath(attempt: Attempt): Death[] {
  const { failure, status, kind, endedAt, startedAt } = attempt;
  if (endedAt === undefined || failure === undefined || kind === 'poll') return [];
  const named = status !== undefined && status >= 400 ? status : (failure.status ?? 0);
  const isByGateway = GATEWAY_STATUSES.has(named);
  if (!isByGateway && failure.code !== 'network' && !BROKEN_STATUSES.has(named)) return [];
  // A broken line was silent from its last byte on; a gateway speaks up when it gives up.
  const silentMs = failure.code === 'network' ? silenceAtEnd(attempt) : longestSilence(attempt);
  return silentMs < MIN_SILENCE_MS ? [] : [{ silentMs, at: startedAt, isByGateway }];
}

function silenceAtEnd(attempt: Attempt): number {
  const lastSign = attempt.lastByteAtMs ?? attempt.headAtMs ?? 0;
  return lengthOf(attempt) - lastSign;
}

function longestSilence(attempt: Attempt): number {
  const { headAtMs = 0, firstByteAtMs = headAtMs, lastByteAtMs = firstByteAtMs, events } = attempt;
  const signs = [
    0,
    headAtMs,
    firstByteAtMs,
    ...events.map(({ atMs }) => atMs),
    lastByteAtMs,
    lengthOf(attempt),
  ];
  const sorted = signs.sort((a, b) => a - b);
  return Math.max(...sorted.slice(1).map((sign, index) => sign - (sorted[index] ?? 0)));
}

function lengthOf({ startedAt, endedAt = startedAt }: Attempt): number {
  return endedAt - startedAt;
}

/** Clocks of gateways and ours differ, and the way back takes time. */
function toleranceOf(seconds: number): number {
  return Math.max(2.5, seconds * 0.03);
}

function groupDeaths(deaths: readonly Death[]): Group[] {
  const groups: Group[] = [];
  for (const death of deaths) {
    const seconds = death.silentMs / 1000;
    const plateau = nearestPlateau(seconds);
    const isOf = (group: Group): boolean =>
      plateau === undefined
        ? !group.isKnown && Math.abs(group.seconds - seconds) <= toleranceOf(seconds)
        : group.seconds === plateau;
    const group = groups.find(isOf);
    if (group) group.deaths.push(death);
    else
      groups.push({
        seconds: plateau ?? Math.round(seconds),
        isKnown: plateau !== undefined,
        deaths: [death],
      });
  }
  return groups;
}

function nearestPlateau(seconds: number): number | undefined {
  const distance = (plateau: number): number => Math.abs(plateau - seconds);
  const [nearest] = [...PLATEAUS].sort((a, b) => distance(a) - distance(b));
  return nearest !== undefined && distance(nearest) <= toleranceOf(nearest) ? nearest : undefined;
}

function isEnough({ deaths, isKnown }: Group): boolean {
  return deaths.some(({ isByGateway }) => isByGateway) || deaths.length >= (isKnown ? 2 : 3);
}

/** Since the last of them a longer silence was survived: somebody has raised the limit. */
function isRefuted(group: Group, survivors: readonly { silentMs: number; at: number }[]): boolean {
  const limitMs = (group.seconds + toleranceOf(group.seconds)) * 1000;
  return survivors.some(({ silentMs, at }) => at > newestOf(group) && silentMs > limitMs);
}

function newestOf({ deaths }: Group): number {
  return Math.max(...deaths.map(({ at }) => at));
}
