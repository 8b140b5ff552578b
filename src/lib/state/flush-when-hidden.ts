/** `pagehide` for a page that goes, `visibilitychange` for a phone that may never come back to it. */
export function flushWhenHidden(flush: () => void): () => void {
  if (typeof document === 'undefined') return () => undefined;
  const onHidden = () => {
    if (document.visibilityState === 'hidden') flush();
  };
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', onHidden);
  return () => {
    removeEventListener('pagehide', flush);
    document.removeEventListener('visibilitychange', onHidden);
  };
}
