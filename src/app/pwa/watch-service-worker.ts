/** The service worker of this page, once it is registered. */
export interface WatchedWorker {
  /** Tells the version that waits to take over; false if none waits (another window was faster). */
  takeOver(): boolean;
  /** Looks for a new version. */
  check(): void;
}

interface Watch {
  container: ServiceWorkerContainer;
  /** A new version is installed and waits. */
  onReady: () => void;
  /** A new version rules this page, which still is the old one. */
  onTakenOver: () => void;
}

/** Registers the service worker; undefined where the browser refuses it. */
export async function watchServiceWorker({
  container,
  onReady,
  onTakenOver,
}: Watch): Promise<WatchedWorker | undefined> {
  // A first visit is taken over by nobody: there was no version before.
  let isRuled = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    if (isRuled) onTakenOver();
    isRuled = true;
  });
  const registration = await container.register('./sw.js').catch(() => undefined);
  if (!registration) return undefined;
  if (registration.waiting && isRuled) onReady();
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && isRuled) onReady();
    });
  });
  return {
    takeOver() {
      registration.waiting?.postMessage({ type: 'SKIP_WAITING' });
      return registration.waiting !== null;
    },
    check: () => void registration.update().catch(() => undefined),
  };
}
