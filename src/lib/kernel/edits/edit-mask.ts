import type { EditStep } from '../../contracts/edit.ts';
import type { Mask, PixelRect } from '../../contracts/mask.ts';
import type { Size } from '../../contracts/size.ts';
import { createMask } from '../mask/mask.ts';
import { toSizeAfter, toStraightRect } from './edit-size.ts';

/** The mask of a picture after a step of the picture: it goes with what it covers. New canvas is part of it. */
export function applyStepToMask(mask: Mask, step: EditStep): Mask {
  switch (step.type) {
    case 'turn':
      return turnMask(mask, step.quarters);
    case 'flip':
      return mapMask(mask, mask, (x, y) =>
        step.axis === 'horizontal' ? [mask.width - 1 - x, y] : [x, mask.height - 1 - y],
      );
    case 'crop':
      return cropMask(mask, step.rect);
    case 'extend':
      return extendMask(mask, step);
    case 'resize':
      return sampleMask(mask, step);
    case 'straighten':
      return sampleMask(mask, step);
    case 'adjust':
      return mask;
    default:
      return step satisfies never;
  }
}

/** A mask of a picture of another size, scaled; the same where it fits. */
export function fitMask(mask: Mask, size: Size): Mask {
  const isOfSize = mask.width === size.width && mask.height === size.height;
  return isOfSize ? mask : applyStepToMask(mask, { type: 'resize', size });
}

type Source = (x: number, y: number) => readonly [number, number];

function mapMask(mask: Mask, size: { width: number; height: number }, toSource: Source): Mask {
  const mapped = createMask(size);
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      const [sx, sy] = toSource(x, y);
      mapped.data[y * size.width + x] = mask.data[sy * mask.width + sx] ?? 0;
    }
  }
  return mapped;
}

function turnMask(mask: Mask, quarters: 1 | 2 | 3): Mask {
  const { width, height } = mask;
  const sources: Record<1 | 2 | 3, Source> = {
    1: (x, y) => [y, height - 1 - x],
    2: (x, y) => [width - 1 - x, height - 1 - y],
    3: (x, y) => [width - 1 - y, x],
  };
  return mapMask(mask, toSizeAfter(mask, { type: 'turn', quarters }), sources[quarters]);
}

function cropMask(mask: Mask, rect: PixelRect): Mask {
  return mapMask(mask, rect, (x, y) => [x + rect.x, y + rect.y]);
}

function extendMask(mask: Mask, step: Extract<EditStep, { type: 'extend' }>): Mask {
  const extended = createMask(toSizeAfter(mask, step));
  extended.data.fill(255);
  for (let y = 0; y < mask.height; y += 1) {
    extended.data.set(
      mask.data.subarray(y * mask.width, (y + 1) * mask.width),
      (y + step.top) * extended.width + step.left,
    );
  }
  return extended;
}

/** Between pixels the value is mixed of the four around. */
function sampleMask(mask: Mask, step: Extract<EditStep, { type: 'resize' | 'straighten' }>): Mask {
  const sampled = createMask(toSizeAfter(mask, step));
  const toSource = step.type === 'resize' ? toScaled(mask, sampled) : toTurned(mask, step.degrees);
  for (let y = 0; y < sampled.height; y += 1) {
    for (let x = 0; x < sampled.width; x += 1) {
      const [sx, sy] = toSource(x + 0.5, y + 0.5);
      sampled.data[y * sampled.width + x] = readBetween(mask, sx - 0.5, sy - 0.5);
    }
  }
  return sampled;
}

function toScaled(from: Mask, to: Mask): Source {
  return (x, y) => [(x * from.width) / to.width, (y * from.height) / to.height];
}

/** Where a place of the straightened picture lay: turned back around the middle. */
function toTurned(mask: Mask, degrees: number): Source {
  const rect = toStraightRect(mask, degrees);
  const angle = (-degrees * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const [middleX, middleY] = [mask.width / 2, mask.height / 2];
  return (x, y) => {
    const dx = x + rect.x - middleX;
    const dy = y + rect.y - middleY;
    return [middleX + dx * cosine - dy * sine, middleY + dx * sine + dy * cosine];
  };
}

function readBetween({ width, height, data }: Mask, x: number, y: number): number {
  const clampX = (value: number): number => Math.min(Math.max(value, 0), width - 1);
  const clampY = (value: number): number => Math.min(Math.max(value, 0), height - 1);
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const read = (px: number, py: number): number => data[clampY(py) * width + clampX(px)] ?? 0;
  const top = read(x0, y0) * (1 - (x - x0)) + read(x0 + 1, y0) * (x - x0);
  const bottom = read(x0, y0 + 1) * (1 - (x - x0)) + read(x0 + 1, y0 + 1) * (x - x0);
  return Math.round(top * (1 - (y - y0)) + bottom * (y - y0));
}
