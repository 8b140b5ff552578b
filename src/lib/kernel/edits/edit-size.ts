import type { EditStep } from '../../contracts/edit.ts';
import type { PixelRect } from '../../contracts/mask.ts';
import type { Size } from '../../contracts/size.ts';

/** The picture's size after a step. */
export function toSizeAfter(size: Size, step: EditStep): Size {
  switch (step.type) {
    case 'turn':
      return step.quarters === 2 ? size : { width: size.height, height: size.width };
    case 'straighten': {
      const { width, height } = toStraightRect(size, step.degrees);
      return { width, height };
    }
    case 'crop':
      return { width: step.rect.width, height: step.rect.height };
    case 'resize':
      return step.size;
    case 'extend':
      return { width: size.width + step.left + step.right, height: size.height + step.top + step.bottom };
    case 'flip':
    case 'adjust':
      return size;
    default:
      return step satisfies never;
  }
}

export function toEditedSize(size: Size, steps: readonly EditStep[]): Size {
  return steps.reduce(toSizeAfter, size);
}

/**
 * The largest rectangle of the picture's own shape that lies wholly within it once it is turned, around its middle. `x` and `y` are
 * those of its corner in a picture of the old size.
 */
export function toStraightRect({ width, height }: Size, degrees: number): PixelRect {
  const angle = Math.abs((degrees * Math.PI) / 180);
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  const scale = Math.min(width / (width * cosine + height * sine), height / (width * sine + height * cosine));
  const inner = {
    width: Math.max(1, Math.floor(width * scale)),
    height: Math.max(1, Math.floor(height * scale)),
  };
  return { x: (width - inner.width) / 2, y: (height - inner.height) / 2, ...inner };
}

/**
 * The list with one step more. What takes its neighbour back or goes on with it is merged, so that turning four times is nothing,
 * and adjustments are one step.
 */
export function addStep(steps: readonly EditStep[], step: EditStep): EditStep[] {
  if (step.type === 'adjust') return replaceAdjust(steps, step);
  const last = steps.at(-1);
  const merge = last?.type === step.type ? (MERGES[step.type] as Merge<EditStep> | undefined) : undefined;
  if (!last || !merge) return [...steps, step];
  const merged = merge(last, step);
  return merged === 'both' ? [...steps, step] : [...steps.slice(0, -1), ...(merged ? [merged] : [])];
}

/** One step for two of a kind; undefined: they undo one another; `both`: they stay apart. */
type Merge<Step extends EditStep> = (last: Step, step: Step) => Step | 'both' | undefined;

const MERGES: { [T in EditStep['type']]?: Merge<Extract<EditStep, { type: T }>> } = {
  turn: (last, step) => {
    const quarters = (last.quarters + step.quarters) % 4;
    return quarters === 0 ? undefined : { type: 'turn', quarters: quarters as 1 | 2 | 3 };
  },
  flip: (last, step) => (last.axis === step.axis ? undefined : 'both'),
  crop: ({ rect }, step) => ({
    type: 'crop',
    rect: { ...step.rect, x: step.rect.x + rect.x, y: step.rect.y + rect.y },
  }),
  // Out of all the pixels there were: made small and large again, nothing is lost.
  resize: (_last, step) => step,
};

/** There is one such step at most, at the place where it came first: reopened, its values are all there is. All at 0: none. */
function replaceAdjust(steps: readonly EditStep[], step: Extract<EditStep, { type: 'adjust' }>): EditStep[] {
  const isIdle = Object.values(step.values).every((value) => value === 0);
  const next = isIdle ? [] : [step];
  const place = steps.findIndex(({ type }) => type === 'adjust');
  return place < 0 ? [...steps, ...next] : [...steps.slice(0, place), ...next, ...steps.slice(place + 1)];
}
