/** Pixels that a resolution stands for. */
export const MEGAPIXELS = { '1K': 1_048_576, '2K': 4_194_304, '4K': 16_777_216 } as const;

/** Of a model with free sides: what fits into its largest square; a tier that does not is as large as that. */
export function toAreas({ maxPx }: { maxPx: number }): Partial<typeof MEGAPIXELS> {
  const largest = maxPx ** 2;
  const entries = Object.entries(MEGAPIXELS);
  const reached = entries.filter((_entry, index) => index === 0 || (entries[index - 1]?.[1] ?? 0) < largest);
  return Object.fromEntries(reached.map(([tier, area]) => [tier, Math.min(area, largest)])) as Partial<
    typeof MEGAPIXELS
  >;
}
