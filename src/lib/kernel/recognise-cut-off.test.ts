import { describe, expect, it } from 'vitest';
import type { Attempt } from '../contracts/job.ts';
import type { FailureCode } from '../contracts/failure.ts';
import { createFailure } from './app-error.ts';
import { recogniseCutOff } from './recognise-cut-off.ts';

let count = 0;

/** An attempt that lasted `seconds`; times of its bytes in seconds. */
function createAttempt(seconds: number, values: Partial<Attempt> = {}): Attempt {
  const startedAt = 1_000_000 * ++count;
  return {
    id: `a${count}`,
    jobId: 'j',
    profileId: 'p',
    kind: 'request',
    number: 1,
    startedAt,
    endedAt: startedAt + seconds * 1000,
    method: 'POST',
    url: '',
    requestBody: '',
    responseBody: '',
    events: [],
    ...values,
  };
}

const died = (seconds: number, code: FailureCode = 'network', values: Partial<Attempt> = {}) =>
  createAttempt(seconds, { failure: createFailure(code), ...values });

const gaveUp = (seconds: number, status: number) =>
  died(seconds, 'timeoutGateway', {
    status,
    headAtMs: seconds * 1000 - 20,
    failure: createFailure('timeoutGateway', { status }),
  });

const lasted = (seconds: number, eventsAt: number[] = []) =>
  createAttempt(seconds, {
    status: 200,
    headAtMs: 100,
    events: eventsAt.map((at) => ({ atMs: at * 1000, name: 'e', length: 1, text: '' })),
    lastByteAtMs: seconds * 1000,
  });

describe('recogniseCutOff', () => {
  it('says nothing of nothing, and of short answers', () => {
    expect(recogniseCutOff([])).toEqual({ kind: 'nothing' });
    expect(recogniseCutOff([lasted(40), died(3), died(3.1)])).toEqual({ kind: 'nothing' });
  });

  it.each([
    [524, 100.4, 100],
    [524, 125.2, 125],
    [504, 60.1, 60],
    [504, 241, 240],
    [504, 47, 47],
  ])('takes one %i after %f s at its word: %i s', (status, seconds, expected) => {
    expect(recogniseCutOff([gaveUp(seconds, status)])).toEqual({ kind: 'cut', seconds: expected, count: 1 });
  });

  it('does not take one broken line for a rule, but two after a known time', () => {
    expect(recogniseCutOff([died(100.2)])).toEqual({ kind: 'nothing' });
    expect(recogniseCutOff([died(100.2), died(101)])).toEqual({ kind: 'cut', seconds: 100, count: 2 });
    expect(recogniseCutOff([died(60.4), died(100)])).toEqual({ kind: 'nothing' });
  });

  it('wants three of a time that nothing is known for', () => {
    expect(recogniseCutOff([died(75), died(75.4)])).toEqual({ kind: 'nothing' });
    expect(recogniseCutOff([died(75), died(75.4), died(74.8)])).toEqual({
      kind: 'cut',
      seconds: 75,
      count: 3,
    });
  });

  it('counts silence, not length: a stream that spoke is cut that long after its last byte', () => {
    const values = { status: 200, headAtMs: 50, firstByteAtMs: 60, lastByteAtMs: 30_000 };
    expect(recogniseCutOff([died(90.5, 'network', values), died(90.1, 'network', values)])).toEqual({
      kind: 'cut',
      seconds: 60,
      count: 2,
    });
    const spoke = { ...values, lastByteAtMs: 99_000 };
    expect(recogniseCutOff([died(100, 'network', spoke), died(100, 'network', spoke)]).kind).toBe('nothing');
  });

  it('does not count what the user cancelled, what our timer ended, polls, and what still runs', () => {
    const running = died(100);
    delete running.endedAt;
    const attempts = [
      ...['cancelled', 'stalled', 'auth', 'moderation'].flatMap((code) => [
        died(100, code as FailureCode),
        died(100, code as FailureCode),
      ]),
      died(100, 'network', { kind: 'poll' }),
      died(100, 'network', { kind: 'poll' }),
      running,
      died(100),
    ];
    expect(recogniseCutOff(attempts)).toEqual({ kind: 'nothing' });
  });

  it('counts a 502 and a 520 like a broken line', () => {
    const broken = (status: number) =>
      died(60.5, 'serverError', {
        status,
        headAtMs: 60_400,
        failure: createFailure('serverError', { status }),
      });
    expect(recogniseCutOff([broken(502)]).kind).toBe('nothing');
    expect(recogniseCutOff([broken(502), broken(520)])).toEqual({ kind: 'cut', seconds: 60, count: 2 });
  });

  it('believes a longer silence that was survived later, and not one before', () => {
    const before = lasted(200);
    const cuts = [gaveUp(100, 524), gaveUp(100.3, 524)];
    expect(recogniseCutOff([before, ...cuts])).toEqual({ kind: 'cut', seconds: 100, count: 2 });
    expect(recogniseCutOff([...cuts, lasted(200)])).toEqual({ kind: 'survived', seconds: 199 });
    expect(recogniseCutOff([...cuts, lasted(200, [50, 100, 150])]).kind).toBe('cut');
  });

  it('names the time that most requests died after', () => {
    const attempts = [gaveUp(60, 504), gaveUp(100, 524), gaveUp(100, 524)];
    expect(recogniseCutOff(attempts)).toEqual({ kind: 'cut', seconds: 100, count: 2 });
  });
});
