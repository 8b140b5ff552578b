import type { ChoiceReason } from '../../contracts/choice.ts';
import type { QualityLevel } from '../../contracts/kit.ts';
import { toPercent, type Judgement } from './judge-candidate.ts';

interface Around {
  level: QualityLevel;
  isFirst: boolean;
  all: readonly Judgement[];
}

type Type = ChoiceReason['type'];

/** What is said first at each level; the rest follows in the order of `REASONS`. */
const FIRST: Readonly<Record<QualityLevel, readonly Type[]>> = {
  auto: ['unreliable', 'exact-ratio', 'any-size', 'crops', 'proven'],
  draft: ['unreliable', 'cheapest', 'fastest', 'level'],
  standard: ['unreliable', 'level'],
  premium: ['unreliable', 'level', 'enlarges'],
};

const REASONS: Readonly<Record<Type, (judgement: Judgement, around: Around) => ChoiceReason | undefined>> = {
  level: ({ lacks }, { level, isFirst }) =>
    isFirst && level !== 'auto' && lacks.length === 0 ? { type: 'level', level } : undefined,
  unreliable: ({ trouble, candidate: { record } }) =>
    trouble === 2
      ? { type: 'unreliable', failed: record.failed, all: record.done + record.failed }
      : undefined,
  'exact-ratio': (judgement) =>
    isExact(judgement) && !judgement.isFreeSize ? { type: 'exact-ratio' } : undefined,
  'any-size': (judgement) => (isExact(judgement) && judgement.isFreeSize ? { type: 'any-size' } : undefined),
  crops: ({ cropLoss, lacks }) =>
    toPercent(cropLoss) > 0 && lacks.every(({ type }) => type !== 'crop')
      ? { type: 'crops', percent: toPercent(cropLoss) }
      : undefined,
  cheapest: (judgement, { all }) =>
    isLeast(judgement, all, ({ usd }) => usd) ? { type: 'cheapest' } : undefined,
  fastest: (judgement, { all }) =>
    isLeast(judgement, all, ({ candidate }) => candidate.typicalMs) ? { type: 'fastest' } : undefined,
  proven: ({ trouble, candidate: { record } }) =>
    trouble === 0 ? { type: 'proven', done: record.done, all: record.done + record.failed } : undefined,
  enlarges: ({ isEnlarged }) => (isEnlarged ? { type: 'enlarges' } : undefined),
  'price-unknown': ({ usd }) => (usd === undefined ? { type: 'price-unknown' } : undefined),
};

const TYPES = Object.keys(REASONS) as Type[];

/** Why a candidate stands where it stands, weightiest first. */
export function findReasons(judgement: Judgement, around: Around): ChoiceReason[] {
  const order = [...new Set([...FIRST[around.level], ...TYPES])];
  return order.flatMap((type) => REASONS[type](judgement, around) ?? []);
}

function isExact({ isShaped, cropLoss }: Judgement): boolean {
  return isShaped && toPercent(cropLoss) === 0;
}

/** It has the least, and some other that could do the work has more. */
function isLeast(
  judgement: Judgement,
  all: readonly Judgement[],
  measure: (judgement: Judgement) => number | undefined,
): boolean {
  const own = measure(judgement);
  if (own === undefined || judgement.lacks.length > 0) return false;
  const others = all.filter(({ lacks }) => lacks.length === 0).flatMap((one) => measure(one) ?? []);
  return others.every((figure) => figure >= own) && others.some((figure) => figure > own);
}
