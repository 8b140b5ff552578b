import { describe, expect, it, vi } from 'vitest';
import { AppUpdate } from './app-update.svelte.ts';

type State = ServiceWorkerState;

class FakeWorker extends EventTarget {
  state: State = 'installing';
  readonly postMessage = vi.fn();

  turn(state: State): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

class FakeRegistration extends EventTarget {
  waiting: FakeWorker | null = null;
  installing: FakeWorker | null = null;
  readonly update = vi.fn(() => Promise.reject(new TypeError('no network')));

  /** A new version is found, fetched, and waits. */
  bring(): FakeWorker {
    const coming = new FakeWorker();
    this.installing = coming;
    this.dispatchEvent(new Event('updatefound'));
    this.installing = null;
    this.waiting = coming;
    coming.turn('installed');
    return coming;
  }
}

class FakeContainer extends EventTarget {
  controller: object | null = {};
  readonly registration = new FakeRegistration();
  register: () => Promise<unknown> = () => Promise.resolve(this.registration);

  /** The version that waited rules the page now. */
  takeOver(): void {
    this.registration.waiting = null;
    this.dispatchEvent(new Event('controllerchange'));
  }
}

async function startUpdate(change: (container: FakeContainer) => void = () => undefined) {
  const container = new FakeContainer();
  change(container);
  const reload = vi.fn();
  const platform = { container: container as unknown as ServiceWorkerContainer, reload, now: Date.now };
  const update = new AppUpdate(platform);
  await update.register();
  return { container, update, reload };
}

describe('AppUpdate', () => {
  it('offers a version that has come, lets it take over and starts it', async () => {
    const { container, update, reload } = await startUpdate();
    expect(update.isReady).toBe(false);
    const coming = container.registration.bring();
    expect(update.isReady).toBe(true);
    update.apply();
    expect(coming.postMessage).toHaveBeenCalledExactlyOnceWith({ type: 'SKIP_WAITING' });
    expect(reload).not.toHaveBeenCalled();
    container.takeOver();
    expect(reload).toHaveBeenCalledOnce();
  });

  it('offers a version that waits since the last visit', async () => {
    const { update } = await startUpdate(({ registration }) => (registration.waiting = new FakeWorker()));
    expect(update.isReady).toBe(true);
  });

  it('offers nothing on a first visit', async () => {
    const { container, update, reload } = await startUpdate((fake) => (fake.controller = null));
    container.registration.bring();
    expect(update.isReady).toBe(false);
    container.takeOver();
    expect(update.isReady).toBe(false);
    expect(reload).not.toHaveBeenCalled();
  });

  it('lives where service workers are refused', async () => {
    const refuse = () => Promise.reject(new DOMException('no', 'SecurityError'));
    const { update, reload } = await startUpdate((container) => (container.register = refuse));
    expect(update.isReady).toBe(false);
    update.apply();
    expect(reload).toHaveBeenCalledOnce();
  });

  it('says so when another window was faster, and only reloads then', async () => {
    const { container, update, reload } = await startUpdate();
    container.takeOver();
    expect(update.isReady).toBe(true);
    expect(reload).not.toHaveBeenCalled();
    update.apply();
    expect(reload).toHaveBeenCalledOnce();
  });

  it('waits for the jobs when asked to, also if another window is faster', async () => {
    const { container, update, reload } = await startUpdate();
    container.registration.bring();
    update.applyLater();
    expect(update.isReady).toBe(false);
    expect(update.isWanted).toBe(true);
    container.takeOver();
    expect(reload).not.toHaveBeenCalled();
    expect(update.isReady).toBe(false);
    update.apply();
    expect(reload).toHaveBeenCalledOnce();
  });

  it('can be put off', async () => {
    const { container, update } = await startUpdate();
    container.registration.bring();
    update.postpone();
    expect(update.isReady).toBe(false);
    expect(update.isWanted).toBe(false);
  });
});
