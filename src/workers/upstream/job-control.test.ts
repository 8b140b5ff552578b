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
