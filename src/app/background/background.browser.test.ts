import { describe, expect, it, vi } from 'vitest';
import { fakeJob } from './job-row.fake.ts';
import { showBadge } from './app-badge.ts';
import { playChime } from './chime.ts';
import { claimNotice } from './claim-notice.ts';
import type { AwakePlatform } from './hold-awake.ts';
import { holdAwake } from './hold-awake.ts';
import { listenToNoticeClicks } from './listen-to-notice-clicks.ts';
import type { NotificationPlatform } from './show-notification.ts';
import { showNotification } from './show-notification.ts';
import { tellEnds } from './tell-ends.ts';

/** Lets what was promised happen. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('holdAwake', () => {
  class FakeScreen extends EventTarget implements AwakePlatform {
    visibilityState: DocumentVisibilityState = 'visible';
    locks: { released: boolean; release: () => Promise<void> }[] = [];
    readonly document = this;
    readonly wakeLock = {
      request: () => {
        const lock = { released: false, release: async () => void (lock.released = true) };
        this.locks.push(lock);
        return Promise.resolve(lock as unknown as WakeLockSentinel);
      },
    };

    get held(): number {
      return this.locks.filter((lock) => !lock.released).length;
    }

    /** The browser takes the lock away from a page that is hidden. */
    turn(state: DocumentVisibilityState): void {
      this.visibilityState = state;
      if (state === 'hidden') this.locks.forEach((lock) => (lock.released = true));
      this.dispatchEvent(new Event('visibilitychange'));
    }
  }

  it('holds one lock, asks for it again when the page shows, and gives it back', async () => {
    const screen = new FakeScreen();
    const release = holdAwake(screen);
    await settle();
    expect(screen.held).toBe(1);
    screen.turn('hidden');
    await settle();
    expect(screen.held).toBe(0);
    screen.turn('visible');
    screen.turn('visible');
    await settle();
    expect(screen.held).toBe(1);
    release();
    await settle();
    expect(screen.held).toBe(0);
    screen.turn('visible');
    await settle();
    expect(screen.held).toBe(0);
  });

  it('keeps no lock that comes after the end', async () => {
    const screen = new FakeScreen();
    holdAwake(screen)();
    await settle();
    expect(screen.locks).toHaveLength(1);
    expect(screen.held).toBe(0);
  });

  it('lives without: no such thing, or refused', async () => {
    const screen = new FakeScreen();
    holdAwake({ document: screen, wakeLock: undefined })();
    holdAwake({
      document: screen,
      wakeLock: { request: () => Promise.reject(new DOMException('low battery', 'NotAllowedError')) },
    })();
    await settle();
    expect(screen.held).toBe(0);
  });
});

describe('showBadge', () => {
  it('shows the number, clears it at none, and is absent where there is no badge', () => {
    const platform = {
      setAppBadge: vi.fn(() => Promise.resolve()),
      clearAppBadge: vi.fn(() => Promise.reject(new Error('not installed'))),
    };
    showBadge(3, platform);
    showBadge(0, platform);
    expect(platform.setAppBadge).toHaveBeenCalledExactlyOnceWith(3);
    expect(platform.clearAppBadge).toHaveBeenCalledOnce();
    expect(() => showBadge(1, {})).not.toThrow();
  });
});

describe('playChime', () => {
  it('plays two soft tones and lets go of the sound', async () => {
    const context = new OfflineAudioContext(1, 44_100 * 2, 44_100);
    const close = vi.fn(() => Promise.resolve());
    const resume = () => Promise.resolve();
    playChime(Object.assign(context, { close, resume }) as unknown as AudioContext);
    const samples = (await OfflineAudioContext.prototype.startRendering.call(context)).getChannelData(0);
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(loudest).toBeGreaterThan(0.05);
    expect(loudest).toBeLessThan(0.3);
    expect(samples.slice(-4410).every((sample) => Math.abs(sample) < 0.001)).toBe(true);
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
  });
});

