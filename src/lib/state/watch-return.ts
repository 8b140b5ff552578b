/** A shorter absence kills no stream. */
const LONG_ABSENCE_MS = 5000;

/** What to do when the page is seen again. */
export interface ReturnHandlers {
  /** Each time it shows. */
  onShown: () => void;
  /** It was away for long, came back from the browser's cache, or has a network again: every open stream may be dead. */
  onReturn: () => void;
  now?: () => number;
}

/** A phone kills the streams of a page that is away, and does not say so. Answers with the way to stop. */
export function watchReturn({ onShown, onReturn, now = Date.now }: ReturnHandlers): () => void {
  if (typeof document === 'undefined') return () => undefined;
  let hiddenAt = Infinity;
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') {
      hiddenAt = now();
      return;
    }
    onShown();
    if (now() - hiddenAt >= LONG_ABSENCE_MS) onReturn();
    hiddenAt = Infinity;
  };
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    onShown();
    if (persisted) onReturn();
  };
  addEventListener('pageshow', onPageShow);
  addEventListener('online', onReturn);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    removeEventListener('pageshow', onPageShow);
    removeEventListener('online', onReturn);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}
