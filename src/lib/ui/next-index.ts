/** Arrow keys, Home and End over a list of `count` places; undefined for any other key. Wraps at both ends. */
export function nextIndex(key: string, index: number, count: number): number | undefined {
  if (count < 1) return undefined;
  const moves: Record<string, number> = {
    ArrowRight: (index + 1) % count,
    ArrowDown: (index + 1) % count,
    ArrowLeft: (index - 1 + count) % count,
    ArrowUp: (index - 1 + count) % count,
    Home: 0,
    End: count - 1,
  };
  return Object.hasOwn(moves, key) ? moves[key] : undefined;
}
