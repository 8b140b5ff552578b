import type { Workbox } from 'workbox-window';

/** Looked for again when the page shows, at most this often. */
const CHECK_INTERVAL_MS = 60 * 60 * 1000;

/** Registers the service worker after the page has loaded, and knows whether a new version waits to take over. */
export class AppUpdate {
  #isReady = $state.raw(false);
  #workbox: Workbox | null = null;
  #checkedAt = Date.now();
  /** Another window has taken the new version over already: a reload is all that is left to do. */
  #isControlling = false;

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Nothing to update while developing, or where the browser has no service workers. */
  start(): void {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    const register = () => void this.#register();
    if (document.readyState === 'complete') register();
    else window.addEventListener('load', register, { once: true });
  }

  /** Lets the new version take over and starts it. */
  apply(): void {
    if (this.#isControlling || !this.#workbox) {
      location.reload();
      return;
    }
    this.#workbox.addEventListener('controlling', () => location.reload());
    this.#workbox.messageSkipWaiting();
  }

  /** Not now: asked again at the next start. */
  postpone(): void {
    this.#isReady = false;
  }

  async #register(): Promise<void> {
    const { Workbox } = await import('workbox-window');
    const workbox = new Workbox('./sw.js');
    workbox.addEventListener('waiting', () => (this.#isReady = true));
    workbox.addEventListener('controlling', ({ isUpdate, isExternal }) => {
      this.#isControlling = true;
      if (isUpdate || isExternal) this.#isReady = true;
    });
    document.addEventListener('visibilitychange', () => void this.#check());
    this.#workbox = workbox;
    await workbox.register();
  }

  async #check(): Promise<void> {
    if (document.hidden || !navigator.onLine || Date.now() - this.#checkedAt < CHECK_INTERVAL_MS) return;
    this.#checkedAt = Date.now();
    await this.#workbox?.update();
  }
}
