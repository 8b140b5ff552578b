/**
 * How much of the window's bottom a touch keyboard covers, CSS pixels, told on every change.
 * Zero where the keyboard makes the window smaller itself (`interactive-widget=resizes-content`); Safari does not.
 */
export function watchKeyboardInset(onChange: (insetPx: number) => void): () => void {
  const viewport = window.visualViewport;
  if (!viewport) return () => undefined;
  const measure = () => {
    const covered = window.innerHeight - viewport.height * viewport.scale - viewport.offsetTop;
    onChange(viewport.scale === 1 ? Math.max(0, Math.round(covered)) : 0);
  };
  viewport.addEventListener('resize', measure);
  viewport.addEventListener('scroll', measure);
  return () => {
    viewport.removeEventListener('resize', measure);
    viewport.removeEventListener('scroll', measure);
  };
}
