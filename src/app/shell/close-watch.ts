/**
 * Calls `onClose` on Esc, and on the back gesture where the browser can tell (CloseWatcher). Whoever handled the key
 * (`preventDefault`) keeps it, and an open dialog comes first.
 */
export function closeWatch(onClose: () => void): () => void {
  return window.CloseWatcher ? watchRequests(window.CloseWatcher, onClose) : watchKey(onClose);
}

function watchRequests(Watcher: NonNullable<Window['CloseWatcher']>, onClose: () => void): () => void {
  const watcher = new Watcher();
  watcher.onclose = onClose;
  return () => watcher.destroy();
}

function watchKey(onClose: () => void): () => void {
  const handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog:modal')) return;
    onClose();
  };
  window.addEventListener('keydown', handleKey);
  return () => window.removeEventListener('keydown', handleKey);
}
