import type { Candidate, ChoiceLack, Wish } from '../../contracts/choice.ts';
import type { Size } from '../../contracts/size.ts';
import { isRatioSizes, parseAspectRatio, resolutionsOf, toSize } from '../aspect-ratio.ts';
import { planTemplate, WARN_LOSS } from '../templates/plan-template.ts';
import { toMiddleUsd } from './middle-usd.ts';

/** A candidate in figures, to be compared and explained by. */
export interface Judgement {
  candidate: Candidate;
  /** A shape is wished for. */
  isShaped: boolean;
  cropLoss: number;
  isEnlarged: boolean;
  isFreeSize: boolean;
  lacks: ChoiceLack[];
  /** 0: has worked; 1: nothing is known, or now and then; 2: fails as often as not. */
  trouble: 0 | 1 | 2;
  usd: number | undefined;
  /** Most pixels that it makes. */
  topArea: number;
  /** Steps of quality that it knows. */
  qualities: number;
}

/** Side of the square that stands for a shape without pixels. */
const SHAPE_PX = 1024;
/** Fewer jobs say nothing. */
const MIN_JOBS = 3;
const PROVEN_SHARE = 0.8;
const TROUBLE_SHARE = 0.5;

/** What a candidate makes of a wish, and what it cannot. */
export function judgeCandidate(candidate: Candidate, wish: Wish): Judgement {
  const { capabilities } = candidate;
  const target = wish.target ?? toShape(wish.aspectRatio);
  const plan = target && planTemplate(target, capabilities);
  const cropLoss = plan?.cropLoss ?? 0;
  const { sizes } = capabilities;
  return {
    candidate,
    isShaped: target !== undefined,
    cropLoss,
    isEnlarged: wish.target !== undefined && plan?.isEnlarged === true,
    isFreeSize: sizes === 'any' || (isRatioSizes(sizes) && sizes.sides !== undefined),
    lacks: findLacks({ candidate, wish, cropLoss }),
    trouble: toTrouble(candidate.record),
    usd: toMiddleUsd(candidate),
    topArea: toTopArea(candidate),
    qualities: capabilities.qualities.length,
  };
}

/** Pixels in a shape; undefined: the model is to choose. */
function toShape(aspectRatio: string): Size | undefined {
  const ratio = parseAspectRatio(aspectRatio);
  if (!ratio) return undefined;
  const side = Math.sqrt(ratio.a / ratio.b);
  return { width: SHAPE_PX * side, height: SHAPE_PX / side };
}

interface Found {
  candidate: Candidate;
  wish: Wish;
  cropLoss: number;
}

function findLacks({ candidate: { capabilities, pause }, wish, cropLoss }: Found): ChoiceLack[] {
  const { maxSources, minSources = 0, masks, options } = capabilities;
  const known = new Set(options?.map(({ id }) => id));
  return [
    ...(pause ? [{ type: 'paused', reason: pause } as const] : []),
    ...(wish.sources > maxSources ? [{ type: 'sources', max: maxSources } as const] : []),
    ...(wish.sources < minSources ? [{ type: 'no-source' } as const] : []),
    ...(wish.hasMask && masks === false ? [{ type: 'mask' } as const] : []),
    ...wish.options.filter((id) => !known.has(id)).map((option) => ({ type: 'option', option }) as const),
    ...(cropLoss > WARN_LOSS ? [{ type: 'crop', percent: toPercent(cropLoss) } as const] : []),
  ];
}

/** In whole percent. */
export function toPercent(share: number): number {
  return Math.round(share * 100);
}

function toTrouble({ done, failed }: Candidate['record']): 0 | 1 | 2 {
  const all = done + failed;
  if (all < MIN_JOBS) return 1;
  if (failed / all >= TROUBLE_SHARE) return 2;
  return done / all >= PROVEN_SHARE ? 0 : 1;
}

function toTopArea({ capabilities }: Candidate): number {
  const areas = resolutionsOf(capabilities).map((resolution) => {
    const size = toSize({ aspectRatio: '1:1', resolution, capabilities });
    return size === 'auto' ? 0 : size.width * size.height;
  });
  return Math.max(0, ...areas);
}
