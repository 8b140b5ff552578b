/** Takes the focus while a screen lies over the canvas; it goes back to where it came from, or to the canvas beneath. */
export function keepFocus(node: HTMLElement): () => void {
  const before = document.activeElement;
  node.focus({ preventScroll: true });
  return () => {
    const isLost =
      !document.activeElement || [node, document.body].includes(document.activeElement as HTMLElement);
    if (!isLost && !node.contains(document.activeElement)) return;
    if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
    // What had it may be gone, or folded away.
    if (document.activeElement === before && before !== document.body) return;
    document.querySelector<HTMLElement>('[data-kind]')?.focus({ preventScroll: true });
  };
}
