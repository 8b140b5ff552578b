import { watchServiceWorker } from './watch-service-worker.ts';
import type { WatchedWorker } from './watch-service-worker.ts';

/** Looked for again when the page shows, at most this often. */
const CHECK_INTERVAL_MS = 60 * 60 * 1000;

/** What it needs of the browser. */
export interface UpdatePlatform {
  /** Undefined while developing, and where the browser has or allows no service workers. */
  container: ServiceWorkerContainer | undefined;
  reload: () => void;
  now: () => number;
}

const BROWSER: UpdatePlatform = {
  container: import.meta.env.PROD ? navigator.serviceWorker : undefined,
  reload: () => location.reload(),
  now: () => Date.now(),
};

/** Registers the service worker after the page has loaded, and knows whether a new version waits to take over. */
export class AppUpdate {
  #isReady = $state.raw(false);
  #isWanted = $state.raw(false);
  readonly #platform: UpdatePlatform;
  #worker: WatchedWorker | undefined;
  #isTakingOver = false;
  #checkedAt: number;

  constructor(platform: UpdatePlatform = BROWSER) {
    this.#platform = platform;
    this.#checkedAt = platform.now();
  }

  /** A new version waits, and nobody has answered yet. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** It is to take over as soon as it disturbs nothing. */
  get isWanted(): boolean {
    return this.#isWanted;
  }

  start(): void {
    const register = () => void this.register();
    if (document.readyState === 'complete') register();
    else window.addEventListener('load', register, { once: true });
  }

  /** Works without a service worker where it is refused (a private window, a policy, no network): then nothing is offered. */
  async register(): Promise<void> {
    const { container, reload } = this.#platform;
    if (!container) return;
    this.#worker = await watchServiceWorker({
      container,
      onReady: () => (this.#isReady = true),
      // By another window, perhaps: this one goes on until it is asked, or until what it waits for has ended.
      onTakenOver: () => (this.#isTakingOver ? reload() : (this.#isReady = !this.#isWanted)),
    });
    document.addEventListener('visibilitychange', () => this.#check());
  }

  /** Lets the new version take over and starts it. */
  apply(): void {
    this.#isReady = false;
    this.#isTakingOver = this.#worker?.takeOver() ?? false;
    if (!this.#isTakingOver) this.#platform.reload();
  }

  /** At the end of what runs now; the caller says when. */
  applyLater(): void {
    this.#isWanted = true;
    this.#isReady = false;
  }

  /** Not now: asked again at the next start. */
  postpone(): void {
    this.#isReady = false;
  }

  #check(): void {
    const { now } = this.#platform;
    if (document.hidden || !navigator.onLine || now() - this.#checkedAt < CHECK_INTERVAL_MS) return;
    this.#checkedAt = now();
    this.#worker?.check();
  }
}