describe('claimNotice', () => {
  it('gives a batch to the first that asks, until the claim has passed', async () => {
    const batchId = crypto.randomUUID();
    let pass = () => undefined as void;
    const wait = () => new Promise<void>((resolve) => (pass = resolve));
    expect(await claimNotice(batchId, { wait })).toBe(true);
    expect(await claimNotice(batchId, { wait })).toBe(false);
    expect(await claimNotice(crypto.randomUUID(), { wait: () => Promise.resolve() })).toBe(true);
    pass();
    const again = () => claimNotice(batchId, { wait: () => Promise.resolve() });
    await vi.waitFor(async () => expect(await again()).toBe(true));
  });
});

describe('showNotification', () => {
  const words = { title: 'Your image is ready', body: 'A cat' };
  const notice = { batchId: 'b1', workspaceId: 'w1', prompt: 'A cat', done: 1, total: 1, previews: 0 };

  function fakePlatform(changes: Partial<NotificationPlatform> = {}) {
    const shown = { onclick: null as (() => void) | null, close: vi.fn() };
    const create = vi.fn((_title: string, _options: NotificationOptions) => shown);
    const platform = {
      permission: () => 'granted',
      registration: () => Promise.resolve(undefined),
      create,
      focus: vi.fn(),
      ...changes,
    } as NotificationPlatform;
    return { platform, create, shown };
  }

  it('goes through the service worker where there is one, under the name of its batch', async () => {
    const registration = { showNotification: vi.fn(() => Promise.resolve()) };
    const { platform, create } = fakePlatform({ registration: () => Promise.resolve(registration) });
    await showNotification({ notice, words, onOpen: vi.fn() }, platform);
    expect(create).not.toHaveBeenCalled();
    expect(registration.showNotification).toHaveBeenCalledExactlyOnceWith(
      words.title,
      expect.objectContaining({ body: 'A cat', tag: 'easel-b1', data: { workspaceId: 'w1' } }),
    );
  });

  it('is shown by the page elsewhere; a click focuses it and opens the workspace', async () => {
    const { platform, shown } = fakePlatform();
    const onOpen = vi.fn();
    await showNotification({ notice, words, onOpen }, platform);
    shown.onclick?.();
    expect(platform.focus).toHaveBeenCalledOnce();
    expect(shown.close).toHaveBeenCalledOnce();
    expect(onOpen).toHaveBeenCalledExactlyOnceWith({ workspaceId: 'w1' });
  });

  it('shows nothing that was not allowed', async () => {
    const { platform, create } = fakePlatform({ permission: () => 'denied' });
    await showNotification({ notice, words, onOpen: vi.fn() }, platform);
    expect(create).not.toHaveBeenCalled();
  });
});

describe('tellEnds', () => {
  const before = [fakeJob({ state: 'running' })];
  const read = () => Promise.resolve([fakeJob({ state: 'done', endedAt: 1 })]);
  const start = (claim: boolean) => ({
    claim: vi.fn(() => Promise.resolve(claim)),
    show: vi.fn(() => Promise.resolve()),
    chime: vi.fn(),
  });

  it('shows and sounds as the settings say', async () => {
    for (const [notify, sound] of [
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ] as const) {
      const tell = start(true);
      await tellEnds({ before, notify, sound, read, open: vi.fn() }, tell);
      expect(tell.show).toHaveBeenCalledTimes(notify ? 1 : 0);
      expect(tell.chime).toHaveBeenCalledTimes(sound ? 1 : 0);
    }
  });

  it('leaves it to the window that was first', async () => {
    const tell = start(false);
    await tellEnds({ before, notify: true, sound: true, read, open: vi.fn() }, tell);
    expect(tell.claim).toHaveBeenCalledExactlyOnceWith('b1');
    expect(tell.show).not.toHaveBeenCalled();
    expect(tell.chime).not.toHaveBeenCalled();
  });
});

describe('listenToNoticeClicks', () => {
  it('opens the workspace that the service worker names, until it is stopped', () => {
    const container = new EventTarget() as ServiceWorkerContainer;
    const open = vi.fn();
    const say = (data: unknown) => container.dispatchEvent(new MessageEvent('message', { data }));
    const stop = listenToNoticeClicks(open, container);
    say({ easelOpens: 'w1' });
    say({ type: 'CACHE_UPDATED' });
    say(null);
    stop();
    say({ easelOpens: 'w2' });
    expect(open).toHaveBeenCalledExactlyOnceWith('w1');
  });
});
