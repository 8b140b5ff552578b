import { describe, expect, it } from 'vitest';
import { createJobControl } from './job-control.ts';

/** Resolves with true when its signal fires; never by itself. */
function untilFired(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });
}

describe('createJobControl', () => {
  it('ends the wait that is on, and not the one after it', async () => {
    const control = createJobControl();
    const first = control.wait(untilFired);
    control.endWait();
    await first;
    let isSecondOver = false;
    const second = control.wait(untilFired).then(() => {
      isSecondOver = true;
    });
    await Promise.resolve();
    await Promise.resolve();
    expect(isSecondOver).toBe(false);
    control.endWait();
    await second;
  });

  it('ends the next wait where none is on yet', async () => {
    const control = createJobControl();
    control.endWait();
    await control.wait(untilFired);
  });

  it.each(['cancel', 'stop'] as const)('%s ends a wait too', async (verb) => {
    const control = createJobControl();
    const wait = control.wait(untilFired);
    control[verb]();
    await wait;
  });
});

describe('a reconnect', () => {
  it('ends a wait for the same answer, and no other', async () => {
    const control = createJobControl();
    const retry = control.wait(untilFired);
    control.reconnect();
    control.endWait();
    expect(await retry).toBe(false);
    const resume = control.wait(untilFired, 'resume');
    control.reconnect();
    expect(await resume).toBe(false);
  });

  it('ends no wait that is yet to come', async () => {
    const control = createJobControl();
    control.reconnect();
    expect(await control.wait(() => Promise.resolve(), 'resume')).toBe(true);
  });

  it('drops the newest line, if nothing is lost by it', () => {
    const control = createJobControl();
    let canDrop = false;
    const old = control.openLine(() => true);
    const line = control.openLine(() => canDrop);
    control.reconnect();
    expect(line.aborted).toBe(false);
    canDrop = true;
    control.reconnect();
    expect(line.aborted).toBe(true);
    expect(old.aborted).toBe(false);
  });
});
