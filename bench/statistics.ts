/** Median, least and most of some runs. */
export interface Spread {
  median: number;
  min: number;
  max: number;
  runs: number;
}

export function spreadOf(values: number[]): Spread {
  if (values.length === 0) throw new Error('No runs to take a median of.');
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  const median = sorted.length % 2 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
  return { median, min: sorted[0] ?? 0, max: sorted.at(-1) ?? 0, runs: sorted.length };
}

/** One line of the table. */
export interface Row {
  figure: string;
  value: string;
  spread: string;
  bound: string;
  reached: boolean;
}

export function toRow({
  figure,
  spread,
  unit,
  bound,
  digits = 2,
}: {
  figure: string;
  spread: Spread;
  unit: string;
  bound: number;
  digits?: number;
}): Row {
  const show = (value: number) => `${value.toFixed(digits)}${unit}`;
  return {
    figure,
    value: show(spread.median),
    spread: `${show(spread.min)} to ${show(spread.max)}, ${spread.runs} runs`,
    bound: Number.isFinite(bound) ? `<= ${show(bound)}` : 'none',
    reached: spread.median <= bound,
  };
}
