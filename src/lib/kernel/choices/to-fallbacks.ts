import type { Choice } from '../../contracts/choice.ts';
import { toMiddleUsd } from './middle-usd.ts';

/** Who takes a picture over. */
export interface Fallback {
  choice: Choice;
  /** It costs more than the first, or may: to be asked about before it is taken. */
  isDearer: boolean;
  /** USD an image, above 0; undefined: it is no dearer, or nobody can say. */
  extraUsd: number | undefined;
}

/** Sums of money that differ by less are equal. */
const TIE = 1e-9;

/** Those that can take over from the first, best first; none where the first itself lacks something, or the rest does. */
export function toFallbacks([first, ...others]: readonly Choice[]): Fallback[] {
  if (!first || first.lacks.length > 0) return [];
  const firstUsd = toMiddleUsd(first.candidate);
  return others
    .filter(({ lacks }) => lacks.length === 0)
    .map((choice) => {
      const usd = toMiddleUsd(choice.candidate);
      if (usd === undefined || firstUsd === undefined) return { choice, isDearer: true, extraUsd: undefined };
      const isDearer = usd - firstUsd > TIE;
      return { choice, isDearer, extraUsd: isDearer ? usd - firstUsd : undefined };
    });
}
