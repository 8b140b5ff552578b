/** The parts of the browser that keep a screen on. */
export interface AwakePlatform {
  wakeLock: Pick<WakeLock, 'request'> | undefined;
  document: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
}

const BROWSER: AwakePlatform = {
  wakeLock: 'wakeLock' in navigator ? navigator.wakeLock : undefined,
  document,
};

/**
 * Keeps the screen on until the function that it answers with is called. The browser takes the lock away when the page is
 * hidden, and may refuse it (battery low): it is asked for again each time the page shows.
 */
export function holdAwake({ wakeLock, document }: AwakePlatform = BROWSER): () => void {
  const end = new AbortController();
  let held: WakeLockSentinel | undefined;

  const isHeld = () => held?.released === false;

  async function acquire(): Promise<void> {
    if (!wakeLock || document.visibilityState !== 'visible' || isHeld()) return;
    const sentinel = await wakeLock.request('screen').catch(() => undefined);
    if (end.signal.aborted || isHeld()) await sentinel?.release();
    else held = sentinel;
  }

  const onVisibility = () => void acquire();
  document.addEventListener('visibilitychange', onVisibility);
  void acquire();
  return () => {
    end.abort();
    document.removeEventListener('visibilitychange', onVisibility);
    void held?.release();
  };
}
