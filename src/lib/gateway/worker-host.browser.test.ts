import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FragileApi } from './testing/fragile.worker.ts';
import type { WorkerHost } from './worker-host.ts';
import { createWorkerHost } from './worker-host.ts';

const startFragile = () =>
  new Worker(new URL('./testing/fragile.worker.ts', import.meta.url), { type: 'module' });

let host: WorkerHost<FragileApi>;
afterEach(() => host.end());

function createHost(start: () => Worker = startFragile, idleMs = 0) {
  const starts = vi.fn(start);
  const onDeath = vi.fn();
  host = createWorkerHost<FragileApi>({ start: starts, onDeath, idleMs });
  return { starts, onDeath };
}

describe('a worker host', () => {
  it('starts its worker on first use, once', async () => {
    const { starts } = createHost();
    expect(starts).not.toHaveBeenCalled();
    const answers = await Promise.all([1, 2].map((value) => host.call((api) => api.double(value))));
    expect(answers).toEqual([2, 4]);
    expect(starts).toHaveBeenCalledTimes(1);
  });

  it('hands a failure of a call on, and lives on', async () => {
    const { starts } = createHost();
    await expect(host.call((api) => api.fail('no such thing'))).rejects.toMatchObject({
      failure: { code: 'internal', message: 'no such thing' },
    });
    await expect(host.call((api) => api.fail('storageFull'))).rejects.toMatchObject({
      failure: { code: 'storageFull' },
    });
    expect(await host.call((api) => api.double(4))).toBe(8);
    expect(starts).toHaveBeenCalledTimes(1);
  });

  it('settles every call when the worker dies, tells of it once, and starts anew', async () => {
    const { starts, onDeath } = createHost();
    const calls = [
      host.call((api) => api.hang()),
      host.call((api) => api.hang()),
      host.call((api) => api.die()),
    ];
    const settled = await Promise.allSettled(calls);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(settled[0]).toMatchObject({ reason: { failure: { code: 'internal' } } });
    expect(onDeath).toHaveBeenCalledTimes(1);
    expect(await host.call((api) => api.double(5))).toBe(10);
    expect(starts).toHaveBeenCalledTimes(2);
  });

  it('settles every call when it is ended, and calls that no death', async () => {
    const { onDeath } = createHost();
    const hanging = host.call((api) => api.hang());
    host.end();
    await expect(hanging).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(onDeath).not.toHaveBeenCalled();
  });

  it('says so where the worker cannot be loaded or started', async () => {
    const { onDeath } = createHost(() => new Worker('/no/such.worker.js', { type: 'module' }));
    await expect(host.call((api) => api.double(1))).rejects.toMatchObject({ failure: { code: 'internal' } });
    expect(onDeath).toHaveBeenCalledWith(expect.objectContaining({ code: 'internal' }));
    createHost(() => {
      throw new Error('blocked');
    });
    await expect(host.call((api) => api.double(1))).rejects.toMatchObject({ failure: { code: 'internal' } });
  });

  it('ends an idle worker and starts another when it is needed', async () => {
    const { starts } = createHost(startFragile, 1);
    const worker = vi.fn();
    starts.mockImplementation(() => {
      const started = startFragile();
      const terminate = started.terminate.bind(started);
      started.terminate = () => {
        worker();
        terminate();
      };
      return started;
    });
    expect(await host.call((api) => api.double(1))).toBe(2);
    await vi.waitUntil(() => worker.mock.calls.length === 1);
    expect(await host.call((api) => api.double(2))).toBe(4);
    expect(starts).toHaveBeenCalledTimes(2);
  });
});
