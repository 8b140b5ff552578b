import type { Candidate, Choice, Wish } from '../../contracts/choice.ts';
import type { QualityLevel } from '../../contracts/kit.ts';
import { findReasons } from './find-reasons.ts';
import { judgeCandidate, toPercent, type Judgement } from './judge-candidate.ts';

/** A figure by which candidates are compared: the lower, the better. */
type Measure = (judgement: Judgement) => number;

const crop: Measure = ({ cropLoss }) => toPercent(cropLoss);
const trouble: Measure = ({ trouble }) => trouble;
const enlarged: Measure = ({ isEnlarged }) => (isEnlarged ? 1 : 0);
/** What is not known counts as more than anything. */
const price: Measure = ({ usd }) => usd ?? Infinity;
const dearest: Measure = ({ usd }) => (usd === undefined ? Infinity : -usd);
const time: Measure = ({ candidate }) => candidate.typicalMs ?? Infinity;
const pixels: Measure = ({ topArea }) => -topArea;
const quality: Measure = ({ qualities }) => -qualities;
/** One that fails as often as not is none to start with, however cheap or good. */
const failing: Measure = ({ trouble }) => (trouble === 2 ? 1 : 0);

/** What counts at each level, weightiest first. */
const MEASURES: Readonly<Record<QualityLevel, readonly Measure[]>> = {
  draft: [failing, price, time, crop, trouble],
  standard: [failing],
  premium: [failing, enlarged, dearest, pixels, quality, crop, trouble],
  auto: [crop, trouble, enlarged, price, time],
};

/** At the standard level each of these counts as much as any other. */
const BALANCED: readonly Measure[] = [crop, trouble, enlarged, price, time, pixels];

/** Candidates judged for a wish, best first; those that lack something stand behind all others, in the order of how much. */
export function rankChoices(candidates: readonly Candidate[], wish: Wish): Choice[] {
  const judged = candidates.map((candidate) => judgeCandidate(candidate, wish));
  const measures = [
    lacking,
    ...MEASURES[wish.level],
    ...(wish.level === 'standard' ? [balance(judged)] : []),
  ];
  const ranked = judged
    .map((judgement) => ({ judgement, figures: measures.map((measure) => measure(judgement)) }))
    // Stable: of equals the one that came first stays first.
    .sort((one, other) => compareFigures(one.figures, other.figures))
    .map(({ judgement }) => judgement);
  return ranked.map((judgement, place) => ({
    candidate: judgement.candidate,
    cropLoss: judgement.cropLoss,
    reasons: findReasons(judgement, { level: wish.level, isFirst: place === 0, all: ranked }),
    lacks: judgement.lacks,
  }));
}

const lacking: Measure = ({ lacks }) => lacks.length;

function compareFigures(one: readonly number[], other: readonly number[]): number {
  for (const [place, figure] of one.entries()) {
    const compared = other[place] ?? figure;
    if (figure !== compared) return figure < compared ? -1 : 1;
  }
  return 0;
}

/** Sum of the places that a candidate takes by each measure: figures of different kinds cannot be added themselves. */
function balance(judged: readonly Judgement[]): Measure {
  const usable = judged.filter(({ lacks }) => lacks.length === 0);
  const figures = BALANCED.map((measure) => ({ measure, all: usable.map(measure) }));
  return (judgement) =>
    figures.reduce((sum, { measure, all }) => {
      const own = measure(judgement);
      return sum + all.filter((figure) => figure < own).length;
    }, 0);
}
