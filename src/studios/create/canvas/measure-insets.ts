import type { Insets } from '../../../lib/editor/viewport/viewport.ts';

/** Air between the picture and what floats over the canvas, CSS pixels. */
const GAP_PX = 18;
const SIDE_PX = 40;
const NARROW_SIDE_PX = 16;
const NARROW_PX = 640;

/** What the two bars over the canvas leave free. All in CSS pixels from the canvas's own edges. */
export function toInsets(input: {
  width: number;
  height: number;
  topBarEnd: number;
  bottomBarStart: number;
}): Insets {
  const { width, height, topBarEnd, bottomBarStart } = input;
  const isNarrow = width < NARROW_PX;
  const gap = isNarrow ? NARROW_SIDE_PX : GAP_PX;
  const side = isNarrow ? NARROW_SIDE_PX : SIDE_PX;
  return { top: topBarEnd + gap, bottom: height - bottomBarStart + gap, left: side, right: side };
}

/** Watches canvas and bars; returns the way to stop. */
export function watchInsets(
  parts: { canvas: HTMLElement; topBar: HTMLElement; bottomBar: HTMLElement },
  onChange: (insets: Insets) => void,
): () => void {
  const { canvas, topBar, bottomBar } = parts;
  const measure = (): void => {
    const { clientWidth: width, clientHeight: height } = canvas;
    const topBarEnd = topBar.offsetTop + topBar.offsetHeight;
    onChange(toInsets({ width, height, topBarEnd, bottomBarStart: bottomBar.offsetTop }));
  };
  const observer = new ResizeObserver(measure);
  for (const part of [canvas, topBar, bottomBar]) observer.observe(part);
  return () => observer.disconnect();
}
