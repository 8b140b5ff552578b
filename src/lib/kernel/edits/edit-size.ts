import type { EditStep } from '../../contracts/edit.ts';
import type { PixelRect } from '../../contracts/mask.ts';
import type { Size } from '../../contracts/recipe.ts';

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
 * The list with one step more. What takes its neighbour back or goes on with it is merged, so that turning four times is nothing
 * and a slider leaves one step.
 */
export function addStep(steps: readonly EditStep[], step: EditStep): EditStep[] {
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
  adjust: (_last, step) => step,
};
