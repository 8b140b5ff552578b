import type { Size } from '../../contracts/size.ts';
import { toCropLoss } from './crop-loss.ts';

/** Of two sizes in nearly the same shape the one with fewer pixels is taken. */
const SAME_LOSS = 0.03;
/** A hundredth of the picture cut off is as bad as half as many pixels again. */
const LOSS_PER_AREA = 0.02;
/** What a size in the very shape is ahead of all others: nothing has to be cut off at all. */
const EXACT_BONUS = 0.01;
const EXACT = 1e-9;
/** A hundredth of the picture cut off is as bad as a fifth fewer pixels on each side, where there are too few. */
const LOSS_PER_SCALE = 0.05;

const areaOf = ({ width, height }: Size) => width * height;

/** How much larger than the target a size is, once it is cropped; below 1 it has to be enlarged. */
export function toScale(made: Size, target: Size): number {
  return Math.min(made.width / target.width, made.height / target.height);
}

/**
 * Of sizes that a model could draw the one to ask for: at least the target's pixels where there are such, and `leastArea` as well
 * where that is no worse a shape; then the nearest shape, without many more pixels than that takes. Undefined: there are none.
 */
export function chooseSize({
  sizes,
  target,
  leastArea,
}: {
  sizes: readonly Size[];
  target: Size;
  leastArea: number;
}): Size | undefined {
  const lossOf = (size: Size) => toCropLoss(size, target);
  const scaleOf = (size: Size) => toScale(size, target);
  const covering = sizes.filter((size) => scaleOf(size) >= 1);
  if (covering.length === 0) return chooseLarge(sizes, { lossOf, sideOf: scaleOf });
  const leastLoss = toMin(covering, lossOf);
  const shaped = covering.filter((size) => lossOf(size) <= leastLoss + SAME_LOSS);
  const enough = shaped.filter((size) => areaOf(size) >= leastArea);
  if (enough.length === 0) return chooseLarge(shaped, { lossOf, sideOf: (size) => Math.sqrt(areaOf(size)) });
  const smallest = toMin(enough, areaOf);
  return least(enough, (size) => {
    const loss = lossOf(size);
    return loss + (loss > EXACT ? EXACT_BONUS : 0) + LOSS_PER_AREA * (areaOf(size) / smallest - 1);
  });
}

type Measure = (size: Size) => number;

/** As large as there are, in about the target's shape. */
function chooseLarge(
  sizes: readonly Size[],
  { lossOf, sideOf }: Record<'lossOf' | 'sideOf', Measure>,
): Size | undefined {
  const largest = -toMin(sizes, (size) => -sideOf(size));
  return least(sizes, (size) => lossOf(size) + LOSS_PER_SCALE * (largest / sideOf(size) - 1));
}

/** Without spreading: there may be more sizes than a call takes arguments. */
function toMin(sizes: readonly Size[], measure: Measure): number {
  return sizes.reduce((min, size) => Math.min(min, measure(size)), Infinity);
}

/** The one with the least of something; of equals the larger. */
function least(sizes: readonly Size[], measure: Measure): Size | undefined {
  const min = toMin(sizes, measure);
  return sizes
    .filter((size) => measure(size) === min)
    .reduce<Size | undefined>(
      (best, size) => (best && areaOf(best) >= areaOf(size) ? best : size),
      undefined,
    );
}
