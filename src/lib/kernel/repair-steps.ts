import type { Adjustments, EditStep } from '../contracts/edit.ts';
import type { PixelRect } from '../contracts/mask.ts';
import type { Size } from '../contracts/size.ts';
import { BROKEN, choice, figure, isFigure, part } from './repair-row.ts';
import type { Rule, Rules } from './repair-row.ts';

type StepRules = { [T in EditStep['type']]: Rules<Extract<EditStep, { type: T }>> };

const number: Rule<number> = (value) => (isFigure(value) ? value : BROKEN);
const atLeast =
  (least: number): Rule<number> =>
  (value) =>
    isFigure(value) && value >= least ? value : BROKEN;
const only = <T extends string>(name: T): Rule<T> => choice([name], BROKEN);
const size: Rules<Size> = { width: atLeast(1), height: atLeast(1) };

const STEPS: StepRules = {
  turn: {
    type: only('turn'),
    quarters: (value) => (value === 1 || value === 2 || value === 3 ? value : BROKEN),
  },
  straighten: { type: only('straighten'), degrees: number },
  flip: { type: only('flip'), axis: choice(['horizontal', 'vertical'], BROKEN) },
  crop: { type: only('crop'), rect: part<PixelRect>({ x: number, y: number, ...size }) },
  resize: { type: only('resize'), size: part<Size>(size) },
  extend: {
    type: only('extend'),
    top: atLeast(0),
    right: atLeast(0),
    bottom: atLeast(0),
    left: atLeast(0),
  },
  adjust: {
    type: only('adjust'),
    values: part<Adjustments>({
      exposure: figure(),
      contrast: figure(),
      saturation: figure(),
      temperature: figure(),
      sharpen: figure(),
      blur: figure(),
    }),
  },
};

const repairStep: Rule<EditStep> = (value) => {
  const type = (value as { type?: unknown } | null | undefined)?.type;
  if (typeof type !== 'string' || !Object.hasOwn(STEPS, type)) return BROKEN;
  return part<EditStep>(STEPS[type as EditStep['type']] as unknown as Rules<EditStep>)(value);
};

/** Steps build on one another: one that cannot be read takes all with it. The same list where it is sound. */
export const repairSteps: Rule<EditStep[]> = (value) => {
  if (!Array.isArray(value)) return BROKEN;
  const steps = value.map(repairStep);
  if (steps.includes(BROKEN)) return BROKEN;
  return steps.every((step, at) => step === value[at]) ? (value as EditStep[]) : (steps as EditStep[]);
};
