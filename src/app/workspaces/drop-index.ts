/**
 * Where a tab that is dragged by `offset` would land: it has passed a neighbour once its own middle has passed the neighbour's.
 * `spans` are the tabs' places before the drag, from the left, CSS pixels.
 */
export function dropIndex(
  spans: readonly { start: number; size: number }[],
  from: number,
  offset: number,
): number {
  const middleOf = ({ start, size }: { start: number; size: number }) => start + size / 2;
  const dragged = spans[from];
  if (!dragged) return from;
  const middle = middleOf(dragged) + offset;
  const isPassed = (index: number) => spans[index] !== undefined && middle > middleOf(spans[index]);
  let landed = 0;
  for (const index of spans.keys()) if (index !== from && isPassed(index)) landed += 1;
  return landed;
}
