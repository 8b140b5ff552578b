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

const QUARTERS = 4;

/**
 * The list with one step more. What takes its neighbour back or goes on with it is merged, so that turning four times is nothing
 * and a slider leaves one step.
 */
export function addStep(steps: readonly EditStep[], step: EditStep): EditStep[] {
  const last = steps.at(-1);
  const before = steps.slice(0, -1);
  if (last?.type === 'turn' && step.type === 'turn') {
    const quarters = (last.quarters + step.quarters) % QUARTERS;
    return quarters === 0 ? before : [...before, { type: 'turn', quarters: quarters as 1 | 2 | 3 }];
  }
  if (last?.type === 'flip' && step.type === 'flip' && last.axis === step.axis) return before;
  if (last?.type === 'adjust' && step.type === 'adjust') return [...before, step];
  if (last?.type === 'crop' && step.type === 'crop') {
    const { rect } = last;
    return [
      ...before,
      { type: 'crop', rect: { ...step.rect, x: step.rect.x + rect.x, y: step.rect.y + rect.y } },
    ];
  }
  return [...steps, step];
}
